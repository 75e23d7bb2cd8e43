using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.Ladders;

/// <summary>
/// One version of a ladder: the municipality's, or an organiser's or a unit's own in its place. Never changed after it is saved: a change is
/// a new version with a first day.
/// </summary>
internal sealed class LadderVersion
{
    public int Id { get; init; }

    /// <summary>The unit whose own it is; null for an organiser's or the municipality's.</summary>
    public int? UnitId { get; init; }

    /// <summary>The organiser whose own it is; null for a unit's or the municipality's.</summary>
    public int? OrganiserId { get; init; }

    /// <summary>Whose, in one word that is never null: k, h12, e5. Two saves of one owner's next version cannot both succeed.</summary>
    public required string Owner { get; init; }

    public required string Name { get; init; }

    public required int Version { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required string Source { get; init; }

    /// <summary>The ladder itself, as written by <see cref="Evaluating.DetectionDocuments"/>.</summary>
    public required string Document { get; init; }

    public int? SavedBy { get; init; }

    public required DateTime SavedAt { get; init; }
}

internal sealed class LadderMapping : IEntityTypeConfiguration<LadderVersion>
{
    public void Configure(EntityTypeBuilder<LadderVersion> builder)
    {
        builder.HasIndex(ladder => new { ladder.Owner, ladder.Version }).IsUnique();
        builder.Property(ladder => ladder.Owner).HasMaxLength(20);
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(ladder => ladder.UnitId);
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(ladder => ladder.OrganiserId);
        builder.Property(ladder => ladder.Name).HasMaxLength(200);
        builder.Property(ladder => ladder.Source).HasMaxLength(500);
    }
}
