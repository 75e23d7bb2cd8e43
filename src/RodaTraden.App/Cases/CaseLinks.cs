using RodaTraden.Core.Cases.Process;

namespace RodaTraden.App.Cases;

/// <summary>Addresses of a case's pages: our own numbers.</summary>
internal static class CaseLinks
{
    public const string List = "/arenden";

    public static string New(int pupilId) => $"/elever/{pupilId}/arende/nytt";

    public static string Case(int pupilId, int caseId) => $"/elever/{pupilId}/arende/{caseId}";

    public static string Act(int pupilId, int caseId, CaseAct act) => $"{Case(pupilId, caseId)}/{Word(act)}";

    /// <summary>The last part of an act's address; empty for acts that are a button on the case's page.</summary>
    public static string Word(CaseAct act) => act switch
    {
        CaseAct.Plan => "nasta-steg",
        CaseAct.Move => "vidare",
        CaseAct.Offer => "lamna-over",
        CaseAct.Decline => "svara-nej",
        CaseAct.Wait => "vantar",
        CaseAct.Close => "avsluta",
        CaseAct.Reopen => "oppna-igen",
        _ => "",
    };
}
