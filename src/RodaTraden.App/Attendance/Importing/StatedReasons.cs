using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>Reason texts that are understood, in English and Swedish.</summary>
internal static class StatedReasons
{
    private static readonly Dictionary<string, StatedReason> Known = new Dictionary<string, StatedReason>
    {
        ["sickness"] = StatedReason.Sickness,
        ["sjukdom"] = StatedReason.Sickness,
        ["sjuk"] = StatedReason.Sickness,
        ["medical"] = StatedReason.Medical,
        ["läkarbesök"] = StatedReason.Medical,
        ["vårdbesök"] = StatedReason.Medical,
        ["leave"] = StatedReason.Leave,
        ["ledighet"] = StatedReason.Leave,
        ["religious"] = StatedReason.Religious,
        ["religiös högtid"] = StatedReason.Religious,
        ["transport"] = StatedReason.Transport,
        ["skolskjuts"] = StatedReason.Transport,
        ["other"] = StatedReason.Other,
        ["annat"] = StatedReason.Other,
    }.ToDictionary(reason => SearchText.Fold(reason.Key), reason => reason.Value);

    /// <summary>The reason of a text. An unknown one is counted by its text, kept nowhere near the pupil, and never taken as invalid.</summary>
    public static StatedReason Of(string text, Dictionary<string, int> unmapped)
    {
        if (text.Length == 0)
        {
            return StatedReason.None;
        }

        if (Known.TryGetValue(SearchText.Fold(text), out var known))
        {
            return known;
        }

        var shown = text.Length <= 200 ? text : text[..200];
        unmapped[shown] = unmapped.GetValueOrDefault(shown) + 1;
        return StatedReason.Unmapped;
    }
}
