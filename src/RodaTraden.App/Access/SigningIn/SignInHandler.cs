using Microsoft.AspNetCore.Identity;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.SigningIn.TwoSteps;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Access.SigningIn;

/// <summary>Why somebody is not let in. The first says nothing about whether the account exists.</summary>
internal enum SignInRefusal
{
    WrongUserOrPassword,

    /// <summary>Too many wrong codes; told only to who has given the right password.</summary>
    LockedForAWhile,

    /// <summary>The password was right; the code is asked for next.</summary>
    CodeNeeded,

    /// <summary>The code is wrong, or was used already.</summary>
    WrongCode,

    /// <summary>Nobody has given a password in this browser in the last minutes.</summary>
    PasswordFirst,
}

internal sealed class SignInHandler(AccountSignIn signIn, SecondFactor factor, AppDbContext db, TimeProvider time)
{
    /// <summary>Lets somebody in; null when it went well.</summary>
    public async Task<SignInRefusal?> SignInAsync(string userName, string password)
    {
        var account = await signIn.UserManager.FindByNameAsync(userName.Trim());
        if (account is null or { IsClosed: true } or { PasswordHash: null } || await signIn.UserManager.IsLockedOutAsync(account))
        {
            // The same work is done for a name that does not exist, so that time does not tell; nor do the words.
            signIn.UserManager.PasswordHasher.HashPassword(new() { DisplayName = "" }, password);
            return await FailedAsync(account?.Id, SignInRefusal.WrongUserOrPassword);
        }

        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded ? null
            : result.RequiresTwoFactor ? SignInRefusal.CodeNeeded
            : await FailedAsync(account.Id, SignInRefusal.WrongUserOrPassword);
    }

    /// <summary>The second step: a code from the app, or a recovery code, each good for one time; null when it went well.</summary>
    public async Task<SignInRefusal?> SignInWithCodeAsync(string code)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { IsClosed: false } account)
        {
            return SignInRefusal.PasswordFirst;
        }

        var digits = SecondFactor.Digits(code);
        if (digits.Length == 6 && code.All(letter => char.IsAsciiDigit(letter) || letter == ' '))
        {
            // One that does not fit is tried all the same: the framework counts it.
            return await factor.UseAsync(account, digits) is UsedCode.Again
                ? await FailedAsync(account.Id, SignInRefusal.WrongCode)
                : await AnsweredAsync(account.Id, await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false));
        }

        return await AnsweredAsync(account.Id, await signIn.TwoFactorRecoveryCodeSignInAsync(code));
    }

    private async Task<SignInRefusal?> AnsweredAsync(int accountId, SignInResult result) => result.Succeeded ? null
        : await FailedAsync(accountId, result.IsLockedOut ? SignInRefusal.LockedForAWhile : SignInRefusal.WrongCode);

    private async Task<SignInRefusal?> FailedAsync(int? accountId, SignInRefusal refusal)
    {
        // Of two tries at once the framework counts one, and leaves the other's account changed and not saved.
        db.ChangeTracker.Clear();
        db.Add(new AuditEntry { At = time.UtcNow(), AccountId = accountId, Role = "", Act = AuditAct.SignInFailing });
        await db.SaveChangesAsync();
        return refusal;
    }
}
