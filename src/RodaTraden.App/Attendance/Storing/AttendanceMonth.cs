using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>
/// One pupil, one month: sums as plain columns for SQL, day sums and lessons as two blocks (see <see cref="AttendanceBlocks"/>).
/// Keyed month first, so that a night's feed touches one end of the table. Read and written by <see cref="AttendanceStore"/> alone.
/// </summary>
internal sealed class AttendanceMonth
{
    /// <summary>Year and month as 202611.</summary>
    public required int Month { get; init; }

    public required int PupilId { get; init; }

    public int SchoolDays { get; set; }

    public int ObservedDays { get; set; }

    public int Offered { get; set; }

    public int Reported { get; set; }

    public int Valid { get; set; }

    public int Invalid { get; set; }

    public int Leave { get; set; }

    public required byte[] Days { get; set; }

    public required byte[] Lessons { get; set; }
}

/// <summary>A subject or course, named once.</summary>
internal sealed class Subject
{
    public int Id { get; init; }

    public required string Name { get; init; }
}

internal sealed class AttendanceMapping : IEntityTypeConfiguration<AttendanceMonth>, IEntityTypeConfiguration<Subject>
{
    public void Configure(EntityTypeBuilder<AttendanceMonth> builder)
    {
        builder.HasKey(month => new { month.Month, month.PupilId });
        builder.Property(month => month.Month).ValueGeneratedNever();
        builder.Property(month => month.PupilId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Subject> builder)
    {
        builder.Property(subject => subject.Name).HasMaxLength(200);
        builder.HasIndex(subject => subject.Name).IsUnique();
    }
}
