using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RodaTraden.App.Access.Auditing;

/// <summary>
/// What an act changed: values before and after, beside the audit. The act's entry, and so its chain, holds only a salted hash: nobody can change what stands here
/// unseen, and when it has been disposed of nobody can find out from the chain what it was.
/// </summary>
internal sealed class ChangedValues
{
    public long Id { get; init; }

    public long EntryId { get; init; }

    /// <summary>The act.</summary>
    public required AuditEntry Entry { get; init; }

    /// <summary>The rows that were changed, as <see cref="ChangedRow"/> in JSON.</summary>
    public required string Content { get; init; }

    /// <summary>Drawn by chance for this row alone: without it a hash of few possible values tells which of them it was.</summary>
    public required byte[] Salt { get; init; }
}

internal sealed class ChangedValuesMapping : IEntityTypeConfiguration<ChangedValues>
{
    public void Configure(EntityTypeBuilder<ChangedValues> builder)
    {
        builder.ToTable("ChangedValues");
        builder.HasIndex(values => values.EntryId).IsUnique();
        builder.HasOne(values => values.Entry).WithOne().HasForeignKey<ChangedValues>(values => values.EntryId);
    }
}
