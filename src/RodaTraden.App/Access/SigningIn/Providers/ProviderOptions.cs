using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.SigningIn.Providers;

/// <summary>
/// An OpenID provider that people sign in at: the municipality's own, or a broker before others (SAML federations too). Section <c>SignIn:Providers</c> of the
/// configuration; nothing about a provider is in the code.
/// </summary>
internal sealed record ProviderOptions
{
    /// <summary>A short word in addresses, of small letters, digits and hyphens.</summary>
    public string Code { get; init; } = "";

    /// <summary>What the link on the sign-in page says, after "Logga in med".</summary>
    public string Name { get; init; } = "";

    /// <summary>The issuer's address, as its metadata tells it. https, but on the machine itself.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile"];

    /// <summary>How strong the sign-in must be (<c>acr</c>): one of these is asked for, and must be answered. Empty when the provider always asks for enough.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>The claim that a new account's user name is taken from.</summary>
    public string UserNameClaim { get; init; } = "preferred_username";

    /// <summary>The claim that the name to show is taken from.</summary>
    public string NameClaim { get; init; } = "name";

    /// <summary>The claim with the person's key in staff.csv; empty for none.</summary>
    public string StaffKeyClaim { get; init; } = "";

    /// <summary>Whether somebody whom a mapping gives a role gets an account without anybody making it.</summary>
    public bool MakesAccounts { get; init; } = true;

    /// <summary>Whether the first sign-in takes over an account with the same user name. Only for a provider whose user names nobody chooses.</summary>
    public bool TakesOverByUserName { get; init; }

    /// <summary>Which claims give which roles.</summary>
    public IReadOnlyList<ClaimRole> Roles { get; init; } = [];

    /// <summary>The scheme of the framework.</summary>
    public string Scheme => "oidc-" + Code;
}

/// <summary>A role that a claim gives, at each sign-in anew: whoever no longer has the claim no longer has the role.</summary>
internal sealed record ClaimRole
{
    /// <summary>The claim that must be there.</summary>
    public string Claim { get; init; } = "";

    /// <summary>The value that one of them must have.</summary>
    public string Value { get; init; } = "";

    public Role Role { get; init; }

    /// <summary>The unit's key that the role is given for.</summary>
    public string Unit { get; init; } = "";

    /// <summary>A claim with the keys of the units that the role is given for, in place of <see cref="Unit"/>.</summary>
    public string UnitClaim { get; init; } = "";

    /// <summary>The organiser's name.</summary>
    public string Organiser { get; init; } = "";

    /// <summary>The name of the organisation outside the schools.</summary>
    public string Organisation { get; init; } = "";
}
