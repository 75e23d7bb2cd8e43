using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>What senders told beside lessons: absences alone, and sums of a period.</summary>
internal sealed class ToldMapping : IEntityTypeConfiguration<ToldAbsence>, IEntityTypeConfiguration<PeriodFigure>
{
    public void Configure(EntityTypeBuilder<ToldAbsence> builder)
    {
        builder.HasIndex(told => new { told.PupilId, told.Date });
        builder.HasIndex(told => told.UnitId);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(told => told.PupilId);
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(told => told.UnitId);
        builder.Property(told => told.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(told => told.Reason).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(told => told.Span);
    }

    public void Configure(EntityTypeBuilder<PeriodFigure> builder)
    {
        builder.HasIndex(figure => new { figure.PupilId, figure.Source, figure.From, figure.To, figure.Subject }).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(figure => figure.PupilId);
        builder.Property(figure => figure.Source).HasMaxLength(200);
        builder.Property(figure => figure.Subject).HasMaxLength(200);
        builder.Ignore(figure => figure.Absent);
        builder.Ignore(figure => figure.Observed);
    }
}
