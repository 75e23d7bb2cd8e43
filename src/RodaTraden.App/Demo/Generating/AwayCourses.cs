namespace RodaTraden.App.Demo.Generating;

internal static class AwayCourses
{
    private static readonly Judgement Sick = new(true, true, Reason.Sickness);
    private static readonly Judgement Agreed = new(true, true, Reason.Other);
    private static readonly Judgement Unexplained = new(false, false, Reason.None);

    public static CourseAnswer SuddenStop(PupilYear year, Rng rng)
    {
        var n = year.Recorded;
        var from = n - rng.Between(25, 40);
        year.Clear(from);
        for (var day = from; day < n; day++)
        {
            year.MarkDay(day, day < from + 5 ? Sick : day < from + 15 && rng.Chance(0.4) ? Sick with { Notified = false } : Unexplained);
        }

        return new CourseAnswer(
            year.Days[from].Date,
            year.Days[n - 1].Date,
            year.Days[from + 4].Date,
            "Slutar komma från en dag till nästa, efter nästan full närvaro. Först sjukanmäld, sedan tyst. Ska nå rektor inom en vecka.");
    }

    public static CourseAnswer Back(PupilYear year, Rng rng)
    {
        var n = year.Recorded;
        var from = n - rng.Between(50, 56);
        var back = n - 28;
        var full = n - 14;
        year.Clear(from);
        for (var day = from; day < back; day++)
        {
            year.MarkDay(day, day < from + 8 ? Sick : Unexplained);
        }

        for (var day = back; day < full; day++)
        {
            var lessons = year.On(day);
            var stays = 1 + ((lessons.Length - 1) * (day - back) / (full - back));
            foreach (ref var lesson in lessons[stays..])
            {
                PupilYear.Mark(ref lesson, lesson.Minutes, Agreed);
            }
        }

        return new CourseAnswer(
            year.Days[from].Date,
            year.Days[full - 1].Date,
            year.Days[from + 4].Date,
            $"Fem veckor borta, tillbaka {Iso.Text(year.Days[back].Date)} med korta dagar som blir längre, full närvaro sedan {Iso.Text(year.Days[full].Date)}. Vänd utveckling: följ upp, trappa ned varsamt.");
    }

    public static CourseAnswer Travel(PupilYear year)
    {
        const int Granted = 8;
        const int Overdue = 7;
        var from = year.Recorded - 26;
        year.Clear(from);
        for (var day = from; day < from + Granted; day++)
        {
            foreach (ref var lesson in year.On(day))
            {
                PupilYear.GrantLeave(ref lesson, lesson.Minutes);
            }
        }

        for (var day = from + Granted; day < from + Granted + Overdue; day++)
        {
            year.MarkDay(day, Unexplained);
        }

        return new CourseAnswer(
            year.Days[from].Date,
            year.Days[from + Granted + Overdue - 1].Date,
            year.Days[from + Granted + 1].Date,
            $"Resa utomlands: {Granted} dagar beviljad ledighet, därefter {Overdue} dagar utan kontakt, sedan tillbaka. Ledigheten är inte frånvaro; dagarna efter den är det.");
    }
}
