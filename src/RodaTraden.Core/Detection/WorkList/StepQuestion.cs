using RodaTraden.Core.Register;

namespace RodaTraden.Core.Detection.WorkList;

/// <summary>A pupil who stands on a step, with what has been answered: the raw material of a line.</summary>
/// <param name="Step">The held step.</param>
/// <param name="ReachedOn">The day the step was reached.</param>
/// <param name="Calendar">The unit's calendar: deadlines count its school days.</param>
/// <param name="Responses">Answers, in any order; those taken back do not count.</param>
public sealed record StepQuestion(LadderStep Step, DateOnly ReachedOn, SchoolCalendar Calendar, IReadOnlyList<StepResponse> Responses)
{
    /// <summary>The latest day to act since the step was reached.</summary>
    public DateOnly Due => Calendar.SchoolDaysAfter(ReachedOn, Step.DueSchoolDays);

    /// <summary>What has been done since the step was reached, about this step or a higher one; newest first.</summary>
    public IEnumerable<StepResponse> Since => Responses
        .Where(response => response.RemovedAt is null && response.Step >= Step.Ordinal && response.On >= ReachedOn)
        .OrderByDescending(response => response.On)
        .ThenByDescending(response => response.Id);

    /// <summary>
    /// The answer that counts. A talk settles only a step that asks for a talk: the mentor's talk does not answer what the principal must
    /// decide. An attempt settles nothing.
    /// </summary>
    public StepResponse? Answer => Since.FirstOrDefault(response =>
        !response.Kind.IsContact() || (response.Kind == ResponseKind.Talk && Step.Responsible == StepResponsible.Mentor));
}
