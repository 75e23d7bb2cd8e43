namespace RodaTraden.App.Intake.Running;

/// <summary>What a row of a file does to one stored value, shown before anything is written.</summary>
/// <param name="Line">The row's place in the file.</param>
/// <param name="Column">The native column.</param>
/// <param name="Before">What stands.</param>
/// <param name="After">What would stand.</param>
public sealed record RowChange(long Line, string Column, string Before, string After);

/// <summary>How many pupils stand on each step, before and after some files; index 0 is no step.</summary>
/// <param name="Before">Today.</param>
/// <param name="After">With the files read in.</param>
public sealed record LadderEffect(IReadOnlyList<int> Before, IReadOnlyList<int> After);
