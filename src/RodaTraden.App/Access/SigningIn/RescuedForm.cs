using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;

namespace RodaTraden.App.Access.SigningIn;

/// <summary>What somebody had written when the session ended: kept for half an hour, encrypted, for the same account alone.</summary>
internal sealed class RescuedForm
{
    public required Guid Id { get; init; }

    public required int AccountId { get; init; }

    /// <summary>The page's address, without query.</summary>
    public required string Path { get; init; }

    /// <summary>The fields, encrypted with the installation's keys.</summary>
    public required byte[] Content { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class RescuedFormMapping : IEntityTypeConfiguration<RescuedForm>
{
    public void Configure(EntityTypeBuilder<RescuedForm> builder)
    {
        builder.ToTable("RescuedForms");
        builder.Property(form => form.Id).ValueGeneratedNever();
        builder.Property(form => form.Path).HasMaxLength(200);
        builder.HasIndex(form => form.At);
        builder.HasOne<Account>().WithMany().HasForeignKey(form => form.AccountId);
    }
}
