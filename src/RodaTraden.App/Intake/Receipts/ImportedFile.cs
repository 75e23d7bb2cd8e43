using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RodaTraden.App.Intake.Receipts;

/// <summary>The receipt of one file that was read in, whole.</summary>
internal sealed class ImportedFile
{
    public int Id { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Who read it in; null when the operator did by command.</summary>
    public int? AccountId { get; init; }

    public required string FileName { get; init; }

    public required FileKind Kind { get; init; }

    /// <summary>Name of the sender, when told.</summary>
    public string Source { get; init; } = "";

    public long Rows { get; set; }

    public long New { get; set; }

    public long Changed { get; set; }

    public long Unchanged { get; set; }

    public long Refused { get; set; }

    /// <summary>Rows that differ from what a person has written by hand; the person's word stayed.</summary>
    public long KeptByHand { get; set; }

    /// <summary>The file with the refused rows, in the folder for them; null when there are none.</summary>
    public string? RefusedFile { get; set; }

    public DateTime? UndoneAt { get; set; }

    /// <summary>Days and rows that the undo left, because they had changed since.</summary>
    public int? KeptAtUndo { get; set; }

    /// <summary>When what it replaced was disposed of: it can no longer be taken back.</summary>
    public DateTime? DisposedAt { get; set; }

    public Guid Version { get; set; }
}

/// <summary>What a file replaced in one pupil's month: enough to take it back, and to see whether it has changed since.</summary>
internal sealed class ImportedMonth
{
    /// <summary>The receipt; set when the file has one.</summary>
    public int FileId { get; set; }

    public required int Month { get; init; }

    public required int PupilId { get; init; }

    /// <summary>The touched days as they were, in the blocks of a month; days that did not exist are left out.</summary>
    public required byte[] DaysBefore { get; init; }

    public required byte[] LessonsBefore { get; init; }

    /// <summary>For every touched day nine bytes: day of month and a hash of its lessons after the import.</summary>
    public required byte[] After { get; init; }
}

/// <summary>A row of the register that a file made or changed.</summary>
internal sealed class ImportedChange
{
    public long Id { get; init; }

    public required int FileId { get; init; }

    /// <summary>The type of row.</summary>
    public required string Entity { get; init; }

    public required int EntityId { get; init; }

    /// <summary>Its values before, as JSON; null when the file made it.</summary>
    public string? Before { get; set; }

    /// <summary>Its values after; null when the file removed it. A mark of them when the file made it, or when they may no longer stand here.</summary>
    public string? After { get; set; }
}

/// <summary>A reason text that no mapping knows, counted, without link to any pupil.</summary>
internal sealed class UnmappedReason
{
    public long Id { get; init; }

    public required int FileId { get; init; }

    public required string Text { get; init; }

    public required int Count { get; init; }
}

internal sealed class ReceiptMapping :
    IEntityTypeConfiguration<ImportedFile>,
    IEntityTypeConfiguration<ImportedMonth>,
    IEntityTypeConfiguration<ImportedChange>,
    IEntityTypeConfiguration<UnmappedReason>
{
    public void Configure(EntityTypeBuilder<ImportedFile> builder)
    {
        builder.Property(file => file.FileName).HasMaxLength(300);
        builder.Property(file => file.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(file => file.Source).HasMaxLength(200);
        builder.Property(file => file.RefusedFile).HasMaxLength(300);
        builder.Property(file => file.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ImportedMonth> builder)
    {
        builder.HasKey(month => new { month.FileId, month.Month, month.PupilId });
        builder.HasOne<ImportedFile>().WithMany().HasForeignKey(month => month.FileId);
    }

    public void Configure(EntityTypeBuilder<ImportedChange> builder)
    {
        builder.HasIndex(change => change.FileId);
        builder.HasOne<ImportedFile>().WithMany().HasForeignKey(change => change.FileId);
        builder.Property(change => change.Entity).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<UnmappedReason> builder)
    {
        builder.HasIndex(reason => reason.FileId);
        builder.HasOne<ImportedFile>().WithMany().HasForeignKey(reason => reason.FileId);
        builder.Property(reason => reason.Text).HasMaxLength(200);
    }
}
