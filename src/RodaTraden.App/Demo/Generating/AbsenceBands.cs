using System.Globalization;

namespace RodaTraden.App.Demo.Generating;

/// <summary>
/// How many pupils of a grade and sex have how much absence in a school year. The limits come from counted English
/// bands, the curve between them from the mixture fitted to them.
/// </summary>
internal sealed class AbsenceBands
{
    /// <summary>The survey of 2016 against England 2018/19, at 5, 10, 20 and 50 % absence.</summary>
    private static readonly double[] LowFactors = [0.75, 0.64, 0.59, 0.55, 0.54, 0.53, 0.52, 0.51, 0.505, 0.50];

    private static readonly Dictionary<AbsenceProfile, AbsenceBands> Loaded = Enum.GetValues<AbsenceProfile>()
        .ToDictionary(p => p, p => new AbsenceBands(p));

    private readonly Dictionary<(Sex Sex, int EnglishYear), double[]> above = [];
    private readonly BetaMixture younger;
    private readonly BetaMixture older;

    private AbsenceBands(AbsenceProfile profile)
    {
        var year = profile == AbsenceProfile.High ? "2022" : "2018";
        foreach (var line in Resources.Lines("AbsenceBands.txt"))
        {
            var parts = line.Split(';');
            if (parts[0] != year)
            {
                continue;
            }

            var sex = parts[1] == "flicka" ? Sex.Girl : Sex.Boy;
            var shares = parts[3..]
                .Select((p, i) => int.Parse(p, CultureInfo.InvariantCulture) / 100_000.0
                    * (profile == AbsenceProfile.Low ? LowFactors[i] : 1))
                .ToArray();
            above[(sex, int.Parse(parts[2], CultureInfo.InvariantCulture))] = shares;
        }

        (younger, older) = profile == AbsenceProfile.High
            ? (new BetaMixture(0.112, 1.38, 24.3, 0.37, 2.35), new BetaMixture(0.234, 1.44, 21.9, 0.45, 1.66))
            : (new BetaMixture(0.105, 1.16, 28.2, 0.19, 2.17), new BetaMixture(0.198, 1.23, 26.3, 0.26, 1.87));
    }

    public static AbsenceBands Of(AbsenceProfile profile)
    {
        return Loaded[profile];
    }

    /// <summary>The share of pupils with at least <paramref name="percent"/> absence: 5, 10, 15 … 50.</summary>
    public double ShareAbove(int level, Sex sex, int percent)
    {
        return above[(sex, EnglishYear(level))][(percent / 5) - 1];
    }

    /// <summary>The absence of the pupil that the share <paramref name="fromTop"/> of the group lies above.</summary>
    public double At(int level, Sex sex, double fromTop)
    {
        var mixture = EnglishYear(level) <= 6 ? younger : older;
        var shares = above[(sex, EnglishYear(level))];
        var knot = 0;
        while (knot < shares.Length && fromTop < shares[knot])
        {
            knot++;
        }

        var low = knot * 0.05;
        var high = knot == shares.Length ? 1 : (knot + 1) * 0.05;
        var aboveLow = knot == 0 ? 1 : shares[knot - 1];
        var aboveHigh = knot == shares.Length ? 0 : shares[knot];
        var within = (fromTop - aboveHigh) / (aboveLow - aboveHigh);
        var modelHigh = mixture.Above(high);
        return mixture.ValueAt(modelHigh + (within * (mixture.Above(low) - modelHigh)), low, high);
    }

    /// <summary>The nearest by age is two years up; England's figures end with the age of Swedish year 9.</summary>
    private static int EnglishYear(int level)
    {
        return Math.Min(level + 2, 11);
    }
}
