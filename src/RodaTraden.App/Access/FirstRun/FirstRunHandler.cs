using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Writing;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.FirstRun;

internal enum FirstRunRefusal
{
    WrongCode,
    WeakPassword,
    UserNameUnusable,
}

/// <summary>The one-time code of an empty installation: printed where only the operator sees it, gone when the first administrator exists.</summary>
internal sealed class FirstRunCode
{
    public string Code { get; } = RandomNumberGenerator.GetHexString(12, lowercase: true);
}

/// <summary>The first page of an empty installation. There is no default password.</summary>
internal sealed class FirstRunHandler(AppDbContext db, AccountBook accounts, WritePermits permits, FirstRunCode code)
{
    public async Task<bool> IsOpenAsync() => !await db.Users.AnyAsync();

    public async Task<FirstRunRefusal?> CreateAsync(string given, string name, string userName, string password)
    {
        if (!CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(given.Trim()), System.Text.Encoding.UTF8.GetBytes(code.Code)))
        {
            return FirstRunRefusal.WrongCode;
        }

        permits.AllowAccounts();

        // The account and its role are one act: half an administrator would shut this page for ever.
        await using var transaction = await db.Database.BeginTransactionAsync();
        var (made, refusal) = await accounts.CreateAsync(userName, name, password, staffKey: "", isGiven: false);
        if (made is null)
        {
            return refusal == AccountRefusal.WeakPassword ? FirstRunRefusal.WeakPassword : FirstRunRefusal.UserNameUnusable;
        }

        await accounts.GiveRoleAsync(made.Id, Role.Administrator, HeldAt.Nowhere);
        await transaction.CommitAsync();
        return null;
    }
}
