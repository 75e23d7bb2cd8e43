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
    LockedForAWhile,

    /// <summary>The password was right; the code is asked for next.</summary>
    CodeNeeded,

    /// <summary>The code is wrong, or was used already.</summary>
    WrongCode,

    /// <summary>Nobody has given a password in this browser in the last minutes.</summary>
    PasswordFirst,
}

internal sealed class SignInHandler(AccountSignIn signIn, AppDbContext db, TimeProvider time)
{
    /// <summary>Lets somebody in; null when it went well.</summary>
    public async Task<SignInRefusal?> SignInAsync(string userName, string password)
    {
        var account = await signIn.UserManager.FindByNameAsync(userName.Trim());
        if (account is null || account.IsClosed)
        {
            // The same work is done for a name that does not exist, so that time does not tell.
            signIn.UserManager.PasswordHasher.HashPassword(new() { DisplayName = "" }, password);
            return await FailedAsync(null, SignInRefusal.WrongUserOrPassword);
        }

        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded ? null
            : result.RequiresTwoFactor ? SignInRefusal.CodeNeeded
            : await FailedAsync(account.Id, result.IsLockedOut ? SignInRefusal.LockedForAWhile : SignInRefusal.WrongUserOrPassword);
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
            if (digits == account.LastCode)
            {
                return await FailedAsync(account.Id, SignInRefusal.WrongCode);
            }

            var result = await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false);
            account.LastCode = result.Succeeded ? digits : account.LastCode;
            await db.SaveChangesAsync();
            return await AnsweredAsync(account.Id, result);
        }

        return await AnsweredAsync(account.Id, await signIn.TwoFactorRecoveryCodeSignInAsync(code));
    }

    private async Task<SignInRefusal?> AnsweredAsync(int accountId, SignInResult result) => result.Succeeded ? null
        : await FailedAsync(accountId, result.IsLockedOut ? SignInRefusal.LockedForAWhile : SignInRefusal.WrongCode);

    private async Task<SignInRefusal?> FailedAsync(int? accountId, SignInRefusal refusal)
    {
        db.Add(new AuditEntry { At = time.UtcNow(), AccountId = accountId, Role = "", Act = AuditAct.SignInFailing });
        await db.SaveChangesAsync();
        return refusal;
    }
}
