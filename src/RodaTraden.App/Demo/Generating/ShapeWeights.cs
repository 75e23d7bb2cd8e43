namespace RodaTraden.App.Demo.Generating;

/// <summary>How a pupil's absence lies over the school year, day by day.</summary>
internal static class ShapeWeights
{
    private const double NearlyAlways = 0.96;

    public static double[] Of(AbsenceTarget target, int days, Rng rng)
    {
        var weights = new double[days];
        var slope = target.Shape switch
        {
            AbsenceShape.Rising => 1.6,
            AbsenceShape.Falling => -1.2,
            _ => 0.15 + (0.3 * rng.Normal()),
        };
        var before = 0.03 + (0.12 * rng.NextDouble());
        var turn = (NearlyAlways - target.Share) / (NearlyAlways - Math.Min(before, target.Share / 2));
        for (var i = 0; i < days; i++)
        {
            var place = (i + 0.5) / days;
            weights[i] = target.Shape switch
            {
                AbsenceShape.SetsIn => place < turn ? Odds(Math.Min(before, target.Share / 2)) : Odds(NearlyAlways),
                AbsenceShape.Returns => place > 1 - turn ? Odds(Math.Min(before, target.Share / 2)) : Odds(NearlyAlways),
                _ => Math.Exp(slope * (place - 0.5)),
            };
        }

        return weights;
    }

    private static double Odds(double share)
    {
        return share / (1 - share);
    }
}
