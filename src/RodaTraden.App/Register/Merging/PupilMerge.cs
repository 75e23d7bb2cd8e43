using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Merging;

/// <summary>Two records that a person found to be one pupil: what was moved, so that it can be taken back.</summary>
internal sealed class PupilMerge
{
    public int Id { get; init; }

    /// <summary>The record that stays.</summary>
    public required int KeptId { get; init; }

    /// <summary>The record that went into it.</summary>
    public required int MergedId { get; init; }

    public required DateTime At { get; init; }

    public int? AccountId { get; init; }

    /// <summary>Rows that changed owner, by table: <see cref="MovedRows"/> as JSON.</summary>
    public required string Moved { get; init; }

    public DateTime? UndoneAt { get; set; }

    /// <summary>Days that the undo left with the record that stayed, because they had changed since.</summary>
    public int? KeptAtUndo { get; set; }

    public Guid Version { get; set; }
}

/// <summary>One month of the two records before they became one, and a mark of what it became.</summary>
internal sealed class MergedAttendance
{
    public int MergeId { get; set; }

    public required int Month { get; init; }

    public required int PupilId { get; init; }

    public required byte[] Days { get; init; }

    public required byte[] Lessons { get; init; }

    /// <summary>A mark per day of what the kept record's month became; empty for the record that went.</summary>
    public required byte[] After { get; init; }
}

/// <summary>Two records that look alike and are two pupils: a person has said so.</summary>
internal sealed class DifferentPupils
{
    public required int OneId { get; init; }

    public required int OtherId { get; init; }

    public required DateTime At { get; init; }

    public int? AccountId { get; init; }
}

internal sealed class MergingMapping : IEntityTypeConfiguration<PupilMerge>, IEntityTypeConfiguration<MergedAttendance>, IEntityTypeConfiguration<DifferentPupils>
{
    public void Configure(EntityTypeBuilder<PupilMerge> builder)
    {
        builder.ToTable("PupilMerges");
        builder.HasIndex(merge => merge.KeptId);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(merge => merge.KeptId);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(merge => merge.MergedId);
        builder.HasOne<Account>().WithMany().HasForeignKey(merge => merge.AccountId);
        builder.Property(merge => merge.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<MergedAttendance> builder)
    {
        builder.ToTable("MergedAttendance");
        builder.HasKey(month => new { month.MergeId, month.Month, month.PupilId });
        builder.HasOne<PupilMerge>().WithMany().HasForeignKey(month => month.MergeId);
    }

    public void Configure(EntityTypeBuilder<DifferentPupils> builder)
    {
        builder.ToTable("DifferentPupils");
        builder.HasKey(pair => new { pair.OneId, pair.OtherId });
        builder.HasOne<Pupil>().WithMany().HasForeignKey(pair => pair.OneId);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(pair => pair.OtherId);
    }
}
