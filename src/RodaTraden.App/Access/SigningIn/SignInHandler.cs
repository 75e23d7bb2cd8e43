using Microsoft.AspNetCore.Identity;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Access.SigningIn;

/// <summary>Why somebody is not let in. The first says nothing about whether the account exists.</summary>
internal enum SignInRefusal
{
    WrongUserOrPassword,
    LockedForAWhile,
}

internal sealed class SignInHandler(SignInManager<Account> signIn, RescuedForms rescued, IHttpContextAccessor accessor, AppDbContext db, TimeProvider time)
{
    /// <summary>Lets somebody in; null when it went well.</summary>
    public async Task<SignInRefusal?> SignInAsync(string userName, string password)
    {
        var account = await signIn.UserManager.FindByNameAsync(userName.Trim());
        if (account is null || account.IsClosed)
        {
            // The same work is done for a name that does not exist, so that time does not tell.
            signIn.UserManager.PasswordHasher.HashPassword(new() { DisplayName = "" }, password);
            await AuditAsync(AuditAct.SignInFailing, null);
            return SignInRefusal.WrongUserOrPassword;
        }

        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        await AuditAsync(result.Succeeded ? AuditAct.SignInSucceeding : AuditAct.SignInFailing, account.Id);
        if (result.Succeeded)
        {
            rescued.RememberWho(accessor.HttpContext!, account.Id);
        }

        return result.Succeeded ? null : result.IsLockedOut ? SignInRefusal.LockedForAWhile : SignInRefusal.WrongUserOrPassword;
    }

    private async Task AuditAsync(AuditAct act, int? accountId)
    {
        db.Add(new AuditEntry { At = time.UtcNow(), AccountId = accountId, Role = "", Act = act });
        await db.SaveChangesAsync();
    }
}
