using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Auditing;

/// <summary>Adds an act to the save that carries it out: either both are stored or neither.</summary>
internal sealed class AuditLog(AppDbContext db, CurrentUser user, TimeProvider time)
{
    public void Add(AuditAct act, int? pupilId = null, int? unitId = null, string reference = "", string ground = "") => db.Add(new AuditEntry
    {
        At = time.UtcNow(),
        AccountId = user.AccountId,
        Role = user.RoleCode,
        Act = act,
        PupilId = pupilId,
        UnitId = unitId,
        Reference = reference,
        Ground = ground,
    });

    /// <summary>Notes that one sees in another role from now on.</summary>
    public async Task SwitchedAsync(Role role)
    {
        Add(AuditAct.RoleSwitching, reference: "roles/" + role);
        await db.SaveChangesAsync();
    }
}
