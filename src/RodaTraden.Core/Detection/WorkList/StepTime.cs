namespace RodaTraden.Core.Detection.WorkList;

/// <summary>How long a pupil has stood on a step, and how long it took before somebody did something. Source: R56.</summary>
/// <param name="SchoolDays">The unit's school days since the step was reached.</param>
/// <param name="UntilFirstAct">School days from then to the first talk, attempt or answer; null while there is none.</param>
public sealed record StepTime(int SchoolDays, int? UntilFirstAct);
