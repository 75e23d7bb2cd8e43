namespace RodaTraden.App.Access.SigningIn;

/// <summary>Who must show more than a password.</summary>
internal enum SecondFactorRule
{
    /// <summary>Nobody: whoever wants to, may.</summary>
    Nobody,

    /// <summary>Those who run the installation.</summary>
    Administrators,

    /// <summary>Everybody but guardians and pupils.</summary>
    Staff,
}

/// <summary>How people sign in. Section <c>SignIn</c> of the configuration.</summary>
internal sealed record SignInOptions
{
    /// <summary>Minutes without a page after which one is signed out; what was being written is kept.</summary>
    public int IdleMinutes { get; init; } = 20;

    /// <summary>Hours after which one signs in anew, however busy: a working day.</summary>
    public int HoursAtMost { get; init; } = 9;

    public SecondFactorRule SecondFactor { get; init; } = SecondFactorRule.Staff;

    /// <summary>Where else one may sign in. Whoever does is not asked for a second factor here: that is the provider's.</summary>
    public IReadOnlyList<Providers.ProviderOptions> Providers { get; init; } = [];
}
