using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Register.Importing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// Absences from senders that tell only absence: absences.csv, and attendance events of interchange documents. They are kept as told; the days are
/// made by <see cref="ToldDays"/>. Where neither timetable nor calendar tells how long the day was, the absence waits, and the report says so.
/// </summary>
internal sealed class AbsencesReader(AppDbContext db, ToldDays days, TimeProvider time) : IFileReader
{
    private const int FirstYear = 1990;

    public FileKind Kind => FileKind.Absences;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var rows = Agreed(await ParseAsync(table, report, cancellation), report);
        progress.Report(new(report.FileName, RunStage.Comparing, 0, rows.Count));
        var (spoken, formerUnits) = await KeepAsync(rows, report, cancellation);
        if (table.IsSparse)
        {
            await ImpliedEnrolments.AddAsync(db, [.. rows.Select(row => (row.PupilId, row.UnitId, row.Date))], report, cancellation);
        }

        var pupils = await days.PupilsOfAsync([.. rows.Select(row => row.UnitId).Union(formerUnits)], cancellation);
        pupils.UnionWith(rows.Select(row => row.PupilId));
        var placed = await days.LayForFileAsync(pupils, report, cancellation, spoken, rows.Select(row => SchoolYear.Of(row.Date)).ToHashSet());
        report.Waiting = rows.Count(row => row.Span.IsOfUnknownLength || !placed.Contains((row.PupilId, row.Date)));
    }

    /// <summary>Puts the rows among what has been told: a later word takes the place of an earlier one that it contradicts or corrects.</summary>
    /// <returns>The days that are spoken of, each with what was replaced, and the units that something was told at before.</returns>
    private async Task<(SpokenDays Spoken, HashSet<int> FormerUnits)> KeepAsync(List<AbsenceRow> rows, FileReport report, CancellationToken cancellation)
    {
        var spoken = new SpokenDays();
        var formerUnits = new HashSet<int>();
        if (rows.Count == 0)
        {
            return (spoken, formerUnits);
        }

        var (first, last) = (rows.Min(row => row.Date), rows.Max(row => row.Date));
        var pupils = rows.Select(row => row.PupilId).ToHashSet();
        var said = rows.Select(row => (row.PupilId, row.Date, row.Span.Start, row.Span.End)).ToHashSet();
        var earlier = new List<ToldAbsence>();
        foreach (var some in pupils.Chunk(1000))
        {
            earlier.AddRange(await db.ToldAbsences.Where(told => some.Contains(told.PupilId) && told.Date >= first && told.Date <= last).ToListAsync(cancellation));
        }

        var stored = earlier
            .GroupBy(told => (told.PupilId, told.Date))
            .ToDictionary(of => of.Key, of => of.ToList());
        foreach (var row in rows)
        {
            var key = (row.PupilId, row.Date);
            spoken.TryAdd(key, []);
            if (!stored.TryGetValue(key, out var told))
            {
                stored[key] = told = [];
            }

            var same = told.Find(one => one.Start == row.Span.Start && one.End == row.Span.End);
            var replaced = told.Where(one => one != same && !said.Contains((one.PupilId, one.Date, one.Start, one.End)) && row.Span.Replaces(one.Span)).ToList();
            spoken[key].AddRange(replaced.Select(one => one.Span));
            formerUnits.UnionWith(replaced.Select(one => one.UnitId));
            db.RemoveRange(replaced);
            told.RemoveAll(replaced.Contains);
            if (same is not null)
            {
                formerUnits.Add(same.UnitId);
                var changes = replaced.Count > 0 || same.UnitId != row.UnitId || same.Kind != row.Span.Kind || same.Reason != row.Span.Reason;
                (same.Kind, same.Reason, same.UnitId) = (row.Span.Kind, row.Span.Reason, row.UnitId);
                report.Changed += changes ? 1 : 0;
                report.Unchanged += changes ? 0 : 1;
                continue;
            }

            var made = new ToldAbsence { PupilId = row.PupilId, UnitId = row.UnitId, Date = row.Date, Start = row.Span.Start, End = row.Span.End, Kind = row.Span.Kind, Reason = row.Span.Reason };
            db.Add(made);
            told.Add(made);
            report.Changed += replaced.Count > 0 ? 1 : 0;
            report.New += replaced.Count > 0 ? 0 : 1;
        }

        await db.SaveChangesAsync(cancellation);
        return (spoken, formerUnits);
    }

    /// <summary>
    /// Leaves one row of those that repeat each other, and none of those that contradict each other. A row that yields to another key of the pupil contradicts nothing:
    /// it goes.
    /// </summary>
    private static List<AbsenceRow> Agreed(List<AbsenceRow> rows, FileReport report)
    {
        var agreed = new List<AbsenceRow>();
        var refused = 0;
        foreach (var day in rows.GroupBy(row => (row.PupilId, row.Date)))
        {
            var said = day.Where(row => !row.Yields).Select(row => row.Span).ToHashSet();
            var told = day.Where(row => !row.Yields || !said.Any(span => span.Contradicts(row.Span))).GroupBy(row => row.Span).ToList();
            foreach (var same in told)
            {
                var against = told.Where(other => other.Key.Contradicts(same.Key)).SelectMany(other => other).Take(3).ToList();
                if (against.Count == 0)
                {
                    agreed.Add(same.First());
                }
                else
                {
                    Refuse(same, against, report);
                    refused += same.Count();
                }
            }
        }

        report.Unchanged += rows.Count - agreed.Count - refused;
        return agreed;
    }

    private static void Refuse(IEnumerable<AbsenceRow> rows, List<AbsenceRow> against, FileReport report)
    {
        var lines = string.Join(", ", against.Select(other => other.Line));
        foreach (var row in rows)
        {
            report.Refuse(row.Line, "date", row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), RowRefusalReason.Contradiction, lines);
        }
    }

    private async Task<List<AbsenceRow>> ParseAsync(TableFile table, FileReport report, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        var pupils = await PupilKeys.LoadAsync(db, today, cancellation);
        var units = await UnitKeys.LoadAsync(db, table, cancellation);
        var enrolments = (await db.Enrolments.AsNoTracking().ToListAsync(cancellation)).ToLookup(enrolment => enrolment.PupilId);
        var rows = new RegisterRows(table, report);
        var parsed = new List<AbsenceRow>();
        while (rows.Next())
        {
            var pupilId = pupils.Of(rows, "pupil");
            rows.Required("date");
            var date = rows.Date("date") ?? today;
            if (date.Year < FirstYear)
            {
                rows.Refuse("date", rows.Text("date"), RowRefusalReason.ImpossibleDate);
            }
            else if (date > today)
            {
                rows.Refuse("date", rows.Text("date"), RowRefusalReason.DateInFuture);
            }

            var unit = rows.Text("unit");
            var unitId = unit.Length > 0 && rows.IsInOrder
                ? units.Of(rows, "unit")
                : enrolments[pupilId].Where(enrolment => enrolment.Covers(date)).OrderByDescending(enrolment => enrolment.From).FirstOrDefault()?.UnitId ?? 0;
            if (unitId == 0)
            {
                rows.Refuse("unit", unit, unit.Length > 0 ? RowRefusalReason.UnknownUnit : RowRefusalReason.ValueMissing);
            }

            var span = Span(rows, report);
            if (rows.IsInOrder)
            {
                parsed.Add(new(rows.Line, pupilId, unitId, date, span, pupils.Yields(pupilId, rows, "pupil")));
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
            ("sen ankomst", AbsenceKind.Late),
            ("partial", AbsenceKind.Partial),
            ("del av dagen", AbsenceKind.Partial),
            ("present", AbsenceKind.Present),
            ("närvarande", AbsenceKind.Present));
        var (start, end, minutes) = (rows.Time("start"), rows.Time("end"), rows.Minutes("minutes"));
        if (start is null != end is null)
        {
            rows.Refuse(start is null ? "start" : "end", "", RowRefusalReason.ValueMissing);
        }
        else if (start >= end)
        {
            rows.Refuse("end", rows.Text("end"), RowRefusalReason.EndNotAfterStart);
        }
        else if (start is null && minutes is null && kind == AbsenceKind.Late)
        {
            rows.Refuse("start", "", RowRefusalReason.LateWithoutTime);
        }

        var reason = StatedReasons.Of(rows.Text("reason"), report.UnmappedReasons);
        return (start, end, minutes, kind) switch
        {
            // Midnight is where spans without a place begin; no school day does.
            ({ } from, { } to, _, _) => new((from, to) == AbsenceSpan.WholeDay ? from : Math.Max(from, (short)1), to, kind, reason),
            (_, _, { } length, _) => new(0, length, kind, reason),
            (_, _, _, AbsenceKind.Partial) => new(0, 0, kind, reason),
            _ => new(AbsenceSpan.WholeDay.Start, AbsenceSpan.WholeDay.End, kind, reason),
        };
    }

    private sealed record AbsenceRow(long Line, int PupilId, int UnitId, DateOnly Date, AbsenceSpan Span, bool Yields);
}
