namespace RodaTraden.App.Demo.Generating;

/// <summary>A trip that the school has granted (skollagen 7:18): neither presence nor absence.</summary>
internal static class GrantedLeave
{
    private const double PupilsWithLeave = 0.20;

    public static void Lay(PupilYear year, Rng rng)
    {
        if (!rng.Chance(PupilsWithLeave))
        {
            return;
        }

        var length = Math.Min(year.Days.Length, rng.Geometric(2.2));
        var start = Start(year, length, rng);
        for (var day = start; day < start + length; day++)
        {
            foreach (ref var lesson in year.On(day))
            {
                PupilYear.GrantLeave(ref lesson, lesson.Minutes);
            }
        }
    }

    /// <summary>Most trips lengthen a break or a weekend.</summary>
    private static int Start(PupilYear year, int length, Rng rng)
    {
        var weights = new double[year.Days.Length - length + 1];
        for (var i = 0; i < weights.Length; i++)
        {
            var last = i + length - 1;
            var gapAfter = last + 1 < year.Days.Length ? year.Days[last + 1].Date.DayNumber - year.Days[last].Date.DayNumber : 1;
            weights[i] = gapAfter > 4 ? 12 : gapAfter > 1 ? 3 : 1;
        }

        return rng.Weighted(weights);
    }
}
