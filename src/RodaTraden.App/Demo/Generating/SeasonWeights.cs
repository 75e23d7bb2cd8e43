using System.Globalization;

namespace RodaTraden.App.Demo.Generating;

/// <summary>How much likelier absence is on one school day than on another: weekday, influenza season, days before a break.</summary>
internal sealed class SeasonWeights
{
    /// <summary>A spell multiplies the weights of its days, which would make the wave steeper than it is.</summary>
    private const double WaveInSpells = 0.7;

    private readonly double[] wholeDays;
    private readonly double[] partDays;
    private readonly DateOnly first;
    private readonly short[] indexByDay;

    public SeasonWeights(IReadOnlyList<DateOnly> days)
    {
        wholeDays = new double[days.Count];
        partDays = new double[days.Count];
        first = days[0];
        indexByDay = new short[days[^1].DayNumber - first.DayNumber + 1];
        for (var i = 0; i < days.Count; i++)
        {
            var beforeBreak = i + 2 < days.Count && days[i + 2].DayNumber - days[i].DayNumber > 6 ? 1.15 : 1;
            var week = Week(ISOWeek.GetWeekOfYear(days[i].ToDateTime(TimeOnly.MinValue)));
            wholeDays[i] = Math.Pow(week * beforeBreak, WaveInSpells) * WholeDay(days[i].DayOfWeek);
            partDays[i] = (0.5 + (0.5 * week)) * beforeBreak * PartDay(days[i].DayOfWeek);
            indexByDay[days[i].DayNumber - first.DayNumber] = (short)i;
        }
    }

    public double ForWholeDay(DateOnly date)
    {
        return wholeDays[indexByDay[date.DayNumber - first.DayNumber]];
    }

    public double ForPartDay(DateOnly date)
    {
        return partDays[indexByDay[date.DayNumber - first.DayNumber]];
    }

    /// <summary>Sharper than the counted effect, because a spell of illness carries its days across the week.</summary>
    private static double WholeDay(DayOfWeek day)
    {
        return day switch
        {
            DayOfWeek.Monday => 1.00,
            DayOfWeek.Tuesday => 0.95,
            DayOfWeek.Wednesday => 0.91,
            DayOfWeek.Thursday => 0.94,
            _ => 1.33,
        };
    }

    private static double PartDay(DayOfWeek day)
    {
        return day switch
        {
            DayOfWeek.Monday => 0.98,
            DayOfWeek.Tuesday => 0.96,
            DayOfWeek.Wednesday => 0.94,
            DayOfWeek.Thursday => 0.98,
            _ => 1.22,
        };
    }

    /// <summary>England's autumn of 2022 was unusually hard; this is the same wave, damped to an ordinary winter.</summary>
    private static double Week(int week)
    {
        return week switch
        {
            33 or 34 => 0.68,
            35 => 0.74,
            36 => 0.79,
            37 => 0.83,
            38 => 0.86,
            39 => 0.89,
            40 => 0.92,
            41 => 0.99,
            42 => 1.05,
            43 => 1.08,
            45 => 0.98,
            46 => 1.04,
            47 => 1.17,
            48 => 1.24,
            49 => 1.38,
            50 => 1.55,
            51 or 52 => 1.50,
            1 or 2 => 0.98,
            3 => 0.93,
            4 => 0.99,
            5 or 6 or 7 => 1.10,
            8 or 9 or 10 => 1.06,
            11 or 12 => 1.00,
            13 or 14 => 0.96,
            >= 15 and <= 18 => 0.90,
            >= 19 and <= 23 => 0.84,
            _ => 0.88,
        };
    }
}
