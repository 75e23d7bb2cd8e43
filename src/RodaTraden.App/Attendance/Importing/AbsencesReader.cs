using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Register;
using RodaTraden.App.Register.Importing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// absences.csv: senders that tell only absence. The absence is laid over the lessons of the day where there is a timetable; where there is only
/// a calendar, the school day is one lesson, and the days that the file covers without a word are days in school. Where there is neither, the
/// row is refused: nobody can say what share it was.
/// </summary>
internal sealed class AbsencesReader(AppDbContext db, AttendanceStore store, LessonMerge merge, UnitCalendars calendars, ImpliedPresence implied, TimeProvider time) : IFileReader
{
    public FileKind Kind => FileKind.Absences;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var rows = await ParseAsync(table, report, cancellation);
        RefuseContradictions(rows, report);
        var days = rows.GroupBy(row => (row.PupilId, row.Date)).ToList();
        var stored = await LessonsOfAsync(days.Select(day => day.Key).ToList(), cancellation);
        var school = await calendars.LoadAsync([.. rows.Select(row => row.UnitId).Distinct()], cancellation);
        var lessons = new List<LessonRow>();
        foreach (var day in days)
        {
            var spans = day.Select(row => row.Span).Distinct().ToList();
            var offered = stored.GetValueOrDefault(day.Key) is { Count: > 0 } timetable
                ? timetable
                : school[day.First().UnitId].KindOf(day.Key.Date) == CalendarDayKind.SchoolDay ? [ImpliedPresence.Day(day.First().UnitId)] : [];
            Lay(day, spans, offered, lessons, report);
        }

        lessons.AddRange(await implied.SilentDaysAsync(
            [.. rows.Select(row => row.UnitId).Distinct()],
            rows.Select(row => row.Date).DefaultIfEmpty().Max(),
            days.Select(day => day.Key),
            cancellation));

        // The merge counts lessons; the report of this file counts rows.
        var merged = new FileReport(report.Path, report.Kind);
        await merge.MergeAsync(lessons, merged, progress, cancellation);
        report.TouchedPupils.UnionWith(merged.TouchedPupils);
        report.KeptByHand += merged.KeptByHand;
    }

    /// <summary>Counts a day's rows by what laying them over its lessons does, and hands the changed lessons on.</summary>
    private static void Lay(IGrouping<(int PupilId, DateOnly Date), AbsenceRow> day, List<AbsenceSpan> spans, IReadOnlyList<Lesson> offered, List<LessonRow> lessons, FileReport report)
    {
        var laid = offered.Select(lesson => (Before: lesson, After: AbsenceSpan.Over(lesson, spans))).ToList();
        foreach (var row in day)
        {
            var touched = laid.Where(of => of.Before.Start < row.Span.End && row.Span.Start < of.Before.End).ToList();
            if (touched.Count == 0)
            {
                report.Refuse(row.Line, "date", row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), RowRefusalReason.NoOfferedTime);
            }
            else if (touched.TrueForAll(of => of.Before.ByHand || of.Before.SaysTheSameAs(of.After)))
            {
                report.Unchanged++;
            }
            else if (touched.Exists(of => of.Before.Reported && of.Before.Absent + of.Before.Leave > 0))
            {
                report.Changed++;
            }
            else
            {
                report.New++;
            }
        }

        lessons.AddRange(laid.Where(of => !of.Before.SaysTheSameAs(of.After)).Select(of => new LessonRow(day.Key.PupilId, day.Key.Date.DayNumber, (int)day.First().Line, of.After)));
    }

    private static void RefuseContradictions(List<AbsenceRow> rows, FileReport report)
    {
        var against = rows.GroupBy(row => (row.PupilId, row.Date))
            .SelectMany(day => day.Where(row => day.Any(other => row.Span.Contradicts(other.Span))))
            .ToList();
        foreach (var row in against)
        {
            report.Refuse(row.Line, "date", row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), RowRefusalReason.Contradiction);
        }

        rows.RemoveAll(against.Contains);
    }

    private async Task<List<AbsenceRow>> ParseAsync(TableFile table, FileReport report, CancellationToken cancellation)
    {
        var pupils = await db.Pupils.ToDictionaryAsync(pupil => pupil.Key, pupil => pupil.Id, cancellation);
        var units = await db.Units.ToDictionaryAsync(unit => unit.Key, unit => unit.Id, cancellation);
        var enrolments = (await db.Enrolments.AsNoTracking().ToListAsync(cancellation)).ToLookup(enrolment => enrolment.PupilId);
        var today = time.SwedishToday();
        var rows = new RegisterRows(table, report);
        var parsed = new List<AbsenceRow>();
        while (rows.Next())
        {
            var pupilId = rows.Known("pupil", rows.Required("pupil"), pupils, RowRefusalReason.UnknownPupil, 0);
            rows.Required("date");
            var date = rows.Date("date") ?? today;
            if (date > today)
            {
                rows.Refuse("date", rows.Text("date"), RowRefusalReason.DateInFuture);
            }

            var unit = rows.Text("unit");
            var unitId = unit.Length > 0
                ? rows.Known("unit", unit, units, RowRefusalReason.UnknownUnit, 0)
                : enrolments[pupilId].Where(enrolment => enrolment.Covers(date)).OrderByDescending(enrolment => enrolment.From).FirstOrDefault()?.UnitId ?? 0;
            if (unitId == 0)
            {
                rows.Refuse("unit", unit, unit.Length > 0 ? RowRefusalReason.UnknownUnit : RowRefusalReason.ValueMissing);
            }

            var span = Span(rows, report);
            if (rows.IsInOrder)
            {
                parsed.Add(new(rows.Line, pupilId, unitId, date, span));
            }
        }

        return parsed;
    }

    private static AbsenceSpan Span(RegisterRows rows, FileReport report)
    {
        rows.Required("kind");
        var kind = rows.Word(
            "kind",
            ("valid", AbsenceKind.Valid),
            ("giltig", AbsenceKind.Valid),
            ("invalid", AbsenceKind.Invalid),
            ("ogiltig", AbsenceKind.Invalid),
            ("leave", AbsenceKind.Leave),
            ("ledighet", AbsenceKind.Leave),
            ("late", AbsenceKind.Late),
            ("sen ankomst", AbsenceKind.Late));
        var (start, end) = (rows.Time("start"), rows.Time("end"));
        if (start is null != end is null)
        {
            rows.Refuse(start is null ? "start" : "end", "", RowRefusalReason.ValueMissing);
        }
        else if (start >= end)
        {
            rows.Refuse("end", rows.Text("end"), RowRefusalReason.EndNotAfterStart);
        }
        else if (start is null && kind == AbsenceKind.Late)
        {
            rows.Refuse("start", "", RowRefusalReason.LateWithoutTime);
        }

        var whole = AbsenceSpan.WholeDay;
        return new(start ?? whole.Start, end ?? whole.End, kind, StatedReasons.Of(rows.Text("reason"), report.UnmappedReasons));
    }

    private async Task<Dictionary<(int PupilId, DateOnly Date), IReadOnlyList<Lesson>>> LessonsOfAsync(List<(int PupilId, DateOnly Date)> days, CancellationToken cancellation)
    {
        var found = new Dictionary<(int PupilId, DateOnly Date), IReadOnlyList<Lesson>>();
        foreach (var month in days.GroupBy(day => AttendanceStore.MonthOf(day.Date)))
        {
            foreach (var stored in await store.ReadAsync(month.Key, month.Key, month.Select(day => day.PupilId).ToHashSet(), cancellation))
            {
                stored.Unpack().ForEach(day => found[(stored.PupilId, day.Date)] = day.Lessons);
            }
        }

        return found;
    }

    private sealed record AbsenceRow(long Line, int PupilId, int UnitId, DateOnly Date, AbsenceSpan Span);
}
