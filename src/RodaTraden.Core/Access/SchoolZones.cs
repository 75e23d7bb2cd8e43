using RodaTraden.Core.Register;

namespace RodaTraden.Core.Access;

/// <summary>The zones that schools are. Source: domain.md 2.1.</summary>
public static class SchoolZones
{
    /// <summary>The form of schooling that is preschool, as units.csv and SS 12000 write it.</summary>
    public const string PreschoolForm = "FSK";

    /// <summary>The zone of a school unit: a preschool is one of its own (OSL 23:1), whoever runs it within the municipality.</summary>
    /// <param name="forms">The unit's forms of schooling, separated by spaces, commas or vertical bars; empty when not told.</param>
    /// <param name="organiser">Who runs it; null when not known.</param>
    public static SecrecyZone Of(string forms, OrganiserKind? organiser) =>
        organiser == OrganiserKind.Independent ? SecrecyZone.IndependentSchool
        : forms.Split([' ', ',', '|', ';'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } named && named.All(form => form == PreschoolForm) ? SecrecyZone.Preschool
        : SecrecyZone.MunicipalSchool;
}
