namespace RodaTraden.App.Demo.Generating;

/// <summary>Who skips, skips some subjects more than others; sport, languages and mathematics a little more overall.</summary>
internal sealed class SubjectLiking
{
    private readonly Dictionary<int, double> factors = [];
    private readonly Rng rng;

    public SubjectLiking(Rng rng)
    {
        this.rng = rng;
    }

    public double Avoids(int subject)
    {
        if (!factors.TryGetValue(subject, out var factor))
        {
            var common = Subjects.Name(subject) is Subjects.Sport or "Matematik" or "Spanska" or "Tyska" or "Franska" ? 1.25 : 1;
            factors[subject] = factor = common * Math.Exp(0.4 * rng.Normal());
        }

        return factor;
    }
}
