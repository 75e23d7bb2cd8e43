namespace RodaTraden.App.Demo.Generating;

/// <summary>
/// Spends a pupil's absence over the year: leave first, then late arrivals, whole days in spells, and what is left on
/// parts of days, so that the year ends on the share that was drawn.
/// </summary>
internal static class AbsenceSimulator
{
    public static void Run(World world, PupilYear year)
    {
        var seed = world.Options.Seed;
        var target = world.Targets.For(year.Pupil, year.Year);
        var rng = Rng.For(seed, RandomStream.Absence, year.Pupil.Index, year.Year.StartYear);
        var habits = AbsenceHabits.Draw(year.Level, target, rng);
        var shape = ShapeWeights.Of(target, year.Days.Length, rng);

        GrantedLeave.Lay(year, rng);
        var observed = year.ObservedMinutes();
        var budget = (int)Math.Round(target.Share * observed);
        var late = LateArrivals.Lay(year, habits, Math.Min(budget, observed / 20), rng);
        var whole = WholeDays.Lay(year, habits, shape, target, (int)((budget - late) * (1 - habits.PartShare)), rng);
        PartDays.Lay(year, habits, shape, budget - late - whole, rng);
    }
}
