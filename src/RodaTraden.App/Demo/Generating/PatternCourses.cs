namespace RodaTraden.App.Demo.Generating;

internal static class PatternCourses
{
    private static readonly Judgement Sick = new(true, true, Reason.Sickness);
    private static readonly Judgement Unexplained = new(false, false, Reason.None);

    public static CourseAnswer Weekday(PupilYear year, DayOfWeek weekday, Rng rng)
    {
        var n = year.Recorded;
        var from = n - 45;
        year.Clear(from);
        var away = new List<DateOnly>();
        var turn = rng.Next(4);
        var passed = 0;
        for (var day = from; day < n; day++)
        {
            if (year.Days[day].Date.DayOfWeek != weekday)
            {
                continue;
            }

            passed++;
            if (++turn % 5 != 0)
            {
                year.MarkDay(day, rng.Chance(0.6) ? Sick : Unexplained);
                away.Add(year.Days[day].Date);
            }
        }

        var name = weekday == DayOfWeek.Monday ? "måndagar" : "fredagar";
        return new CourseAnswer(
            away[0],
            away[^1],
            away[Math.Min(3, away.Count - 1)],
            $"Borta nästan alla {name} ({away.Count} av de senaste {passed}), i övrigt på plats. Andelen är måttlig; det är dagen som är mönstret.");
    }

    public static CourseAnswer OneSubject(PupilYear year, int variant, Rng rng)
    {
        var n = year.Recorded;
        var from = n - 48;
        year.Clear(from);
        var wished = Subjects.Number((variant % 3) switch { 0 => Subjects.Sport, 1 => "Matematik", _ => "Engelska" });
        var missed = new List<DateOnly>();
        for (var day = from; day < n; day++)
        {
            foreach (ref var lesson in year.On(day))
            {
                if (lesson.Subject == wished && rng.Chance(0.78))
                {
                    PupilYear.Mark(ref lesson, lesson.Minutes, rng.Chance(0.7) ? Unexplained : new Judgement(true, true, Reason.Sickness));
                    missed.Add(year.Days[day].Date);
                }
            }
        }

        return new CourseAnswer(
            missed[0],
            missed[^1],
            missed[Math.Min(5, missed.Count - 1)],
            $"Borta från de flesta lektioner i {Subjects.Name(wished).ToLowerInvariant()} ({missed.Count} lektioner), på plats i nästan allt annat.");
    }

    public static CourseAnswer LatenessGrowing(PupilYear year, Rng rng)
    {
        const int Length = 55;
        var n = year.Recorded;
        var from = n - Length;
        year.Clear(from);
        var late = new List<DateOnly>();
        for (var day = from; day < n; day++)
        {
            var progress = (day - from) / (double)Length;
            if (!rng.Chance(0.40 + (0.5 * progress)))
            {
                continue;
            }

            var lessons = year.On(day);
            var whole = Math.Min(lessons.Length - 1, progress < 0.5 ? 0 : progress < 0.75 ? 1 : progress < 0.88 ? 2 : 3);
            for (var i = 0; i < whole; i++)
            {
                PupilYear.Mark(ref lessons[i], lessons[i].Minutes, Unexplained);
            }

            if (whole == 0)
            {
                var minutes = Math.Min(lessons[0].Minutes - 5, 5 + (int)(70 * progress) + rng.Next(8));
                PupilYear.Mark(ref lessons[0], minutes, Unexplained);
            }

            late.Add(year.Days[day].Date);
        }

        return new CourseAnswer(
            late[0],
            late[^1],
            late[late.Count / 2],
            "Sena ankomster som växer: först minuter, sedan hela första lektionen, till sist hela förmiddagar. Alltid på plats senare samma dag.");
    }
}
