using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Register;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>Makes the days of pupils anew out of what has been told of absence (<see cref="TellingOfAbsence"/>), and writes those that change.</summary>
internal sealed class ToldDays(AppDbContext db, AttendanceStore store, ReplacedMonths replacedMonths, UnitCalendars calendars)
{
    private const int AtATime = 1000;

    /// <summary>Everybody whose days something at some units may change: who is or was enrolled there, and of whom something was told there.</summary>
    public async Task<HashSet<int>> PupilsOfAsync(IReadOnlyCollection<int> unitIds, CancellationToken cancellation)
    {
        var pupils = await db.Enrolments.Where(enrolment => unitIds.Contains(enrolment.UnitId)).Select(enrolment => enrolment.PupilId).Distinct().ToHashSetAsync(cancellation);
        pupils.UnionWith(await db.ToldAbsences.Where(told => unitIds.Contains(told.UnitId)).Select(told => told.PupilId).Distinct().ToListAsync(cancellation));
        return pupils;
    }

    /// <summary>Everybody at those of some units where anything has been told of absence.</summary>
    public async Task<HashSet<int>> PupilsOfToldUnitsAsync(IReadOnlyCollection<int> unitIds, CancellationToken cancellation)
    {
        var units = await db.ToldAbsences.Where(told => unitIds.Contains(told.UnitId)).Select(told => told.UnitId).Distinct().ToListAsync(cancellation);
        return units.Count == 0 ? [] : await PupilsOfAsync(units, cancellation);
    }

    /// <summary>Lays the days of pupils for a file: what changes is kept with its receipt, and counted.</summary>
    /// <param name="pupils">Whose days.</param>
    /// <param name="report">What is counted.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="spoken">The days that the file speaks of.</param>
    /// <param name="years">The school years that the file can change; all when it may change any.</param>
    /// <returns>The told days that have a lesson to lie on.</returns>
    public async Task<HashSet<(int PupilId, DateOnly Date)>> LayForFileAsync(IReadOnlyCollection<int> pupils, FileReport report, CancellationToken cancellation, SpokenDays? spoken = null, IReadOnlySet<SchoolYear>? years = null)
    {
        var placed = new HashSet<(int, DateOnly)>();
        var replaced = new List<ImportedMonth>();
        await LayAsync(pupils, spoken ?? [], years, everyYear: false, Kept, cancellation);
        await replacedMonths.KeepAsync(replaced, cancellation);
        return placed;

        void Kept(int pupilId, LaidYear laid, List<ImportedMonth> before)
        {
            placed.UnionWith(laid.Placed.Where(day => spoken is not null && spoken.ContainsKey((pupilId, day))).Select(day => (pupilId, day)));
            report.KeptByHand += laid.KeptByHand;
            if (laid.Changed.Count > 0)
            {
                report.Touch(pupilId);
                report.DaysMade += laid.Changed.Values.Count(day => day.Exists(lesson => lesson.Implied));
                replaced.AddRange(before);
            }
        }
    }

    /// <summary>Lays the days of pupils again after something was taken back or moved: also in years where nothing told remains.</summary>
    /// <returns>The pupils whose days changed.</returns>
    public async Task<HashSet<int>> LayAgainAsync(IReadOnlyCollection<int> pupils, CancellationToken cancellation)
    {
        var touched = new HashSet<int>();
        await LayAsync(pupils, [], years: null, everyYear: true, Noted, cancellation);
        return touched;

        void Noted(int pupilId, LaidYear laid, List<ImportedMonth> before)
        {
            if (laid.Changed.Count > 0)
            {
                touched.Add(pupilId);
            }
        }
    }

    private async Task LayAsync(IReadOnlyCollection<int> pupils, SpokenDays spoken, IReadOnlySet<SchoolYear>? years, bool everyYear, Action<int, LaidYear, List<ImportedMonth>> done, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        if (pupils.Count == 0)
        {
            return;
        }

        var told = await db.ToldAbsences.Select(one => new { one.UnitId, one.Date }).Distinct().ToListAsync(cancellation);
        if (told.Count == 0 && !everyYear)
        {
            return;
        }

        var until = told.GroupBy(one => SchoolYear.Of(one.Date)).ToDictionary(
            year => year.Key,
            year => year.GroupBy(one => one.UnitId).ToDictionary(unit => unit.Key, unit => unit.Max(one => one.Date)));
        var school = await calendars.LoadAsync([.. told.Select(one => one.UnitId).Distinct()], cancellation);
        await store.LockAsync(cancellation);
        var timetables = new HashSet<(int UnitId, DateOnly Term)>();
        var timetablesKnown = new Dictionary<SchoolYear, HashSet<int>>();
        foreach (var some in pupils.Order().Chunk(AtATime))
        {
            var known = await KnownAsync(some, cancellation);
            foreach (var year in everyYear ? until.Keys.Union(await YearsAsync(some, cancellation)) : until.Keys.Where(year => years is null || years.Contains(year)))
            {
                var months = (await store.ReadAsync(AttendanceStore.MonthOf(year.First), AttendanceStore.MonthOf(year.Last), known.Pupils, cancellation)).ToLookup(month => month.PupilId);
                var untilOfYear = until.GetValueOrDefault(year, []);
                var units = known.Enrolments.SelectMany(of => of.Select(enrolment => enrolment.UnitId)).Where(untilOfYear.ContainsKey).ToHashSet();
                await FindTimetablesAsync(units.Except(timetablesKnown.GetValueOrDefault(year, [])).ToHashSet(), year, timetables, cancellation);
                timetablesKnown[year] = [.. timetablesKnown.GetValueOrDefault(year, []), .. units];
                var changed = new List<MonthToWrite>();
                foreach (var pupil in known.Pupils)
                {
                    var days = months[pupil].SelectMany(month => month.Unpack()).ToDictionary(day => day.Date, day => (IReadOnlyList<Lesson>)day.Lessons);
                    var laid = new TellingOfAbsence
                    {
                        Year = year,
                        Days = days,
                        Enrolments = [.. known.Enrolments[pupil]],
                        Told = [.. known.Told[pupil]],
                        Calendars = school,
                        Until = untilOfYear,
                        Timetables = timetables,
                        Spoken = spoken.Of(pupil, known.Told[pupil].Select(one => one.Date)),
                    }.Lay();
                    var (written, before) = Months(pupil, days, laid);
                    changed.AddRange(written);
                    done(pupil, laid, before);
                }

                await store.WriteAsync(changed, cancellation);
            }
        }
    }

    /// <summary>Looks for lessons that are not assumed among those who go to some units; where there is a timetable, a few pupils show it.</summary>
    private async Task FindTimetablesAsync(HashSet<int> units, SchoolYear year, HashSet<(int UnitId, DateOnly Term)> found, CancellationToken cancellation)
    {
        foreach (var unit in units)
        {
            var there = await db.Enrolments.Where(enrolment => enrolment.UnitId == unit && (enrolment.From == null || enrolment.From <= year.Last) && (enrolment.To == null || enrolment.To >= year.First))
                .Select(enrolment => enrolment.PupilId).Distinct().OrderBy(id => id).ToListAsync(cancellation);
            foreach (var (first, last) in new[] { (year.First, year.First.AddMonths(5)), (year.Last.AddMonths(-5), year.Last) })
            {
                foreach (var few in there.Chunk(100))
                {
                    var months = await store.ReadAsync(AttendanceStore.MonthOf(first), AttendanceStore.MonthOf(last), few, cancellation);
                    if (months.Exists(month => month.Unpack().Exists(day => day.Lessons.Exists(lesson => !lesson.Implied && lesson.UnitId == unit))))
                    {
                        found.Add((unit, SchoolYear.TermStart(first)));
                        break;
                    }
                }
            }
        }
    }

    private static (List<MonthToWrite> Written, List<ImportedMonth> Before) Months(int pupilId, Dictionary<DateOnly, IReadOnlyList<Lesson>> days, LaidYear laid)
    {
        var written = new List<MonthToWrite>();
        var before = new List<ImportedMonth>();
        foreach (var month in laid.Changed.Keys.GroupBy(AttendanceStore.MonthOf))
        {
            var replaced = month.Select(day => new StoredDay(day, [.. days.GetValueOrDefault(day, [])])).ToList();
            var after = days.Keys.Where(day => AttendanceStore.MonthOf(day) == month.Key).Union(month)
                .Select(day => new StoredDay(day, laid.Changed.TryGetValue(day, out var made) ? made : [.. days[day]]))
                .ToList();
            written.Add(new(month.Key, pupilId, after));
            before.Add(ReplacedMonths.Before(month.Key, pupilId, replaced, after));
        }

        return (written, before);
    }

    /// <summary>What is known of some pupils. A record that was merged into another has no days of its own.</summary>
    private async Task<(List<int> Pupils, ILookup<int, Enrolment> Enrolments, ILookup<int, ToldAbsence> Told)> KnownAsync(int[] some, CancellationToken cancellation)
    {
        var pupils = await db.Pupils.Where(pupil => some.Contains(pupil.Id) && pupil.MergedIntoId == null).Select(pupil => pupil.Id).OrderBy(id => id).ToListAsync(cancellation);
        var enrolments = await db.Enrolments.AsNoTracking().Where(enrolment => some.Contains(enrolment.PupilId)).ToListAsync(cancellation);
        var told = await db.ToldAbsences.AsNoTracking().Where(one => some.Contains(one.PupilId)).ToListAsync(cancellation);
        return (pupils, enrolments.ToLookup(enrolment => enrolment.PupilId), told.ToLookup(one => one.PupilId));
    }

    private async Task<List<SchoolYear>> YearsAsync(int[] some, CancellationToken cancellation)
    {
        var months = await (await store.OfPupilsAsync(some, cancellation)).Select(month => month.Month).Distinct().ToListAsync(cancellation);
        return [.. months.Select(month => SchoolYear.Of(new(month / 100, month % 100, 1))).Distinct()];
    }
}

/// <summary>The days that a file speaks of, each with the earlier words that it takes the place of.</summary>
internal sealed class SpokenDays : Dictionary<(int PupilId, DateOnly Date), List<AbsenceSpan>>
{
    /// <summary>Those of one pupil, among some days.</summary>
    public Dictionary<DateOnly, IReadOnlyList<AbsenceSpan>> Of(int pupilId, IEnumerable<DateOnly> among) =>
        Count == 0 ? [] : among.Distinct().Where(day => ContainsKey((pupilId, day))).ToDictionary(day => day, day => (IReadOnlyList<AbsenceSpan>)this[(pupilId, day)]);
}
