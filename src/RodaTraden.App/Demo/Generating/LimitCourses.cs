using System.Globalization;

namespace RodaTraden.App.Demo.Generating;

/// <summary>Pupils exactly on a limit, and just beside one: where careless arithmetic shows.</summary>
internal static class LimitCourses
{
    private const int Window = 20;
    private const int QuietDays = 65;

    private static readonly Judgement Sick = new(true, true, Reason.Sickness);
    private static readonly Judgement Unexplained = new(false, false, Reason.None);

    /// <summary>Absence of the given percent of the last twenty school days, less some minutes.</summary>
    public static CourseAnswer Share(PupilYear year, int percent, int lessMinutes)
    {
        Quiet(year);
        var from = year.Recorded - Window;
        var offered = 0;
        for (var day = from; day < year.Recorded; day++)
        {
            foreach (ref readonly var lesson in year.On(day))
            {
                offered += lesson.Minutes;
            }
        }

        var uneven = offered % Window;
        if (uneven > 0)
        {
            PupilYear.GrantLeave(ref year.On(from)[0], uneven);
        }

        var observed = offered - uneven;
        var absent = (observed * percent / 100) - lessMinutes;
        Spend(year, from + 3, absent);
        var share = (100.0 * absent / observed).ToString("0.00", CultureInfo.GetCultureInfo("sv-SE"));
        var where = lessMinutes == 0 ? $"exakt {percent} %" : $"{lessMinutes} minut under {percent} %";
        return Answer(year, from, $"De senaste {Window} skoldagarna: {absent} av {observed} minuter ({share} %), {where}. Alla lektioner är registrerade.");
    }

    public static CourseAnswer DaysInARow(PupilYear year, int days)
    {
        Quiet(year);
        var from = year.Recorded - days;
        for (var day = from; day < year.Recorded; day++)
        {
            year.MarkDay(day, Sick);
        }

        return Answer(year, from, $"Borta hela de senaste {days} skoldagarna i följd, anmäld sjuk; på plats i månaderna före.");
    }

    public static CourseAnswer InvalidMinutes(PupilYear year, int minutes)
    {
        Quiet(year);
        var last = year.Recorded - 1;
        var first = last;
        while (first > 0 && year.Days[first - 1].Date.Month == year.Days[last].Date.Month)
        {
            first--;
        }

        var left = minutes;
        for (var round = 0; left > 0; round++)
        {
            for (var day = first; day <= last && left > 0; day++)
            {
                var lessons = year.On(day);
                if (round < lessons.Length)
                {
                    ref var lesson = ref lessons[^(round + 1)];
                    left -= PupilYear.Mark(ref lesson, Math.Min(left, lesson.Minutes), Unexplained);
                }
            }
        }

        return Answer(year, first, $"{minutes} minuter ogiltig frånvaro i kalendermånaden, på flera dagar.");
    }

    public static CourseAnswer ShortIllnesses(PupilYear year, int occasions)
    {
        Quiet(year);
        for (var i = 0; i < occasions; i++)
        {
            var day = year.Recorded - 57 + (14 * i);
            year.MarkDay(day, Sick);
            year.MarkDay(day + 1, Sick);
        }

        return Answer(year, year.Recorded - 57, $"{occasions} sjukfrånvaron om två dagar på de senaste 60 skoldagarna, alla anmälda och giltiga.");
    }

    public static CourseAnswer PartDays(PupilYear year, int days)
    {
        Quiet(year);
        for (var i = 0; i < days; i++)
        {
            ref var lesson = ref year.On(year.Recorded - 2 - (3 * i))[^1];
            PupilYear.Mark(ref lesson, lesson.Minutes, new Judgement(true, true, Reason.Medical));
        }

        return Answer(year, year.Recorded - Window, $"Borta sista lektionen {days} av de senaste {Window} skoldagarna, annars på plats.");
    }

    private static void Quiet(PupilYear year)
    {
        year.Clear(Math.Max(0, year.Recorded - QuietDays));
    }

    /// <summary>In blocks of at most three whole days, so that the share is the only thing that stands out.</summary>
    private static void Spend(PupilYear year, int from, int minutes)
    {
        var left = minutes;
        for (var day = from; left > 0; day++)
        {
            if ((day - from) % 5 > 2)
            {
                continue;
            }

            foreach (ref var lesson in year.On(day))
            {
                left -= PupilYear.Mark(ref lesson, Math.Min(left, lesson.Minutes), Sick);
            }
        }
    }

    private static CourseAnswer Answer(PupilYear year, int from, string notice)
    {
        var last = year.Days[year.Recorded - 1].Date;
        return new CourseAnswer(year.Days[from].Date, last, last, notice);
    }
}
