namespace RodaTraden.App.Demo.Generating;

/// <summary>Lays a class's week: lessons spread over five days, no subject twice a day where it can be helped, a gap for lunch.</summary>
internal static class TimetableBuilder
{
    private const int Days = 5;
    private const int LunchFrom = (10 * 60) + 45;

    public static Timetable Build(SchoolUnit unit, int level, int parallel, Rng rng, Func<int, StaffMember> teacherOf)
    {
        var programme = unit.IsUpperSecondary ? unit.Programmes[parallel] : null;
        var days = Spread(LessonPlans.For(level, programme), rng);
        var id = 0;
        return new Timetable([.. days.Select(lessons =>
        {
            rng.Shuffle(lessons);
            return Clock(lessons, level, rng, teacherOf, ref id);
        })]);
    }

    private static List<(string Subject, int Minutes)>[] Spread(IEnumerable<(string Subject, int Count, int Minutes)> plan, Rng rng)
    {
        var days = Enumerable.Range(0, Days).Select(_ => new List<(string Subject, int Minutes)>()).ToArray();
        foreach (var (subject, count, minutes) in plan.OrderByDescending(p => p.Count * p.Minutes))
        {
            for (var i = 0; i < count; i++)
            {
                var order = Enumerable.Range(0, Days).ToArray();
                rng.Shuffle(order);
                var day = order.OrderBy(d => days[d].Count(l => l.Subject == subject) * 1000 + days[d].Sum(l => l.Minutes)).First();
                days[day].Add((subject, minutes));
            }
        }

        return days;
    }

    private static Slot[] Clock(List<(string Subject, int Minutes)> lessons, int level, Rng rng, Func<int, StaffMember> teacherOf, ref int id)
    {
        var time = (8 * 60) + 10 + (5 * rng.Next(4));
        if (level >= 7 && rng.Chance(0.15))
        {
            time += 50;
        }

        var pause = level <= 3 ? 25 : level <= 6 ? 20 : 10;
        var hadLunch = false;
        var slots = new Slot[lessons.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            var subject = Subjects.Number(lessons[i].Subject);
            slots[i] = new Slot(id++, time, lessons[i].Minutes, subject, teacherOf(subject), i, slots.Length);
            time += lessons[i].Minutes;
            if (!hadLunch && time >= LunchFrom)
            {
                hadLunch = true;
                time += level <= 6 ? 50 : 45;
            }
            else
            {
                time += pause + (5 * rng.Next(2));
            }
        }

        return slots;
    }
}
