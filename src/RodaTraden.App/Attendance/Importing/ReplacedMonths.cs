using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>Keeps what a file replaces, under its receipt, while the file is read in.</summary>
internal sealed class ReplacedMonths(AppDbContext db)
{
    private const int AtATime = 500;

    private static readonly BulkTable<ImportedMonth> Table = new(
        "imported_months",
        ["file_id", "month", "pupil_id"],
        new BulkColumn<ImportedMonth, int>("file_id", NpgsqlDbType.Integer, month => month.FileId),
        new BulkColumn<ImportedMonth, int>("month", NpgsqlDbType.Integer, month => month.Month),
        new BulkColumn<ImportedMonth, int>("pupil_id", NpgsqlDbType.Integer, month => month.PupilId),
        new BulkColumn<ImportedMonth, byte[]>("days_before", NpgsqlDbType.Bytea, month => month.DaysBefore),
        new BulkColumn<ImportedMonth, byte[]>("lessons_before", NpgsqlDbType.Bytea, month => month.LessonsBefore),
        new BulkColumn<ImportedMonth, byte[]>("after", NpgsqlDbType.Bytea, month => month.After));

    private int fileId;

    /// <summary>What comes belongs to a receipt.</summary>
    public void BelongTo(int receiptId) => fileId = receiptId;

    /// <summary>Makes the record of one pupil's month: the touched days before, and a mark of each after.</summary>
    public static ImportedMonth Before(int month, int pupilId, List<StoredDay> replaced, List<StoredDay> after)
    {
        var (days, lessons) = AttendanceBlocks.Pack(replaced);
        return new()
        {
            Month = month,
            PupilId = pupilId,
            DaysBefore = days,
            LessonsBefore = lessons,
            After = DayMarks.Of(after.Where(day => replaced.Exists(was => was.Date == day.Date))),
        };
    }

    /// <summary>Makes the record of a month where there was nothing.</summary>
    public static ImportedMonth Nothing(int month, int pupilId, byte[] marks) => new()
    {
        Month = month,
        PupilId = pupilId,
        DaysBefore = [],
        LessonsBefore = [MonthPacker.FormatVersion],
        After = marks,
    };

    /// <summary>Keeps records of months that the file has not touched before.</summary>
    public Task AddAsync(IReadOnlyCollection<ImportedMonth> months, CancellationToken cancellation) => Table.AddAsync(db, [.. months.Select(Mine)], cancellation);

    /// <summary>Keeps records. A month that the same file has touched before keeps its days as they first were, and the marks of how they are now.</summary>
    public async Task KeepAsync(IReadOnlyCollection<ImportedMonth> months, CancellationToken cancellation)
    {
        var together = new List<ImportedMonth>();
        foreach (var some in months.Chunk(AtATime))
        {
            var pupils = some.Select(month => month.PupilId).ToHashSet();
            var earlier = (await db.ImportedMonths.AsNoTracking().Where(month => month.FileId == fileId && pupils.Contains(month.PupilId)).ToListAsync(cancellation))
                .ToDictionary(month => (month.Month, month.PupilId));
            together.AddRange(some.Select(month => Mine(earlier.TryGetValue((month.Month, month.PupilId), out var before) ? Together(before, month) : month)));
        }

        await Table.ReplaceAsync(db, together, cancellation);
    }

    private ImportedMonth Mine(ImportedMonth month)
    {
        month.FileId = fileId;
        return month;
    }

    private static ImportedMonth Together(ImportedMonth earlier, ImportedMonth later)
    {
        var (marks, newer) = (DayMarks.Read(earlier.After), DayMarks.Read(later.After));
        var first = AttendanceBlocks.Unpack(earlier.Month, earlier.DaysBefore, earlier.LessonsBefore);
        var also = AttendanceBlocks.Unpack(later.Month, later.DaysBefore, later.LessonsBefore).Where(day => !marks.ContainsKey(day.Date.Day));
        var (days, lessons) = AttendanceBlocks.Pack([.. first, .. also]);
        foreach (var (day, mark) in newer)
        {
            marks[day] = mark;
        }

        return new() { Month = earlier.Month, PupilId = earlier.PupilId, DaysBefore = days, LessonsBefore = lessons, After = DayMarks.Write(marks) };
    }
}
