using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Accounts;

/// <summary>Makes accounts, gives them roles and new passwords. For an installation without single sign-on.</summary>
internal sealed class AccountBook(AppDbContext db, UserManager<Account> users, TimeProvider time)
{
    /// <summary>A new account; null when the name is taken or the password too weak.</summary>
    public async Task<Account?> CreateAsync(string userName, string displayName, string password, string staffKey)
    {
        var account = new Account { UserName = userName.Trim(), DisplayName = displayName.Trim(), StaffKey = staffKey };
        if (!(await users.CreateAsync(account, password)).Succeeded)
        {
            return null;
        }

        await AuditAsync(AuditAct.AccountCreating, account.Id);
        return account;
    }

    public Task<Account?> FindAsync(string userName) => users.FindByNameAsync(userName.Trim());

    public async Task GiveRoleAsync(int accountId, Role role, int? unitId, int? organiserId)
    {
        if (!await db.AccountRoles.AnyAsync(held => held.AccountId == accountId && held.Role == role && held.UnitId == unitId && held.OrganiserId == organiserId))
        {
            db.Add(new AccountRole { AccountId = accountId, Role = role, UnitId = unitId, OrganiserId = organiserId, Version = Guid.CreateVersion7() });
            await AuditAsync(AuditAct.AccountRoleChanging, accountId);
        }
    }

    public async Task TakeRoleAsync(int accountId, Role role, int? unitId, int? organiserId)
    {
        db.RemoveRange(await db.AccountRoles.Where(held => held.AccountId == accountId && held.Role == role && held.UnitId == unitId && held.OrganiserId == organiserId).ToListAsync());
        await AuditAsync(AuditAct.AccountRoleChanging, accountId);
    }

    /// <summary>A new password; false when it is too weak.</summary>
    public async Task<bool> ResetAsync(Account account, string password)
    {
        var token = await users.GeneratePasswordResetTokenAsync(account);
        if (!(await users.ResetPasswordAsync(account, token, password)).Succeeded)
        {
            return false;
        }

        await users.SetLockoutEndDateAsync(account, null);
        await AuditAsync(AuditAct.AccountResetting, account.Id);
        return true;
    }

    private async Task AuditAsync(AuditAct act, int accountId)
    {
        db.Add(new AuditEntry { At = time.UtcNow(), Role = "", Act = act, Reference = "accounts/" + accountId });
        await db.SaveChangesAsync();
    }
}
