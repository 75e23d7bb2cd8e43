using RodaTraden.App.Detection;

namespace RodaTraden.App.Register.PupilList;

/// <summary>The filter on what a pupil's line lacks, as a word in an address.</summary>
internal static class LineStates
{
    public static LineState? Of(string? word) => word switch
    {
        "forsenat" => LineState.Overdue,
        "osett" => LineState.Unseen,
        "tyst" => LineState.Silent,
        _ => null,
    };

    public static string Word(LineState state) => state switch
    {
        LineState.Overdue => "forsenat",
        LineState.Unseen => "osett",
        LineState.Silent => "tyst",
    };
}
