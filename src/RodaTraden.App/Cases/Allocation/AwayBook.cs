using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Allocation;

namespace RodaTraden.App.Cases.Allocation;

/// <summary>Says who is away from a school, and that somebody is back: the principal of anybody there, everybody of oneself.</summary>
internal sealed class AwayBook(AppDbContext db, SchoolStaff staff, CurrentUser user, AuditLog audit, TimeProvider time)
{
    /// <summary>The schools at which the one who asks can answer for cases, each with its people.</summary>
    public async Task<IReadOnlyList<SchoolPeople>> SchoolsAsync(CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        var (units, keys) = (user.UnitIds, user.MentorKeys);
        var mine = await db.Units.AsNoTracking()
            .Where(unit => units.Contains(unit.Id) || db.Enrolments.Any(enrolment => enrolment.UnitId == unit.Id && keys.Contains(enrolment.MentorKey) && (enrolment.From == null || enrolment.From <= today) && (enrolment.To == null || enrolment.To >= today)))
            .OrderBy(unit => unit.Name).Select(unit => new { unit.Id, unit.Name }).ToListAsync(cancellation);
        var schools = new List<SchoolPeople>();
        foreach (var unit in mine)
        {
            schools.Add(new(unit.Id, unit.Name, await staff.AtAsync(unit.Id, cancellation)));
        }

        return schools;
    }

    /// <summary>Whether the one who asks may say that somebody is away.</summary>
    public bool MaySay(int accountId) => user.ActiveRole == Role.Principal || accountId == user.AccountId;

    /// <summary>Says that somebody is away; false when it cannot be said so.</summary>
    public async Task<bool> SayAsync(int unitId, int accountId, DateOnly? from, DateOnly? to, CancellationToken cancellation = default)
    {
        if (!MaySay(accountId) || !StaffAway.IsPossible(from, to, time.SwedishToday()) || !(await SchoolsAsync(cancellation)).Any(school => school.UnitId == unitId && school.People.Any(person => person.AccountId == accountId)))
        {
            return false;
        }

        db.Add(new StaffAway { AccountId = accountId, UnitId = unitId, From = from!.Value, To = to!.Value, ByAccountId = user.AccountId!.Value, SavedAt = time.UtcNow(), Version = Guid.CreateVersion7() });
        await SaveAsync(unitId, accountId, cancellation);
        return true;
    }

    /// <summary>Says that somebody is back today.</summary>
    public async Task BackAsync(int unitId, int accountId, CancellationToken cancellation = default)
    {
        if (!MaySay(accountId) || !(await SchoolsAsync(cancellation)).Any(school => school.UnitId == unitId))
        {
            return;
        }

        var today = time.SwedishToday();
        foreach (var away in await db.StaffAway.Where(one => one.UnitId == unitId && one.AccountId == accountId && one.From <= today && one.To >= today).ToListAsync(cancellation))
        {
            (away.To, away.Version) = (today.AddDays(-1), Guid.CreateVersion7());
        }

        await SaveAsync(unitId, accountId, cancellation);
    }

    private async Task SaveAsync(int unitId, int accountId, CancellationToken cancellation)
    {
        audit.Add(AuditAct.StaffAwaySaving, unitId: unitId, reference: $"accounts/{accountId}");
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>A school and those who can answer for cases there.</summary>
internal sealed record SchoolPeople(int UnitId, string Name, IReadOnlyList<StaffPerson> People);
