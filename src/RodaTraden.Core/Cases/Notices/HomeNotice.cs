using RodaTraden.Core.Register;

namespace RodaTraden.Core.Cases.Notices;

/// <summary>Whether an organiser has to tell a pupil's home municipality that an inquiry was opened.</summary>
public enum HomeNoticeDuty
{
    /// <summary>The organiser is the home municipality: not applicable, which is not the same as done.</summary>
    OrganiserIsHome,

    /// <summary>Upper secondary school: another rule, about significant absence without valid reason (Skollagen 15:15).</summary>
    UpperSecondary,

    /// <summary>Yes, and the home municipality receives notices here.</summary>
    ToldHere,

    /// <summary>Yes, in another municipality, outside the program.</summary>
    ToldElsewhere,

    /// <summary>The pupil's home municipality is not known: it is found out first.</summary>
    NotKnown,
}

/// <summary>The rule of Skollagen 7:22: an organiser that is not the home municipality tells it that an inquiry was opened. Source: domain.md 1.2, 1.3.</summary>
public static class HomeNotice
{
    private static readonly string[] UpperSecondaryForms = ["GY", "GYS", "GYAN", "AGY"];

    /// <summary>Whether a school has upper secondary pupils alone.</summary>
    /// <param name="forms">The unit's forms of schooling, separated by spaces, commas or vertical bars.</param>
    public static bool IsUpperSecondary(string forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        return forms.Split([' ', ',', '|', ';'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } named && named.All(form => UpperSecondaryForms.Contains(form.ToUpperInvariant()));
    }

    /// <summary>Who has to be told.</summary>
    /// <param name="organiser">Who runs the school.</param>
    /// <param name="forms">The school's forms.</param>
    /// <param name="homeMunicipality">The pupil's home municipality, four digits; null when not told.</param>
    /// <param name="receiving">Codes of the municipalities that receive notices here: those whose organiser is in the program.</param>
    public static HomeNoticeDuty Of(OrganiserKind organiser, string forms, string? homeMunicipality, IReadOnlyCollection<string> receiving)
    {
        ArgumentNullException.ThrowIfNull(receiving);
        return IsUpperSecondary(forms) ? HomeNoticeDuty.UpperSecondary
            : homeMunicipality is null ? (organiser == OrganiserKind.Municipal ? HomeNoticeDuty.OrganiserIsHome : HomeNoticeDuty.NotKnown)
            : receiving.Contains(homeMunicipality) ? (organiser == OrganiserKind.Municipal ? HomeNoticeDuty.OrganiserIsHome : HomeNoticeDuty.ToldHere)
            : HomeNoticeDuty.ToldElsewhere;
    }
}
