using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.FirstRun;

internal enum FirstRunRefusal
{
    WrongCode,
    WeakPassword,
}

/// <summary>The one-time code of an empty installation: printed where only the operator sees it, gone when the first administrator exists.</summary>
internal sealed class FirstRunCode
{
    public string Code { get; } = RandomNumberGenerator.GetHexString(12, lowercase: true);
}

/// <summary>The first page of an empty installation. There is no default password.</summary>
internal sealed class FirstRunHandler(AppDbContext db, AccountBook accounts, FirstRunCode code)
{
    public async Task<bool> IsOpenAsync() => !await db.Users.AnyAsync();

    public async Task<FirstRunRefusal?> CreateAsync(string given, string name, string userName, string password)
    {
        if (!CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(given.Trim()), System.Text.Encoding.UTF8.GetBytes(code.Code)))
        {
            return FirstRunRefusal.WrongCode;
        }

        var made = await accounts.CreateAsync(userName, name, password, staffKey: "");
        if (made is null)
        {
            return FirstRunRefusal.WeakPassword;
        }

        await accounts.GiveRoleAsync(made.Id, Role.Administrator, null, null);
        return null;
    }
}
