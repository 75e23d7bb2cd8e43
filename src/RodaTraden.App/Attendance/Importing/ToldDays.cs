using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Register;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// Makes days of what senders that tell only absence have told. Where there is a timetable the absence is laid over its lessons. Where there is only a calendar, a
/// school day is one lesson whose hours are assumed, and its silence says that the pupil was in school. Where there is neither, the absence is kept and
/// waits. Made from what is stored, never from a file alone, so the order in which calendar, pupils and absences come does not matter.
/// </summary>
internal sealed class ToldDays(AppDbContext db, AttendanceStore store, MergedMonths merged, UnitCalendars calendars)
{
    private const short Start = 8 * 60;
    private const short End = 14 * 60;

    /// <summary>The units among some where anybody has told an absence: only there does silence say anything.</summary>
    public async Task<HashSet<int>> UnitsWithToldAsync(IReadOnlyCollection<int> unitIds, CancellationToken cancellation) =>
        await db.ToldAbsences.Where(told => unitIds.Contains(told.UnitId)).Select(told => told.UnitId).Distinct().ToHashSetAsync(cancellation);

    /// <summary>Makes the days of some units anew.</summary>
    /// <param name="unitIds">The units.</param>
    /// <param name="spoken">Days that the file at hand speaks of: only these are laid over lessons of a timetable, as the later word.</param>
    /// <param name="report">Gets the touched pupils, and what a person's word kept.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The days that have a place for what was told.</returns>
    public async Task<HashSet<(int PupilId, DateOnly Date)>> LayAsync(IReadOnlyCollection<int> unitIds, IReadOnlySet<(int PupilId, DateOnly Date)> spoken, FileReport report, CancellationToken cancellation)
    {
        var placed = new HashSet<(int, DateOnly)>();
        if (unitIds.Count == 0)
        {
            return placed;
        }

        await db.SaveChangesAsync(cancellation);
        var told = await db.ToldAbsences.AsNoTracking().Where(one => unitIds.Contains(one.UnitId)).ToListAsync(cancellation);
        var enrolments = await db.Enrolments.AsNoTracking().Where(enrolment => unitIds.Contains(enrolment.UnitId)).ToListAsync(cancellation);
        var school = await calendars.LoadAsync(unitIds, cancellation);
        await store.LockAsync(cancellation);
        foreach (var year in told.Select(one => SchoolYear.Of(one.Date)).Distinct())
        {
            var ofYear = told.Where(one => year.Contains(one.Date)).ToList();
            var until = ofYear.GroupBy(one => one.UnitId).ToDictionary(of => of.Key, of => of.Max(one => one.Date));
            var pupils = ofYear.Select(one => one.PupilId).Concat(enrolments.Select(enrolment => enrolment.PupilId)).ToHashSet();
            var months = (await store.ReadAsync(AttendanceStore.MonthOf(year.First), AttendanceStore.MonthOf(until.Values.Max()), pupils, cancellation)).ToLookup(month => month.PupilId);
            var spans = ofYear.ToLookup(one => one.PupilId);
            var enrolled = enrolments.ToLookup(enrolment => enrolment.PupilId);
            foreach (var some in pupils.Order().Chunk(1000))
            {
                var changed = new List<MonthToWrite>();
                foreach (var pupil in some)
                {
                    var days = months[pupil].SelectMany(month => month.Unpack()).ToDictionary(day => day.Date);
                    var made = new PupilDays(pupil, year, days, [.. enrolled[pupil]], spans[pupil].ToLookup(one => one.Date, one => one.Span), school, until, spoken);
                    made.Lay();
                    placed.UnionWith(made.Placed.Select(day => (pupil, day)));
                    report.KeptByHand += made.KeptByHand;
                    Keep(made, changed, report);
                }

                await store.WriteAsync(changed, cancellation);
            }
        }

        return placed;
    }

    private void Keep(PupilDays made, List<MonthToWrite> changed, FileReport report)
    {
        var records = new List<ImportedMonth>();
        foreach (var month in made.Replaced.GroupBy(day => AttendanceStore.MonthOf(day.Date)))
        {
            var after = made.Days.Values.Where(day => AttendanceStore.MonthOf(day.Date) == month.Key).ToList();
            changed.Add(new(month.Key, made.PupilId, after));
            records.Add(MergedMonths.Before(month.Key, made.PupilId, [.. month], after));
            report.TouchedPupils.Add(made.PupilId);
            report.DaysMade += month.Count();
        }

        merged.Keep(records);
    }

    /// <summary>One pupil's days of a school year, while they are made.</summary>
    private sealed class PupilDays(
        int pupilId,
        SchoolYear year,
        Dictionary<DateOnly, StoredDay> days,
        IReadOnlyList<Enrolment> enrolments,
        ILookup<DateOnly, AbsenceSpan> spans,
        Dictionary<int, SchoolCalendar> school,
        Dictionary<int, DateOnly> until,
        IReadOnlySet<(int PupilId, DateOnly Date)> spoken)
    {
        public int PupilId => pupilId;

        public Dictionary<DateOnly, StoredDay> Days => days;

        public List<StoredDay> Replaced { get; } = [];

        public List<DateOnly> Placed { get; } = [];

        public int KeptByHand { get; private set; }

        public void Lay()
        {
            var hasTimetable = days.Values.Any(day => day.Lessons.Exists(lesson => !lesson.Implied));
            foreach (var day in spans.Select(of => of.Key).Where(day => days.TryGetValue(day, out var stored) && stored.Lessons.Exists(lesson => !lesson.Implied)))
            {
                LayOverLessons(days[day]);
            }

            if (!hasTimetable)
            {
                foreach (var enrolment in enrolments.Where(enrolment => until.ContainsKey(enrolment.UnitId)))
                {
                    LayOverCalendar(enrolment);
                }
            }
        }

        private void LayOverLessons(StoredDay day)
        {
            var told = spans[day.Date].OrderBy(span => span.Start).ThenBy(span => span.End).ToList();
            if (day.Lessons.Exists(lesson => told.Exists(span => span.HasPlace && span.Start < lesson.End && lesson.Start < span.End)))
            {
                Placed.Add(day.Date);
            }

            if (!spoken.Contains((pupilId, day.Date)))
            {
                return;
            }

            KeptByHand += day.Lessons.Count(lesson => lesson.ByHand && !lesson.SaysTheSameAs(AbsenceSpan.Over(lesson, told)));
            Put(day.Date, [.. day.Lessons.Select(lesson => lesson.ByHand ? lesson : AbsenceSpan.Over(lesson, told))]);
        }

        private void LayOverCalendar(Enrolment enrolment)
        {
            for (var day = year.First; day <= until[enrolment.UnitId]; day = day.AddDays(1))
            {
                if (!enrolment.Covers(day))
                {
                    continue;
                }

                var isSchoolDay = school[enrolment.UnitId].KindOf(day) == CalendarDayKind.SchoolDay;
                var stored = days.GetValueOrDefault(day);
                if (stored is { Lessons: [{ ByHand: true }, ..] })
                {
                    KeptByHand += spoken.Contains((pupilId, day)) ? 1 : 0;
                    Placed.Add(day);
                }
                else if (isSchoolDay)
                {
                    Placed.Add(day);
                    Put(day, [AbsenceSpan.OverDay(new() { Start = Start, End = End, UnitId = enrolment.UnitId, Reported = true, Implied = true }, [.. spans[day]])]);
                }
                else if (stored is not null)
                {
                    // The calendar said school, and now says otherwise.
                    Put(day, []);
                }
            }
        }

        private void Put(DateOnly day, List<Lesson> lessons)
        {
            var before = days.GetValueOrDefault(day, new(day, []));
            if (before.Lessons.Count == lessons.Count && before.Lessons.Zip(lessons).All(pair => pair.First.SaysTheSameAs(pair.Second)))
            {
                return;
            }

            Replaced.Add(before);
            days[day] = new(day, lessons);
        }
    }
}
