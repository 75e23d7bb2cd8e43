using RodaTraden.App.Detection;
using RodaTraden.App.Register.PupilList;
using RodaTraden.App.Shared.Time;

namespace RodaTraden.App.Register;

/// <summary>Addresses of a pupil's pages: our own number, never a name or a personal number.</summary>
internal static class PupilLinks
{
    public const string List = "/elever";

    /// <summary>The list of those whose line lacks something, the highest step first.</summary>
    public static string Lacking(LineState state) => $"{List}?laget={LineStates.Word(state)}&sort=steg";

    public static string Attendance(int pupilId) => $"/elever/{pupilId}";

    public static string Talk(int pupilId) => $"/elever/{pupilId}/samtal";

    public static string Known(int pupilId) => $"/elever/{pupilId}/kanner-till";

    public static string Done(int pupilId) => $"/elever/{pupilId}/klart";

    public static string Symptoms(int pupilId) => $"/elever/{pupilId}/symtom";

    public static string Concern(int pupilId) => $"/elever/{pupilId}/orosanmalan";

    public static string WhoSees(int pupilId) => $"/elever/{pupilId}/vem-ser";

    public static string WhoHasRead(int pupilId) => $"/elever/{pupilId}/vem-har-last";

    public static string Summaries(int pupilId) => $"/elever/{pupilId}/underlag";

    public static string WholeRecord(int pupilId) => $"/elever/{pupilId}/registerutdrag";

    public static string AskConsent(int pupilId) => $"/elever/{pupilId}/samtycke/nytt";

    public static string Consent(int pupilId, int consentId) => $"/elever/{pupilId}/samtycke/{consentId}";

    public static string WithoutConsent(int pupilId) => $"/elever/{pupilId}/utan-samtycke";

    public static string OwnSay(int pupilId) => $"/elever/{pupilId}/egen-rost";

    public static string Day(int pupilId, DateOnly day) => $"/elever/{pupilId}/dag/{day.Iso()}";
}
