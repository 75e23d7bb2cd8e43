namespace RodaTraden.App.Register;

/// <summary>Addresses of a pupil's pages: our own number, never a name or a personal number.</summary>
internal static class PupilLinks
{
    public const string List = "/elever";

    public static string Attendance(int pupilId) => $"/elever/{pupilId}";

    public static string Talk(int pupilId) => $"/elever/{pupilId}/samtal";

    public static string Known(int pupilId) => $"/elever/{pupilId}/kanner-till";

    public static string Done(int pupilId) => $"/elever/{pupilId}/klart";

    public static string Symptoms(int pupilId) => $"/elever/{pupilId}/symtom";

    public static string Day(int pupilId, DateOnly day) => $"/elever/{pupilId}/dag/{day:yyyy-MM-dd}";
}
