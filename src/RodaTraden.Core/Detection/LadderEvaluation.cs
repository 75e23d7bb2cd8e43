using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>
/// Holds pupils' years against one ladder. The same input gives the same answer whatever order its rows came in. Prepared once for a ladder, then
/// used for any number of pupils, by any number of threads. Source: measures.md sections 3-5 and 7.
/// </summary>
public sealed class LadderEvaluation
{
    /// <summary>School days between the latest and the place that is kept for what each night tells.</summary>
    private const int Near = 3;

    /// <summary>School days between the latest and the place that is kept for late corrections: most fall within them.</summary>
    private const int Far = 15;

    private readonly (Condition Condition, int Step)[] inOrder;
    private readonly (Condition Condition, int Step)[] highestFirst;
    private readonly bool needsAbsence;
    private readonly bool sharesPlaces;

    /// <summary>Prepares a ladder.</summary>
    /// <param name="ladder">The ladder in force on the day; the whole replay uses it.</param>
    public LadderEvaluation(AttendanceLadder ladder)
    {
        ArgumentNullException.ThrowIfNull(ladder);
        Ladder = ladder;
        highestFirst = [.. ladder.Steps.OrderByDescending(step => step.Ordinal).SelectMany(step => step.AnyOf.Select(condition => (condition, step.Ordinal)))];
        inOrder = [.. highestFirst.Concat(ladder.BesideLadder.Select(condition => (condition, 0)))];
        Array.Sort(inOrder, InOrder);
        sharesPlaces = inOrder.Zip(inOrder.Skip(1)).Any(pair => ByPlace(pair.First, pair.Second) == 0);
        needsAbsence = Array.TrueForAll(highestFirst, of => NeedsAbsence(of.Condition));
    }

    /// <summary>The ladder.</summary>
    public AttendanceLadder Ladder { get; }

    /// <summary>The pupil's standing on a day.</summary>
    /// <param name="year">The pupil's year that holds the day.</param>
    /// <param name="asOf">D.</param>
    /// <param name="unit">The school days of the unit where the pupil is enrolled on D.</param>
    public PupilStanding Evaluate(PupilYear year, DateOnly asOf, UnitSchoolDays unit)
    {
        ReplayedUntil? nothing = null;
        return Evaluate(year, asOf, unit, ref nothing);
    }

    /// <summary>The same, replaying the held step only from where an earlier evaluation of the pupil left it.</summary>
    /// <param name="year">The pupil's year that holds the day.</param>
    /// <param name="asOf">D.</param>
    /// <param name="unit">The school days of the unit where the pupil is enrolled on D.</param>
    /// <param name="until">What the earlier evaluation left, if the year is the same up to there; becomes what this one leaves.</param>
    public PupilStanding Evaluate(PupilYear year, DateOnly asOf, UnitSchoolDays unit, ref ReplayedUntil? until)
    {
        ArgumentNullException.ThrowIfNull(year);
        var moment = new Moment(year, asOf);
        var held = Replay(moment, ref until);
        var conditions = Conditions(moment, unit);
        var last10 = year.SumsOf(Window.Last(10).At(moment));
        var last20 = Window.Last(20).At(moment);
        return new()
        {
            AsOf = asOf,
            RawStep = conditions.Count > 0 ? conditions[0].Step : 0,
            HeldStep = held.Step,
            ReachedOn = held.ReachedOn,
            Judged = year.SumsOf(last20).IsJudged,
            Last20 = WindowShare.Of(year, last20),
            Reported10 = last10.Reported,
            Offered10 = last10.Offered,
            Conditions = conditions,
        };
    }

    /// <summary>Every true condition of every step and beside the ladder, in the order of the contract.</summary>
    public IReadOnlyList<Evidence> Conditions(in Moment moment, UnitSchoolDays unit)
    {
        var found = new List<Evidence>();
        Conditions(moment, unit, found);
        return found;
    }

    /// <summary>The same, into a list of the caller's.</summary>
    public void Conditions(in Moment moment, UnitSchoolDays unit, List<Evidence> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        into.Clear();
        foreach (var (condition, step) in inOrder)
        {
            ConditionRules.Explain(moment, condition, step, unit, into);
        }

        if (sharesPlaces)
        {
            into.Sort(InOrder);
        }
    }

    /// <summary>The highest step with a true condition on the day, else 0.</summary>
    public int RawStep(in Moment moment) => RawStep(moment, 0);

    /// <summary>The highest step with a true condition, as long as it is not below one: how far below does not change what is held.</summary>
    private int RawStep(in Moment moment, int atLeast)
    {
        foreach (var (condition, step) in highestFirst)
        {
            if (step < atLeast)
            {
                break;
            }

            if (ConditionRules.Holds(moment, condition))
            {
                return step;
            }
        }

        return 0;
    }

    private HeldStep Replay(in Moment moment, ref ReplayedUntil? until)
    {
        var year = moment.Year;
        year.FindDates();
        var left = ReferenceEquals(until?.Ladder, Ladder) ? until : null;
        var known = left?.NotAfter(moment.End);
        var held = known?.Held() ?? new HeldStep(Ladder.LeaveAfter, Ladder.Steps.Count);

        // Before the first absence every day is on step 0, and so is the held step.
        var day = known?.Days ?? (needsAbsence ? year.Absent.First(new(0, moment.End)) : 0);

        // Whoever asks about an earlier day leaves the places as they are.
        var places = ReferenceEquals(left, known) ? new Places(this, year, moment.End, known) : default;
        for (; day < moment.End; day++)
        {
            places.Keep(day, held);
            var then = Moment.OnSchoolDay(year, day);
            held.SchoolDay(then.AsOf, RawStep(then, held.Step));
        }

        places.Keep(moment.End, held);
        until = places.Latest ?? until;
        if (moment.End == 0 || year.DateOf(moment.End - 1) < moment.AsOf)
        {
            held.OtherDay(moment.AsOf, RawStep(moment, held.Step));
        }

        return held;
    }

    /// <summary>The places that a replay keeps on its way.</summary>
    private struct Places(LadderEvaluation of, PupilYear year, int end, ReplayedUntil? known)
    {
        private int next = end - Far > (known?.Days ?? 0) ? end - Far : end - Near;

        public ReplayedUntil? Latest { get; private set; } = known;

        /// <summary>Keeps what is due when so many days have been replayed.</summary>
        public void Keep(int days, HeldStep held)
        {
            while (of is not null && next <= days && next <= end - Near)
            {
                if (next > (Latest?.Days ?? 0))
                {
                    Latest = ReplayedUntil.After(Latest, of.Ladder, next, year.DateOf(next - 1), held);
                }

                next += Far - Near;
            }
        }
    }

    private static bool NeedsAbsence(Condition condition) =>
        condition is { Comparison: not Comparison.Under, Limit: > 0 } && condition.Kind is not (ConditionKind.LowRegistration or ConditionKind.NoData);

    private static int ByPlace((Condition Condition, int Step) one, (Condition Condition, int Step) other)
    {
        var by = other.Step.CompareTo(one.Step);
        by = by != 0 ? by : string.CompareOrdinal(one.Condition.Kind.ToString(), other.Condition.Kind.ToString());
        by = by != 0 ? by : string.CompareOrdinal(one.Condition.Window.ToString(), other.Condition.Window.ToString());
        return by != 0 ? by : one.Condition.Limit.CompareTo(other.Condition.Limit);
    }

    private static int ByOperator(Condition one, Condition other) =>
        one.Basis != other.Basis ? one.Basis.CompareTo(other.Basis) : one.Comparison.CompareTo(other.Comparison);

    private static int InOrder((Condition Condition, int Step) one, (Condition Condition, int Step) other)
    {
        var by = ByPlace(one, other);
        return by != 0 ? by : ByOperator(one.Condition, other.Condition);
    }

    private static int InOrder(Evidence one, Evidence other)
    {
        var by = ByPlace((one.Condition, one.Step), (other.Condition, other.Step));
        by = by != 0 ? by : string.CompareOrdinal(one.Detail, other.Detail);
        return by != 0 ? by : ByOperator(one.Condition, other.Condition);
    }
}
