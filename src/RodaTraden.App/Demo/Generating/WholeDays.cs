namespace RodaTraden.App.Demo.Generating;

/// <summary>Whole days away, in spells of mostly one to three days.</summary>
internal static class WholeDays
{
    private const int Tries = 40;

    /// <returns>The minutes spent: near the budget, a day's length up or down.</returns>
    public static int Lay(PupilYear year, AbsenceHabits habits, double[] shape, AbsenceTarget target, int budget, Rng rng)
    {
        var perDay = year.ObservedMinutes() / (double)year.Days.Length;
        var days = Math.Min(rng.Rounded(budget / perDay), year.Days.Length);
        var steps = target.Shape is AbsenceShape.SetsIn or AbsenceShape.Returns;
        var spent = 0;
        var away = new bool[year.Days.Length];
        for (var tries = 0; days > 0 && !steps && tries < Tries; tries++)
        {
            var length = Math.Min(days, rng.Geometric(habits.SpellMean));
            var start = Start(year, shape, away, length, rng);
            if (start >= 0)
            {
                spent += Mark(year, habits, away, start, length, rng);
                days -= length;
            }
        }

        return spent + Scatter(year, habits, shape, away, days, rng);
    }

    private static int Start(PupilYear year, double[] shape, bool[] away, int length, Rng rng)
    {
        var weights = new double[away.Length - length + 1];
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = 1.0;
            for (var day = i; day < i + length && weight > 0; day++)
            {
                weight *= away[day] ? 0 : year.Days[day].WholeWeight;
            }

            weights[i] = weight * shape[i + (length / 2)];
        }

        return rng.Weighted(weights);
    }

    private static int Mark(PupilYear year, AbsenceHabits habits, bool[] away, int start, int length, Rng rng)
    {
        var judgement = Judging.WholeDay(habits, rng);
        var minutes = 0;
        for (var day = start; day < start + length; day++)
        {
            away[day] = true;
            minutes += year.MarkDay(day, judgement);
        }

        return minutes;
    }

    /// <summary>
    /// Days drawn one by one by their odds. A pupil who has stopped coming is away nearly every day after the turn, and
    /// a new judgement is made now and then, as notes and certificates come and go.
    /// </summary>
    private static int Scatter(PupilYear year, AbsenceHabits habits, double[] shape, bool[] away, int days, Rng rng)
    {
        if (days <= 0)
        {
            return 0;
        }

        var keys = new (double Key, int Day)[away.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var wait = -Math.Log(1 - rng.NextDouble()) / (year.Days[i].WholeWeight * shape[i]);
            keys[i] = (away[i] ? double.MaxValue : wait, i);
        }

        Array.Sort(keys);
        var chosen = keys.Take(days).Select(k => k.Day).Order().ToArray();
        var minutes = 0;
        var judgement = Judging.WholeDay(habits, rng);
        for (var i = 0; i < chosen.Length; i++)
        {
            if (i > 0 && (chosen[i] != chosen[i - 1] + 1 || rng.Chance(0.15)))
            {
                judgement = Judging.WholeDay(habits, rng);
            }

            minutes += year.MarkDay(chosen[i], judgement);
        }

        return minutes;
    }
}
