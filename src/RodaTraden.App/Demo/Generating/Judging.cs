namespace RodaTraden.App.Demo.Generating;

/// <summary>What the school ends up writing about an absence.</summary>
internal static class Judging
{
    /// <summary>A few senders write words of their own instead of a listed reason.</summary>
    private const double OwnWords = 0.006;

    public static Judgement WholeDay(AbsenceHabits habits, Rng rng)
    {
        return rng.Chance(habits.InvalidWhole) ? Invalid(rng) : Valid(habits.Level, rng);
    }

    public static Judgement GoingHomeIll(AbsenceHabits habits, Rng rng)
    {
        return rng.Chance(habits.InvalidPart * 0.6) ? Invalid(rng) : new Judgement(true, rng.Chance(0.85), Reason.Sickness);
    }

    public static Judgement Visit(Rng rng)
    {
        return new Judgement(true, rng.Chance(0.95), rng.Chance(OwnWords) ? Reason.Dentist : Reason.Medical);
    }

    public static Judgement Skipping(AbsenceHabits habits, Rng rng)
    {
        return rng.Chance(habits.InvalidPart) ? Invalid(rng) : new Judgement(true, rng.Chance(0.5), rng.Chance(0.5) ? Reason.Other : Reason.None);
    }

    public static Judgement Late(Rng rng)
    {
        return rng.Chance(0.85)
            ? new Judgement(false, false, rng.Chance(OwnWords) ? Reason.OverSlept : rng.Chance(0.1) ? Reason.Transport : Reason.None)
            : new Judgement(true, rng.Chance(0.4), rng.Chance(0.5) ? Reason.Transport : Reason.Other);
    }

    private static Judgement Valid(int level, Rng rng)
    {
        var sick = level <= 6 ? 0.68 : 0.70;
        var reason = rng.Weighted([sick, 0.04, 0.02, 0.01, 0.05, 0.88 - sick]) switch
        {
            0 => Reason.Sickness,
            1 => Reason.Medical,
            2 => Reason.Religious,
            3 => Reason.Transport,
            4 => Reason.Other,
            _ => Reason.None,
        };
        return new Judgement(true, rng.Chance(reason == Reason.None ? 0.75 : 0.95), reason);
    }

    private static Judgement Invalid(Rng rng)
    {
        var reason = rng.Weighted([0.78, 0.08, 0.06, 0.03, 0.05]) switch
        {
            0 => Reason.None,
            1 => Reason.Other,
            2 => Reason.Leave,
            3 => Reason.Transport,
            _ => Reason.Sickness,
        };
        return new Judgement(false, rng.Chance(reason == Reason.None ? 0.06 : 0.45), rng.Chance(OwnWords) ? Reason.Family : reason);
    }
}
