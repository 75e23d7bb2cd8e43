using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.FirstRun;

/// <summary>How far the set-up has come. Read from what is there, so it can be left and resumed by anybody at any time.</summary>
internal sealed record SetupState(bool Responsible, int Units, int Pupils, bool Ladder, int OtherAccounts)
{
    public int Done => (Responsible ? 1 : 0) + (Units > 0 ? 1 : 0) + (Pupils > 0 ? 1 : 0) + (Ladder ? 1 : 0) + (OtherAccounts > 0 ? 1 : 0);

    public bool IsComplete => Done == 5;
}

/// <summary>The steps from an empty installation to one that schools can use.</summary>
internal sealed class SetupHandler(AppDbContext db, AuditLog audit, TimeProvider time)
{
    public async Task<SetupState> StateAsync(CancellationToken cancellation = default)
    {
        var settings = await FindAsync(cancellation);
        return new(
            settings is not null,
            await db.Units.CountAsync(cancellation),
            await db.Pupils.CountAsync(pupil => pupil.Marking == Core.Register.ProtectedMarking.None, cancellation),
            settings?.LadderConfirmedAt is not null || await db.Ladders.AnyAsync(cancellation),
            await db.AccountRoles.Where(role => role.Role != Role.Administrator).Select(role => role.AccountId).Distinct().CountAsync(cancellation));
    }

    public Task<InstallationSettings?> FindAsync(CancellationToken cancellation = default) => db.InstallationSettings.AsNoTracking().SingleOrDefaultAsync(cancellation);

    /// <summary>Saves who is responsible; false, and nothing saved, when somebody else has saved since it was shown.</summary>
    public async Task<bool> SaveAsync(InstallationSettings said, Guid? shown, CancellationToken cancellation = default)
    {
        var stored = await db.InstallationSettings.SingleOrDefaultAsync(cancellation);
        if (stored is not null && stored.Version != shown)
        {
            return false;
        }

        if (stored is null)
        {
            said.Version = Guid.CreateVersion7();
            db.Add(said);
        }
        else
        {
            (stored.Organisation, stored.Contact, stored.ContactEmail, stored.ContactPhone) = (said.Organisation, said.Contact, said.ContactEmail, said.ContactPhone);
            (stored.DataProtection, stored.ConcernChannel) = (said.DataProtection, said.ConcernChannel);
            stored.Version = Guid.CreateVersion7();
        }

        audit.Add(AuditAct.SettingsChanging, reference: "installation_settings");
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    /// <summary>Somebody has looked at the ladder that is shipped and says that it holds here.</summary>
    public async Task ConfirmLadderAsync(CancellationToken cancellation = default)
    {
        if (await db.InstallationSettings.SingleOrDefaultAsync(cancellation) is { LadderConfirmedAt: null } stored)
        {
            (stored.LadderConfirmedAt, stored.Version) = (time.UtcNow(), Guid.CreateVersion7());
            audit.Add(AuditAct.SettingsChanging, reference: "installation_settings");
            await db.SaveChangesAsync(cancellation);
        }
    }
}
