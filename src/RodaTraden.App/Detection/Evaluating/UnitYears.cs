using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// The school year of a unit's unprotected pupils, packed, and on how many of them each date was a school day. Never changed once made, but for what
/// evaluations leave behind: a change gives a new one.
/// </summary>
internal sealed class UnitYears
{
    private readonly SchoolYear year;
    private readonly Dictionary<int, HeldPupil> pupils;

    /// <summary>For each date how many more are enrolled than on the date before.</summary>
    private readonly int[] enrolled;
    private readonly int[] withLessons;
    private volatile DaysUntil? latestDays;

    private UnitYears(SchoolYear year, Dictionary<int, HeldPupil> pupils, int[] enrolled, int[] withLessons) =>
        (this.year, this.pupils, this.enrolled, this.withLessons) = (year, pupils, enrolled, withLessons);

    /// <summary>The years of some pupils.</summary>
    public static UnitYears Of(SchoolYear year, Dictionary<int, HeldPupil> pupils)
    {
        var unit = new UnitYears(year, pupils, new int[DaysOf(year) + 1], new int[DaysOf(year)]);
        foreach (var pupil in pupils.Values)
        {
            unit.Count(pupil, 1);
        }

        return unit;
    }

    /// <summary>The pupils who have been there during the year.</summary>
    public IReadOnlyCollection<int> Pupils => pupils.Keys;

    public HeldPupil? Find(int pupilId) => pupils.GetValueOrDefault(pupilId);

    /// <summary>The same with other years of some pupils; null for one who is no longer among them.</summary>
    public UnitYears With(IEnumerable<(int PupilId, HeldPupil? Now)> changed)
    {
        var with = new UnitYears(year, new(pupils), [.. enrolled], [.. withLessons]);
        foreach (var (id, now) in changed)
        {
            if (with.pupils.Remove(id, out var before))
            {
                with.Count(before, -1);
            }

            if (now is not null)
            {
                now.GoOnFrom(before);
                with.pupils.Add(id, now);
                with.Count(now, 1);
            }
        }

        return with;
    }

    /// <summary>The unit's school days up to a day.</summary>
    public UnitSchoolDays SchoolDaysUntil(DateOnly asOf)
    {
        var latest = latestDays;
        if (latest?.AsOf != asOf)
        {
            latestDays = latest = new(asOf, new(Days(Math.Min(asOf.DayNumber - year.First.DayNumber + 1, withLessons.Length))));
        }

        return latest.Days;
    }

    private List<DateOnly> Days(int through)
    {
        var (days, pupilsThere) = (new List<DateOnly>(), 0);
        for (var day = 0; day < through; day++)
        {
            pupilsThere += enrolled[day];
            if (withLessons[day] > 0 && UnitSchoolDays.IsSchoolDay(withLessons[day], pupilsThere))
            {
                days.Add(year.First.AddDays(day));
            }
        }

        return days;
    }

    private sealed record DaysUntil(DateOnly AsOf, UnitSchoolDays Days);

    private static int DaysOf(SchoolYear year) => year.Last.DayNumber - year.First.DayNumber + 1;

    private void Count(HeldPupil pupil, int by)
    {
        var until = 0;
        foreach (var stay in pupil.Stays)
        {
            // Stays that overlap count a day once.
            var from = Math.Max(until, (stay.From ?? year.First).DayNumber - year.First.DayNumber);
            var end = Math.Min(withLessons.Length, (stay.To ?? year.Last).DayNumber - year.First.DayNumber + 1);
            if (from < end)
            {
                enrolled[from] += by;
                enrolled[end] -= by;
                pupil.Year.CountSchoolDays(withLessons, from, end, by);
            }

            until = Math.Max(until, end);
        }
    }
}

/// <summary>A pupil's school year at a unit.</summary>
/// <param name="year">The year.</param>
/// <param name="stays">The pupil's times at the unit, in order.</param>
internal sealed class HeldPupil(PackedYear year, Stay[] stays)
{
    private ReplayedUntil? until;

    public PackedYear Year => year;

    public Stay[] Stays => stays;

    /// <summary>How far the held step has been replayed. Whoever comes later may overwrite it: each is as right.</summary>
    public ReplayedUntil? Until
    {
        get => Volatile.Read(ref until);
        set => Volatile.Write(ref until, value);
    }

    /// <summary>Takes over how far the held step was replayed before anything has changed.</summary>
    public void GoOnFrom(HeldPupil? before)
    {
        if (before is not null)
        {
            Until = before.Until?.SameIn(before.Year, year);
        }
    }
}
