using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Access.SigningIn.Passkeys;

/// <summary>Adds and removes one's own passkeys, and signs in with one.</summary>
internal sealed class PasskeyBook(AppDbContext db, UserManager<Account> users, AccountSignIn signIn, CurrentUser user, AuditLog audit, ILogger<PasskeyBook> logger)
{
    public const int LongestName = 60;
    private const int LongestAnswer = 64 * 1024;

    public Task<List<Passkey>> MineAsync() => db.Passkeys.AsNoTracking().Where(key => key.AccountId == user.AccountId).OrderBy(key => key.CreatedAt).ToListAsync();

    /// <summary>What the browser is asked to make a key for.</summary>
    public async Task<string> AskToMakeAsync()
    {
        var account = await AccountAsync();
        return await signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(CultureInfo.InvariantCulture), Name = account.UserName!, DisplayName = account.DisplayName });
    }

    /// <summary>Keeps the key that the browser has made; false when its answer is not valid.</summary>
    public async Task<bool> AddAsync(string answer, string name)
    {
        if (answer.Length is 0 or > LongestAnswer)
        {
            return false;
        }

        if (await AttestedAsync(answer) is not { Succeeded: true } made)
        {
            return false;
        }

        var account = await AccountAsync();
        made.Passkey.Name = name.Trim() is { Length: > 0 and <= LongestName } said ? said : "Nyckel";
        await using var transaction = await db.Database.BeginTransactionAsync();
        await users.AddOrUpdatePasskeyAsync(account, made.Passkey);
        audit.Add(AuditAct.PasskeyAdding, reference: "accounts/" + account.Id);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    public async Task RemoveAsync(int id)
    {
        if (await db.Passkeys.SingleOrDefaultAsync(key => key.Id == id && key.AccountId == user.AccountId) is { } key)
        {
            db.Remove(key);
            audit.Add(AuditAct.PasskeyRemoving, reference: "accounts/" + user.AccountId);
            await db.SaveChangesAsync();
        }
    }

    /// <summary>What the browser is asked to sign with whichever key it has.</summary>
    public Task<string> AskToSignAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Lets somebody in whose key has signed; false when not.</summary>
    public async Task<bool> SignInAsync(string answer)
    {
        try
        {
            if (answer.Length is > 0 and <= LongestAnswer && (await signIn.PasskeySignInAsync(answer)).Succeeded)
            {
                return true;
            }
        }
        catch (InvalidOperationException)
        {
            // The page has stood open too long, or another asked meanwhile: what it was to sign is no longer known.
        }

        db.ChangeTracker.Clear();
        audit.Add(AuditAct.SignInFailing);
        await db.SaveChangesAsync();
        return false;
    }

    private async Task<PasskeyAttestationResult?> AttestedAsync(string answer)
    {
        try
        {
            var made = await signIn.PerformPasskeyAttestationAsync(answer);
            if (!made.Succeeded)
            {
                logger.LogWarning("A passkey was not accepted: {Fault}", made.Failure.Message);
            }

            return made;
        }
        catch (InvalidOperationException)
        {
            // The page has stood open too long, or another asked meanwhile: what it asked for is no longer known.
            return null;
        }
    }

    private async Task<Account> AccountAsync() => (await users.FindByIdAsync(user.AccountId!.Value.ToString(CultureInfo.InvariantCulture)))!;
}
