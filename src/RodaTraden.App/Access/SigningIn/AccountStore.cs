using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Access.SigningIn;

/// <summary>The framework's store, with secrets that the database alone does not give away: keys of one-time codes are encrypted, recovery codes are hashed.</summary>
internal sealed class AccountStore(AppDbContext db, IDataProtectionProvider protection, IdentityErrorDescriber describer) : UserOnlyStore<Account, AppDbContext, int>(db, describer)
{
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

    public override Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, Hash(code), cancellationToken);

    // Codes are drawn by lot from more than can be tried: a plain hash is enough.
    private static string Hash(string code) => code.Length == 64 ? code : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));
}
