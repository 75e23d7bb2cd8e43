using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Access.Auditing;

/// <summary>
/// One act: who, in which role, what, about whom, when. Written in the act's own transaction. Ids and codes only: names, texts and values
/// lie in the tables that retention can erase.
/// </summary>
internal sealed class AuditEntry : ChainedEntry
{
    /// <summary>The account; null when the operator acted through a command.</summary>
    public int? AccountId { get; init; }

    /// <summary>The role one acted in; empty for the operator.</summary>
    public required string Role { get; init; }

    public required AuditAct Act { get; init; }

    public int? PupilId { get; init; }

    public int? UnitId { get; init; }

    /// <summary>The row that was written: table and id.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Why it was allowed.</summary>
    public string Ground { get; init; } = "";

    /// <summary>SHA-256 over the values that the act changed; null when it changed none that are kept. See <see cref="ChangedValues"/>.</summary>
    public byte[]? ValuesHash { get; set; }

    public override ChainContent WriteTo(ChainContent content)
    {
        content.Begin().Add(At).Add(AccountId).Add(Role).Add(Act.ToString()).Add(PupilId).Add(UnitId).Add(Reference).Add(Ground);

        // Last, and only where there are any: entries from before values were kept are the same bytes as ever.
        return ValuesHash is null ? content : content.Add(Convert.ToHexString(ValuesHash));
    }
}

/// <summary>One look at a pupil: who, in which role, what kind of information, when.</summary>
internal sealed class ReadEntry : ChainedEntry
{
    public required int AccountId { get; init; }

    public required string Role { get; init; }

    public required int PupilId { get; init; }

    public required string Category { get; init; }

    /// <summary>The page, as a code; never an address with words in it.</summary>
    public required string Page { get; init; }

    public override ChainContent WriteTo(ChainContent content) =>
        content.Begin().Add(At).Add(AccountId).Add(Role).Add(PupilId).Add(Category).Add(Page);
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<ReadEntry>, IEntityTypeConfiguration<AuditChain>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasIndex(entry => entry.PupilId);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => entry.Reference);
        builder.HasIndex(entry => new { entry.ChainId, entry.Place }).IsUnique();

        // Letter by letter: a word that was changed must not read as the act it was.
        builder.Property(entry => entry.Act).HasConversion(act => act.ToString(), word => ActOf(word)).HasMaxLength(40);
        builder.Property(entry => entry.Role).HasMaxLength(40);
        builder.Property(entry => entry.Reference).HasMaxLength(100);
        builder.Property(entry => entry.Ground).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<ReadEntry> builder)
    {
        builder.HasIndex(entry => new { entry.PupilId, entry.At });
        builder.HasIndex(entry => new { entry.AccountId, entry.At });
        builder.HasIndex(entry => new { entry.ChainId, entry.Place }).IsUnique();
        builder.Property(entry => entry.Role).HasMaxLength(40);
        builder.Property(entry => entry.Category).HasMaxLength(40);
        builder.Property(entry => entry.Page).HasMaxLength(60);
    }

    private static AuditAct ActOf(string word) => Enum.TryParse<AuditAct>(word, out var act) && act.ToString() == word ? act : (AuditAct)(-1);

    public void Configure(EntityTypeBuilder<AuditChain> builder)
    {
        builder.Property(chain => chain.Kind).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(chain => new { chain.Kind, chain.OrganiserId, chain.Month }).IsUnique();
    }
}
