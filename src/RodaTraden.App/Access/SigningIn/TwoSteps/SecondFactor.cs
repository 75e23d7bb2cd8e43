using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.SigningIn.TwoSteps;

/// <summary>Why a second factor is not set or taken away.</summary>
internal enum SecondFactorRefusal
{
    WrongCode,
    WrongPassword,
    LockedForAWhile,

    /// <summary>One's role must have it.</summary>
    Required,
}

/// <summary>One-time codes from an app (RFC 6238), and recovery codes for the day the phone is lost.</summary>
internal sealed class SecondFactor(UserManager<Account> users, AccountSignIn signIn, SignInSessions sessions, SignInOptions options, CurrentUser user, AppDbContext db, AuditLog audit, IHttpContextAccessor accessor)
{
    private const int RecoveryCodes = 10;
    private const int CodesAtAnyMoment = 5;

    /// <summary>Whether the one who is signed in must set a second factor before anything else. Whoever signed in with more than a password need not.</summary>
    public static bool IsMissing(CurrentUser user, SignInOptions options, System.Security.Claims.ClaimsPrincipal principal) =>
        !user.HasSecondFactor && principal.HasClaim("amr", "pwd") && IsRequired(user, options);

    /// <summary>Whether some role of the one who is signed in must have it.</summary>
    public static bool IsRequired(CurrentUser user, SignInOptions options) => options.SecondFactor switch
    {
        SecondFactorRule.Nobody => false,
        SecondFactorRule.Administrators => user.Roles.Contains(Role.Administrator),
        SecondFactorRule.Staff => user.Roles.Any(role => role.Place() != RolePlace.Person),
    };

    /// <summary>A key that is being set up, with the picture of it; null when none has been asked for, or a second factor is set already.</summary>
    public async Task<SecondFactorKey?> KeyAsync()
    {
        var account = await MineAsync();
        return account.TwoFactorEnabled || await users.GetAuthenticatorKeyAsync(account) is not { } key ? null : new(InGroups(key), Picture(account, key));
    }

    /// <summary>Draws a new key.</summary>
    public async Task BeginAsync()
    {
        var account = await MineAsync();
        if (!account.TwoFactorEnabled)
        {
            await users.ResetAuthenticatorKeyAsync(account);
        }
    }

    /// <summary>Sets the second factor, when the code shows that the app has the key.</summary>
    /// <returns>Recovery codes, to be shown once; or why not.</returns>
    public async Task<(IReadOnlyList<string> Codes, SecondFactorRefusal? Refusal)> SetAsync(string code)
    {
        var account = await MineAsync();
        if (!await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, Digits(code)))
        {
            return ([], SecondFactorRefusal.WrongCode);
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        account.UsedCodes = Digits(code);
        await users.SetTwoFactorEnabledAsync(account, true);
        var codes = (await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!.ToList();
        audit.Add(AuditAct.SecondFactorSetting, reference: "accounts/" + account.Id);
        await db.SaveChangesAsync();
        await sessions.EndAllAsync(account.Id, but: SignInSessions.Of(accessor.HttpContext!.User));
        await transaction.CommitAsync();
        return (codes, null);
    }

    /// <summary>Takes one's own second factor away, for whoever may be without and knows the password.</summary>
    public async Task<SecondFactorRefusal?> RemoveAsync(string password)
    {
        var account = await MineAsync();
        if (IsRequired(user, options))
        {
            return SecondFactorRefusal.Required;
        }

        var right = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!right.Succeeded)
        {
            return right.IsLockedOut ? SecondFactorRefusal.LockedForAWhile : SecondFactorRefusal.WrongPassword;
        }

        await ForgetAsync(account);
        return null;
    }

    /// <summary>Takes somebody's second factor away: the phone is lost, and the recovery codes too. Whoever must have one sets a new one at the next sign-in.</summary>
    public async Task ForgetAsync(Account account)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await users.SetTwoFactorEnabledAsync(account, false);
        await users.ResetAuthenticatorKeyAsync(account);
        audit.Add(AuditAct.SecondFactorRemoving, reference: "accounts/" + account.Id);
        await db.SaveChangesAsync();
        await sessions.EndAllAsync(account.Id, but: account.Id == user.AccountId ? SignInSessions.Of(accessor.HttpContext!.User) : null);
        await transaction.CommitAsync();
    }

    /// <summary>Uses a code that fits, once. Of two who send it at once, one is first.</summary>
    public async Task<UsedCode> UseAsync(Account account, string digits)
    {
        if (!await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits))
        {
            return UsedCode.DoesNotFit;
        }

        var used = account.UsedCodes?.Split(' ') ?? [];
        if (used.Contains(digits))
        {
            return UsedCode.Again;
        }

        // No more codes than these fit at any one moment: older ones have had their time.
        var (before, after) = (account.UsedCodes, string.Join(' ', used.Append(digits).TakeLast(CodesAtAnyMoment)));
        return await db.Users.Where(one => one.Id == account.Id && one.UsedCodes == before).ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedCodes, after)) == 1 ? UsedCode.FirstTime : UsedCode.Again;
    }

    /// <summary>A code as it is typed, with spaces or not.</summary>
    public static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));

    private async Task<Account> MineAsync() => (await users.FindByIdAsync(user.AccountId!.Value.ToString(CultureInfo.InvariantCulture)))!;

    private static string InGroups(string key) => string.Join(' ', key.Chunk(4).Select(part => new string(part)));

    private static string Picture(Account account, string key)
    {
        var address = $"otpauth://totp/{Uri.EscapeDataString("Röda tråden:" + account.UserName)}?secret={key}&issuer={Uri.EscapeDataString("Röda tråden")}";
        using var drawn = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(drawn);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg.GetGraphic(4)));
    }
}

/// <summary>What came of using a one-time code.</summary>
internal enum UsedCode
{
    DoesNotFit,
    FirstTime,
    Again,
}

/// <summary>A key to be put into an app.</summary>
/// <param name="Text">To type, in groups of four.</param>
/// <param name="Picture">To point a camera at.</param>
internal sealed record SecondFactorKey(string Text, string Picture);
