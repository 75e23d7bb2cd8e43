namespace RodaTraden.App.Demo.Generating;

/// <summary>
/// Which lessons anybody registered. It is the teacher who forgets, so a class's lesson is missing for all its pupils;
/// a few teachers stand for most, and the latest days are still waiting.
/// </summary>
internal sealed class Registration(int seed, DateOnly asOf)
{
    private const double SubstituteDays = 0.05;
    private const double SubstituteForgets = 0.30;
    private const double LastWeekFactor = 1.8;
    private const int LongestWait = 30;

    /// <summary>Decided before any absence, so that a pupil's share is a share of what the file will hold.</summary>
    public void ForgetSome(PupilYear year)
    {
        for (var day = 0; day < year.Days.Length; day++)
        {
            var info = year.Days[day];
            var lastWeek = IsLastWeekOfTerm(year, day);
            foreach (ref var lesson in year.On(day))
            {
                lesson.Reported = !IsForgotten(in lesson, info, lastWeek);
            }
        }
    }

    /// <summary>Lessons that will be registered, though not by the as-of date.</summary>
    public void WaitForLatest(PupilYear year)
    {
        for (var day = year.Recorded - 1; day >= 0; day--)
        {
            var waited = asOf.DayNumber - year.Days[day].Date.DayNumber;
            if (waited > LongestWait)
            {
                return;
            }

            foreach (ref var lesson in year.On(day))
            {
                var draw = Rng.Fixed(seed, RandomStream.LateReport, Key(in lesson, year.Days[day]), year.Days[day].Date.DayNumber);
                if (draw >= ReportedWithin(waited))
                {
                    lesson = new Lesson { Slot = lesson.Slot, Subject = lesson.Subject, Day = lesson.Day };
                }
            }
        }
    }

    private bool IsForgotten(ref readonly Lesson lesson, PupilDay day, bool lastWeek)
    {
        var teacher = lesson.Slot.Teacher;
        var date = day.Date.DayNumber;
        var forgets = teacher.Unreported * (lastWeek ? LastWeekFactor : 1);
        if (Rng.Fixed(seed, RandomStream.Substitute, teacher.Index, date) < SubstituteDays)
        {
            forgets = Math.Max(forgets, SubstituteForgets);
        }

        return Rng.Fixed(seed, RandomStream.Registration, Key(in lesson, day), date) < forgets;
    }

    /// <summary>The same for all pupils who sit in the lesson; those who read another language have another teacher.</summary>
    private static long Key(ref readonly Lesson lesson, PupilDay day)
    {
        var enrolment = day.Enrolment;
        var classKey = (((((long)enrolment.Unit.Index * 16) + enrolment.Level) * 64) + enrolment.Parallel) * 64;
        return ((classKey + lesson.Slot.Id) * 64) + lesson.Subject;
    }

    /// <summary>80 % the same day, 15 % within a week, the rest within a month.</summary>
    private static double ReportedWithin(int days)
    {
        return days <= 7 ? 0.80 + (0.15 * days / 7) : 0.95 + (0.05 * (days - 7) / (LongestWait - 7));
    }

    private static bool IsLastWeekOfTerm(PupilYear year, int day)
    {
        var later = Math.Min(day + 5, year.Days.Length - 1);
        return later < day + 5 || year.Days[later].Date.DayNumber - year.Days[day].Date.DayNumber > 20;
    }
}
