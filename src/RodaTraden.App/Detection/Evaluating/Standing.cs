using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// Where a pupil stood at the latest evaluation: derived data for lists, made anew whenever the pupil's attendance changes.
/// Protected pupils have none.
/// </summary>
public sealed class Standing
{
    public required int PupilId { get; init; }

    public required int UnitId { get; set; }

    public required DateOnly AsOf { get; set; }

    public required int RawStep { get; set; }

    public required int HeldStep { get; set; }

    public DateOnly? ReachedOn { get; set; }

    public required bool Judged { get; set; }

    public required int Absent20 { get; set; }

    public required int Observed20 { get; set; }

    public DateOnly? From20 { get; set; }

    public DateOnly? To20 { get; set; }

    public required int Reported10 { get; set; }

    public required int Offered10 { get; set; }

    /// <summary>The true conditions, as written by <see cref="DetectionDocuments"/>.</summary>
    public required string Conditions { get; set; }
}

/// <summary>A condition that has been true for a pupil: when first and last, and the figures then and now. Written when it begins and when it ends.</summary>
public sealed class Signal
{
    public int Id { get; init; }

    public required int PupilId { get; init; }

    /// <summary>What makes it the same signal from day to day.</summary>
    public required string Key { get; init; }

    public required int Step { get; init; }

    /// <summary>The day of the evaluation that first found it.</summary>
    public required DateOnly FirstTrue { get; init; }

    /// <summary>The day of the evaluation that last found it, once it has ended; while it stands, that is the day of the pupil's standing.</summary>
    public required DateOnly LastTrue { get; set; }

    /// <summary>The day of the evaluation that no longer found it; null while it stands.</summary>
    public DateOnly? EndedOn { get; set; }

    public required string FiguresThen { get; init; }

    /// <summary>The figures with which it was last true, once it has ended; while it stands, they are in the pupil's standing. Empty when none are known but the first.</summary>
    public required string FiguresNow { get; set; }
}

internal sealed class EvaluatingMapping : IEntityTypeConfiguration<Standing>, IEntityTypeConfiguration<Signal>
{
    public void Configure(EntityTypeBuilder<Standing> builder)
    {
        builder.HasKey(standing => standing.PupilId);
        builder.Property(standing => standing.PupilId).ValueGeneratedNever();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(standing => standing.PupilId);
        builder.HasIndex(standing => new { standing.UnitId, standing.HeldStep });
    }

    public void Configure(EntityTypeBuilder<Signal> builder)
    {
        builder.HasIndex(signal => signal.PupilId);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(signal => signal.PupilId);
        builder.Property(signal => signal.Key).HasMaxLength(300);
    }
}
