using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Process;

namespace RodaTraden.App.Cases.Allocation;

/// <summary>Who at a school can answer for a case: those with an account whose role there is held today. How many each has, and who is away. Nothing of pupils.</summary>
internal sealed class SchoolStaff(AppDbContext db, TimeProvider time)
{
    public async Task<IReadOnlyList<StaffPerson>> AtAsync(int unitId, CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        var organiserId = await db.Units.Where(unit => unit.Id == unitId).Select(unit => unit.OrganiserId).SingleOrDefaultAsync(cancellation);
        var mentorKeys = await db.Enrolments.Where(enrolment => enrolment.UnitId == unitId && enrolment.MentorKey != "" && (enrolment.From == null || enrolment.From <= today) && (enrolment.To == null || enrolment.To >= today))
            .Select(enrolment => enrolment.MentorKey).Distinct().ToListAsync(cancellation);
        var posted = await (from post in db.StaffPosts where post.UnitId == unitId join staff in db.Staff on post.StaffId equals staff.Id select staff.Key).Distinct().ToListAsync(cancellation);
        List<string> keys = [.. mentorKeys.Union(posted)];
        var held = await (
            from role in db.AccountRoles.AsNoTracking()
            join account in db.Users on role.AccountId equals account.Id
            where !account.IsClosed && (role.From == null || role.From <= today) && (role.To == null || role.To >= today)
                && (((role.Role == Role.Principal || role.Role == Role.StudentHealthTeam) && (role.UnitId == unitId || (role.OrganiserId != null && role.OrganiserId == organiserId)))
                    || (role.Role == Role.Mentor && ((role.StandsInFor == "" && keys.Contains(account.StaffKey)) || keys.Contains(role.StandsInFor))))
            select new { account.Id, account.DisplayName, role.Role }).ToListAsync(cancellation);
        List<int> ids = [.. held.Select(one => one.Id).Distinct()];
        var counts = await db.AbsenceCases.Where(one => one.Stage != CaseStage.Closed && ids.Contains(one.OwnerId)).GroupBy(one => one.OwnerId).Select(of => new { of.Key, Count = of.Count() }).ToDictionaryAsync(of => of.Key, of => of.Count, cancellation);
        var away = (await db.StaffAway.AsNoTracking().Where(one => one.UnitId == unitId && one.From <= today && one.To >= today).ToListAsync(cancellation)).GroupBy(one => one.AccountId).ToDictionary(of => of.Key, of => of.Max(one => one.To));
        return
        [
            .. held.GroupBy(one => one.Id)
                .Select(of => new StaffPerson(of.Key, of.First().DisplayName, of.Select(one => one.Role).Max(), counts.GetValueOrDefault(of.Key), away.TryGetValue(of.Key, out var until) ? until : null))
                .OrderBy(person => person.AwayUntil is not null).ThenBy(person => person.Name, StringComparer.CurrentCulture),
        ];
    }
}

/// <summary>Somebody at a school who can answer for a case.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">The name.</param>
/// <param name="Role">The role there.</param>
/// <param name="Cases">How many open cases the person answers for, at any school.</param>
/// <param name="AwayUntil">The last day of being away; null when the person is there.</param>
public sealed record StaffPerson(int AccountId, string Name, Role Role, int Cases, DateOnly? AwayUntil);
