namespace RodaTraden.App.Demo.Generating;

/// <summary>Absence on days the pupil otherwise attends: half of all missed lessons in the older years.</summary>
internal static class PartDays
{
    public static void Lay(PupilYear year, AbsenceHabits habits, double[] shape, int budget, Rng rng)
    {
        var open = new List<int>(year.Days.Length);
        for (var day = 0; day < year.Days.Length; day++)
        {
            if (year.IsUntouched(day))
            {
                open.Add(day);
            }
        }

        var liking = habits.Skips ? new SubjectLiking(rng) : null;
        while (budget > 0 && open.Count > 0)
        {
            var place = Draw(year, shape, open, rng);
            var day = open[place];
            open[place] = open[^1];
            open.RemoveAt(open.Count - 1);
            budget -= Lay(year, habits, liking, day, budget, rng);
        }

        SpendOnFreeLessons(year, habits, budget, rng);
    }

    private static int Draw(PupilYear year, double[] shape, List<int> open, Rng rng)
    {
        Span<double> weights = stackalloc double[open.Count];
        for (var i = 0; i < open.Count; i++)
        {
            weights[i] = year.Days[open[i]].PartWeight * Math.Sqrt(shape[open[i]]);
        }

        return rng.Weighted(weights);
    }

    private static int Lay(PupilYear year, AbsenceHabits habits, SubjectLiking? liking, int day, int most, Rng rng)
    {
        var lessons = year.On(day);
        if (lessons.Length == 1)
        {
            var minutes = Math.Min(most, lessons[0].Minutes * rng.Between(15, 60) / 100);
            return PupilYear.Mark(ref lessons[0], minutes, Judging.GoingHomeIll(habits, rng));
        }

        if (liking is not null && rng.Chance(0.8))
        {
            return Skip(lessons, habits, liking, most, rng);
        }

        if (rng.Chance(0.45))
        {
            var from = rng.Between(1, lessons.Length - 1);
            return Spend(lessons[from..], most, Judging.GoingHomeIll(habits, rng));
        }

        var visit = rng.Next(lessons.Length - 1);
        return Spend(lessons.Slice(visit, 1), most, rng.Chance(habits.InvalidPart) ? Judging.Skipping(habits, rng) : Judging.Visit(rng));
    }

    private static int Skip(Span<Lesson> lessons, AbsenceHabits habits, SubjectLiking liking, int most, Rng rng)
    {
        Span<double> weights = stackalloc double[lessons.Length];
        var spent = 0;
        var count = Math.Min(lessons.Length - 1, rng.Geometric(1.5));
        var judgement = Judging.Skipping(habits, rng);
        for (var n = 0; n < count && spent < most; n++)
        {
            for (var i = 0; i < lessons.Length; i++)
            {
                weights[i] = lessons[i].IsFree ? Position(i, lessons.Length) * liking.Avoids(lessons[i].Subject) : 0;
            }

            spent += Spend(lessons.Slice(rng.Weighted(weights), 1), most - spent, judgement);
        }

        return spent;
    }

    /// <summary>First and last lessons are missed most, the third least (Whitney and Liu 2017).</summary>
    private static double Position(int index, int count)
    {
        return index == 0 || index == count - 1 ? 1.4 : index == 2 ? 0.8 : 1.0;
    }

    private static int Spend(Span<Lesson> lessons, int most, Judgement judgement)
    {
        var spent = 0;
        foreach (ref var lesson in lessons)
        {
            spent += PupilYear.Mark(ref lesson, Math.Min(lesson.Minutes, most - spent), judgement);
        }

        return spent;
    }

    /// <summary>For the few who are away so much that no untouched day is left.</summary>
    private static void SpendOnFreeLessons(PupilYear year, AbsenceHabits habits, int budget, Rng rng)
    {
        for (var i = 0; i < year.All.Length && budget > 0; i++)
        {
            budget -= Spend(year.All.Slice(i, 1), budget, Judging.WholeDay(habits, rng));
        }
    }
}
