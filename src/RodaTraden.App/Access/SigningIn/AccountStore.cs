using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.SigningIn.Passkeys;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Access.SigningIn;

/// <summary>The framework's store, with secrets that the database alone does not give away: keys of one-time codes are encrypted, recovery codes are hashed.</summary>
internal sealed class AccountStore(AppDbContext db, IDataProtectionProvider protection, IdentityErrorDescriber describer) : UserOnlyStore<Account, AppDbContext, int>(db, describer)
{
    private const int HashLength = 64;

    private readonly IDataProtector secrets = protection.CreateProtector("authenticator-key");

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, secrets.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken)
    {
        try
        {
            return await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } kept ? secrets.Unprotect(kept) : null;
        }
        catch (CryptographicException)
        {
            // Encrypted with keys that are no longer here: as if there were none, and no code fits.
            return null;
        }
    }

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(Hash), cancellationToken);

    /// <summary>What is as long as a hash is none of our codes: whoever has read the database cannot use what stands there.</summary>
    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        code.Length < HashLength && await base.RedeemCodeAsync(user, Hash(code), cancellationToken);

    public override async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        if (await OneAsync(user, passkey.CredentialId, cancellationToken) is { } kept)
        {
            (kept.Name, kept.SignCount, kept.IsUserVerified, kept.IsBackedUp) = (passkey.Name ?? kept.Name, passkey.SignCount, passkey.IsUserVerified, passkey.IsBackedUp);
        }
        else
        {
            Context.Add(Passkey.Of(user.Id, passkey));
        }
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await Context.Passkeys.AsNoTracking().Where(key => key.AccountId == user.Id).ToListAsync(cancellationToken)).Select(key => key.ToInfo())];

    public override async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await Context.Passkeys.Where(key => key.CredentialId == credentialId).Join(Context.Users, key => key.AccountId, account => account.Id, (_, account) => account).SingleOrDefaultAsync(cancellationToken);

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await OneAsync(user, credentialId, cancellationToken))?.ToInfo();

    public override async Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        if (await OneAsync(user, credentialId, cancellationToken) is { } kept)
        {
            Context.Remove(kept);
        }
    }

    private Task<Passkey?> OneAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        Context.Passkeys.SingleOrDefaultAsync(key => key.AccountId == user.Id && key.CredentialId == credentialId, cancellationToken);

    // Codes are drawn by lot from more than can be tried: a plain hash is enough.
    private static string Hash(string code) => code.Length == HashLength ? code : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));
}
