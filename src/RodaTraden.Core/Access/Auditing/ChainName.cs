using System.Globalization;

namespace RodaTraden.Core.Access.Auditing;

/// <summary>What a chain holds.</summary>
public enum ChainKind
{
    /// <summary>Audited acts.</summary>
    Acts,

    /// <summary>Looks at pupils.</summary>
    Looks,
}

/// <summary>
/// Which chain an entry belongs to: one for each kind, organiser and month, so that an organiser's log can be checked, handed over and disposed of for itself.
/// </summary>
/// <param name="Kind">Acts or looks.</param>
/// <param name="OrganiserId">The organiser of the pupil or school that the entry is about; 0 for entries about none.</param>
/// <param name="Month">The first day of the month, in Swedish time.</param>
public readonly record struct ChainName(ChainKind Kind, int OrganiserId, DateOnly Month)
{
    /// <summary>The name as it is written in heads and reports: <c>acts/12/2026-11</c>.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{(Kind == ChainKind.Acts ? "acts" : "looks")}/{OrganiserId}/{Month:yyyy-MM}");

    /// <summary>The chain of an entry made on a day.</summary>
    public static ChainName Of(ChainKind kind, int organiserId, DateOnly day) => new(kind, organiserId, new(day.Year, day.Month, 1));
}
