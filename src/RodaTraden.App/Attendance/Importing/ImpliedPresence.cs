using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Register;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// A sender that tells only absence says by its silence that the others were in school: on each school day of the calendar, up to the last day
/// that the file speaks of, an enrolled pupil without any lesson gets one day-long lesson, reported, present. The day is assumed to be six hours.
/// </summary>
internal sealed class ImpliedPresence(AppDbContext db, AttendanceStore store, UnitCalendars calendars)
{
    private const short Start = 8 * 60;
    private const short End = 14 * 60;

    /// <summary>A school day as one lesson, in school.</summary>
    public static Lesson Day(int unitId) => new() { Start = Start, End = End, UnitId = unitId, Reported = true };

    /// <summary>The silent days of some units, from the start of the school year to a day, but for those that the file speaks of.</summary>
    public async Task<List<LessonRow>> SilentDaysAsync(IReadOnlyCollection<int> unitIds, DateOnly until, IEnumerable<(int PupilId, DateOnly Date)> spoken, CancellationToken cancellation)
    {
        if (unitIds.Count == 0)
        {
            return [];
        }

        var first = SchoolYear.Of(until).First;
        var school = await calendars.LoadAsync(unitIds, cancellation);
        var enrolments = await db.Enrolments.AsNoTracking().Where(enrolment => unitIds.Contains(enrolment.UnitId)).ToListAsync(cancellation);
        var known = (await store.ReadAsync(AttendanceStore.MonthOf(first), AttendanceStore.MonthOf(until), enrolments.Select(one => one.PupilId).ToHashSet(), cancellation))
            .SelectMany(month => month.Unpack().Select(day => (month.PupilId, day.Date)))
            .ToHashSet();
        known.UnionWith(spoken);
        var silent = new List<LessonRow>();
        foreach (var enrolment in enrolments)
        {
            for (var day = first; day <= until; day = day.AddDays(1))
            {
                if (enrolment.Covers(day) && school[enrolment.UnitId].KindOf(day) == CalendarDayKind.SchoolDay && known.Add((enrolment.PupilId, day)))
                {
                    silent.Add(new(enrolment.PupilId, day.DayNumber, 0, Day(enrolment.UnitId)));
                }
            }
        }

        return silent;
    }
}
