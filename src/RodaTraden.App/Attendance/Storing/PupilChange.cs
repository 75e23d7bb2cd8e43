using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>
/// Pupils whose attendance or place some act has changed, written with the act itself. Whoever holds years in memory learns here what is no longer
/// true, in whatever process it was changed; and a process killed before it has evaluated them forgets nobody. Written and read by <see cref="PupilChanges"/>.
/// </summary>
internal sealed class PupilChange
{
    /// <summary>Without gaps, in the order in which the acts were committed.</summary>
    public required long Id { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Their numbers, four bytes each, lowest first; null for everybody.</summary>
    public byte[]? Pupils { get; init; }

    /// <summary>No day before this one has changed, nor anybody's place; null when that may be.</summary>
    public DateOnly? AttendanceFrom { get; init; }

    /// <summary>Whether their standings tell of the change.</summary>
    public bool Evaluated { get; set; }
}

internal sealed class PupilChangeMapping : IEntityTypeConfiguration<PupilChange>
{
    public void Configure(EntityTypeBuilder<PupilChange> builder)
    {
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasIndex(change => change.Evaluated).HasFilter("not evaluated");
    }
}
