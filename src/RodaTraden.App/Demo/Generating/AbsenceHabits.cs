namespace RodaTraden.App.Demo.Generating;

/// <summary>How one pupil tends to be away during one school year.</summary>
/// <param name="PartShare">The part of the absence that falls on days the pupil otherwise attends.</param>
/// <param name="Skips">Leaves single lessons, against most pupils' doctor's visits and going home ill.</param>
internal sealed record AbsenceHabits(
    int Level,
    bool Troubled,
    bool Skips,
    double PartShare,
    double SpellMean,
    double InvalidWhole,
    double InvalidPart,
    double LatePerDay)
{
    public static AbsenceHabits Draw(int level, AbsenceTarget target, Rng rng)
    {
        var share = target.Share;
        var older = level >= 7;
        var troubled = share >= 0.10;
        var skips = rng.Chance(level <= 3 ? 0 : level <= 6 ? 0.05 : troubled ? 0.62 : 0.25);
        var part = (level switch { 0 => 0.06, <= 3 => 0.14, <= 6 => 0.22, _ => 0.57 })
            + (skips ? 0.14 : -0.05)
            + (0.06 * rng.Normal());
        var stopped = target.Shape is AbsenceShape.SetsIn or AbsenceShape.Returns;
        var fade = share <= 0.30 ? 1 : Math.Max(0.12, 1 - (1.35 * (share - 0.30)));
        return new AbsenceHabits(
            level,
            troubled,
            skips,
            Math.Clamp(part, 0.02, 0.85) * fade * (stopped ? 0.2 : 1),
            troubled ? 2.0 + (10 * Math.Max(0, share - 0.25)) : 2.0,
            InvalidWholeDays(level, troubled, rng),
            skips ? 0.80 : older ? 0.38 : 0.34,
            (older ? 0.030 : level == 0 ? 0.006 : 0.014) * (troubled ? 2.2 : 1) * (0.3 + (1.4 * rng.NextDouble())));
    }

    /// <summary>Trouble in the younger years hides behind reported illness; in the older years it is often plain absence.</summary>
    private static double InvalidWholeDays(int level, bool troubled, Rng rng)
    {
        return (level, troubled) switch
        {
            ( <= 6, true) => rng.Beta(0.5, 4.5),
            ( <= 6, false) => rng.Beta(1.2, 3.0),
            ( <= 9, true) => rng.Beta(0.7, 1.6),
            ( <= 9, false) => rng.Beta(0.8, 3.6),
            (_, true) => rng.Beta(0.8, 1.4),
            _ => rng.Beta(0.9, 2.9),
        };
    }
}
