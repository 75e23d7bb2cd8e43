using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Detection;

/// <summary>What a line may lack: what lists pick out.</summary>
public enum LineState
{
    /// <summary>It asks something of somebody, and the day has passed.</summary>
    Overdue,

    /// <summary>Nobody has done anything yet, and there is still time.</summary>
    Unseen,

    /// <summary>Nobody has talked with the pupil or a guardian for long.</summary>
    Silent,
}

/// <summary>A pupil on a step, as a line that somebody can act on.</summary>
public sealed record WorkLine(
    VisiblePupil Pupil,
    Standing Standing,
    StepQuestion Question,
    bool IsOpen,
    DateOnly Due,
    ContactSilence? Silence)
{
    private IReadOnlyList<Evidence>? conditions;

    /// <summary>What is true, read when it is first asked for: a school has many lines, and a page shows few.</summary>
    public IReadOnlyList<Evidence> Conditions => conditions ??= DetectionDocuments.ReadConditions(Standing.Conditions);

    /// <summary>The held step.</summary>
    public LadderStep Step => Question.Step;

    /// <summary>What to do, as a verb; <c>{0}</c> is the pupil's name.</summary>
    public LocalText Act => MyDay.ActOf(Question);

    /// <summary>Whether the line lacks this today.</summary>
    public bool Is(LineState state, DateOnly today) => state switch
    {
        LineState.Overdue => IsOpen && Due < today,
        LineState.Unseen => Due >= today && MyDay.NobodyHasLooked(Question),
        LineState.Silent => Silence is not null,
    };

    /// <summary>The strongest true condition of the held step, else of what is true now; null when nothing is true any longer.</summary>
    public Evidence? Reason => Conditions.FirstOrDefault(evidence => evidence.Step == Step.Ordinal) ?? Conditions.FirstOrDefault(evidence => evidence.Step > 0);
}
