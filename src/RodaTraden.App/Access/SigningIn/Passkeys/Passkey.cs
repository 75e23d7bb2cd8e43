using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;

namespace RodaTraden.App.Access.SigningIn.Passkeys;

/// <summary>
/// A passkey: the public half of a key that never leaves somebody's phone, computer or card. In a table of our own: the framework's keeps one column as a document, which the two
/// databases write differently.
/// </summary>
internal sealed class Passkey
{
    public int Id { get; init; }

    public required int AccountId { get; init; }

    public required byte[] CredentialId { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Rises at each use, where the key counts: one that goes back has been copied.</summary>
    public required long SignCount { get; set; }

    public required string Transports { get; init; }

    public required bool IsUserVerified { get; set; }

    public required bool IsBackupEligible { get; init; }

    public required bool IsBackedUp { get; set; }

    public required byte[] AttestationObject { get; init; }

    public required byte[] ClientDataJson { get; init; }

    public static Passkey Of(int accountId, UserPasskeyInfo info) => new()
    {
        AccountId = accountId,
        CredentialId = info.CredentialId,
        PublicKey = info.PublicKey,
        Name = info.Name ?? "",
        CreatedAt = info.CreatedAt.UtcDateTime,
        SignCount = info.SignCount,
        Transports = string.Join(',', info.Transports ?? []),
        IsUserVerified = info.IsUserVerified,
        IsBackupEligible = info.IsBackupEligible,
        IsBackedUp = info.IsBackedUp,
        AttestationObject = info.AttestationObject,
        ClientDataJson = info.ClientDataJson,
    };

    public UserPasskeyInfo ToInfo() => new(
        CredentialId,
        PublicKey,
        new DateTimeOffset(DateTime.SpecifyKind(CreatedAt, DateTimeKind.Utc)),
        (uint)SignCount,
        Transports.Split(',', StringSplitOptions.RemoveEmptyEntries),
        IsUserVerified,
        IsBackupEligible,
        IsBackedUp,
        AttestationObject,
        ClientDataJson)
    {
        Name = Name,
    };
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.HasIndex(key => key.CredentialId).IsUnique();
        builder.HasIndex(key => key.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(key => key.AccountId);
        builder.Property(key => key.Name).HasMaxLength(PasskeyBook.LongestName);
        builder.Property(key => key.Transports).HasMaxLength(100);
    }
}
