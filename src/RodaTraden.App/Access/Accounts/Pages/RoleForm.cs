using System.Globalization;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Accounts.Pages;

/// <summary>What is filled in of a role, on an account's page and on that of a new one.</summary>
public class RoleForm
{
    public Role Role { get; set; }

    /// <summary>A unit, an organiser or an organisation: a letter and a number.</summary>
    public string? Place { get; set; }

    /// <summary>The guardian's or the pupil's key in the senders' files.</summary>
    public string? Person { get; set; }

    /// <summary>The key of the mentor that one stands in for.</summary>
    public string? StandsInFor { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    /// <summary>Where the role is to be held, as far as the form itself tells.</summary>
    internal HeldAt ReadPlace()
    {
        var id = Place is [_, .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (int?)null;
        var at = Place switch
        {
            ['e', ..] => new HeldAt(UnitId: id),
            ['h', ..] => new(OrganiserId: id),
            ['o', ..] => new(OrganisationId: id),
            _ => HeldAt.Nowhere,
        };
        return at with { StandsInFor = StandsInFor?.Trim() ?? "" };
    }

    /// <summary>The field at which a refusal is shown; null when it is at none of the role's.</summary>
    internal static string? FieldOf(AccountRefusal refusal) => refusal switch
    {
        AccountRefusal.PlaceMissing or AccountRefusal.OrganiserMissing or AccountRefusal.OrganisationMissing or AccountRefusal.OrganisationOfOtherKind => "place",
        AccountRefusal.PersonMissing => "person",
        AccountRefusal.StaffKeyMissing => "staff",
        AccountRefusal.StandInWithoutEnd or AccountRefusal.ToBeforeFrom => "to",
        _ => null,
    };
}
