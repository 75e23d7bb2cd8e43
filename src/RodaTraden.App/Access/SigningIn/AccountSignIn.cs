using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Shared.Drafts;

namespace RodaTraden.App.Access.SigningIn;

/// <summary>The framework's way in, with a session of ours for each: every way to sign in ends here.</summary>
internal sealed class AccountSignIn(
    UserManager<Account> users,
    IHttpContextAccessor accessor,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    SignInSessions sessions,
    LatestAccount latest) : SignInManager<Account>(users, accessor, claims, options, logger, schemes, confirmation)
{
    /// <summary>How somebody signs in, where the framework would write that it was a password.</summary>
    private string? way;

    public override Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        way = "passkey";
        return base.PasskeySignInAsync(credentialJson);
    }

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var all = additionalClaims.Where(claim => way is null || claim.Type != "amr").ToList();
        if (way is not null)
        {
            all.Add(new("amr", way));
        }

        var session = await sessions.BeginAsync(user.Id, all.Find(claim => claim.Type == "amr")?.Value ?? "pwd", SignInSessions.Of(Context.User));
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. all, new(SignInSessions.ClaimType, session.ToString())]);
        latest.Remember(Context, user.Id);
    }

    public override async Task SignOutAsync()
    {
        if (SignInSessions.Of(Context.User) is { } session)
        {
            await sessions.EndAsync(session);
        }

        await base.SignOutAsync();
    }

    /// <summary>
    /// Whoever has set a second step is asked for it, also when the key can no longer be read: the framework would let in without. Recovery codes still fit.
    /// </summary>
    public override Task<bool> IsTwoFactorEnabledAsync(Account user) => Task.FromResult(user.TwoFactorEnabled);

    /// <summary>Closed accounts are nobody, whatever they can show.</summary>
    public override async Task<bool> CanSignInAsync(Account user) => !user.IsClosed && await base.CanSignInAsync(user);
}
