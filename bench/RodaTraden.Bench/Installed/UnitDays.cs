using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Register;

namespace RodaTraden.Bench.Installed;

/// <summary>The dates on which a fifth of a unit's enrolled and unprotected pupils had a lesson, written once more: the program's own way is not open to others.</summary>
internal static class UnitDays
{
    public static UnitSchoolDays Of(IReadOnlyList<Enrolment> enrolments, IReadOnlyDictionary<int, PackedYear> years, DateOnly asOf)
    {
        var first = SchoolYear.Of(asOf).First;
        var enrolled = new int[asOf.DayNumber - first.DayNumber + 1];
        var withLessons = new int[enrolled.Length];
        foreach (var pupil in enrolments.GroupBy(enrolment => enrolment.PupilId))
        {
            var days = new bool[enrolled.Length];
            foreach (var stay in pupil)
            {
                var from = Math.Max(0, (stay.From ?? first).DayNumber - first.DayNumber);
                var end = Math.Min(days.Length, (stay.To ?? asOf).DayNumber - first.DayNumber + 1);
                if (end > from)
                {
                    days.AsSpan(from, end - from).Fill(true);
                }
            }

            for (var day = 0; day < days.Length; day++)
            {
                enrolled[day] += days[day] ? 1 : 0;
                withLessons[day] += days[day] && years[pupil.Key].HasSchool(first.AddDays(day)) ? 1 : 0;
            }
        }

        return new(Enumerable.Range(0, enrolled.Length)
            .Where(day => withLessons[day] > 0 && UnitSchoolDays.IsSchoolDay(withLessons[day], enrolled[day]))
            .Select(day => first.AddDays(day)));
    }
}
