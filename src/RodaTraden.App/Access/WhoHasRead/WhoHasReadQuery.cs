using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.WhoHasRead;

/// <summary>Who has looked at a pupil's data: for the principal with names, for the family by role and place. Looking here is noted too.</summary>
internal sealed class WhoHasReadQuery(AppDbContext db, VisiblePupils visible, CurrentUser user, ReadLog readLog)
{
    /// <summary>Looks on a page, before they are put together by day.</summary>
    public const int PageSize = 200;

    private const string Concerns = nameof(InformationCategory.ConcernReports);
    private static readonly string[] OfTheFamily = [nameof(Role.Guardian), nameof(Role.Pupil)];

    /// <summary>A page of looks, newest first; null when the pupil does not exist for the one who asks.</summary>
    public async Task<WhoHasReadView?> ReadAsync(int pupilId, int page, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, InformationCategory.ReadLog, cancellation: cancellation) is not { } pupil)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.ReadLog, "vem-har-last", cancellation);
        var isFamily = user.ActiveRole?.Place() == RolePlace.Person;

        // What one guardian looks at is not shown to the other, and nobody in the family that somebody has opened the page of concern (domain.md 3.2).
        // Looks at a record that was made one with this one stay with that record's number.
        var entries = db.ReadEntries.AsNoTracking().Where(entry => (entry.PupilId == pupilId || db.Pupils.Any(merged => merged.Id == entry.PupilId && merged.MergedIntoId == pupilId)) && (!isFamily || (!OfTheFamily.Contains(entry.Role) && entry.Category != Concerns)));
        var all = await entries.CountAsync(cancellation);
        var rows = await (
            from entry in entries
            join account in db.Users on entry.AccountId equals account.Id
            orderby entry.At descending, entry.Id descending
            select new { entry.At, entry.AccountId, entry.Role, entry.Category, entry.Page, account.DisplayName }).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var places = await PlacesAsync([.. rows.Select(row => row.AccountId).Distinct()], cancellation);
        var organiser = await db.Organisers.Where(one => one.Id == pupil.OrganiserId).Select(one => one.Name).SingleOrDefaultAsync(cancellation) ?? "";
        return new(
            pupil,
            isFamily,
            all,
            [
                .. rows
                    .GroupBy(row => (On: DateOnly.FromDateTime(SwedishTime.Local(row.At)), row.AccountId, row.Role))
                    .Select(of => new Look(
                        of.Key.On,
                        of.Key.Role,

                        // Whoever needed emergency access works somewhere at the organiser, and seldom at the pupil's school.
                        places.GetValueOrDefault((of.Key.AccountId, of.Key.Role), of.Any(row => row.Page == ReadPages.Emergency) ? organiser : pupil.UnitName),
                        isFamily ? "" : of.First().DisplayName,
                        [.. of.Select(row => row.Category).Distinct().Order(StringComparer.Ordinal)],
                        of.All(row => ReadPages.Lists.Contains(row.Page)),
                        of.Any(row => row.Page == ReadPages.Emergency))),
            ]);
    }


    /// <summary>The organisation outside the schools where somebody holds, or has held, a role; others work at the pupil's school.</summary>
    private async Task<Dictionary<(int AccountId, string Role), string>> PlacesAsync(IReadOnlyCollection<int> accounts, CancellationToken cancellation)
    {
        var held = await (
            from role in db.AccountRoles.AsNoTracking()
            join organisation in db.Organisations on role.OrganisationId equals organisation.Id
            where accounts.Contains(role.AccountId)
            orderby role.Id
            select new { role.AccountId, role.Role, organisation.Name }).ToListAsync(cancellation);
        return held.GroupBy(one => (one.AccountId, one.Role.ToString())).ToDictionary(of => of.Key, of => of.Last().Name);
    }
}

/// <summary>Who has looked, newest first.</summary>
/// <param name="Pupil">The pupil.</param>
/// <param name="IsForFamily">Whether it is shown to the family: without names.</param>
/// <param name="All">How many looks there are in all.</param>
/// <param name="Looks">Those of the page, put together by day, person and role.</param>
internal sealed record WhoHasReadView(VisiblePupil Pupil, bool IsForFamily, int All, IReadOnlyList<Look> Looks);

/// <summary>What somebody looked at on a day.</summary>
/// <param name="On">The day.</param>
/// <param name="Role">In which role.</param>
/// <param name="Place">Where that person works.</param>
/// <param name="Name">The name; empty for the family.</param>
/// <param name="Categories">Kinds of information.</param>
/// <param name="OnlyInLists">Only as one of several in a list.</param>
/// <param name="InEmergency">With emergency access.</param>
public sealed record Look(DateOnly On, string Role, string Place, string Name, IReadOnlyList<string> Categories, bool OnlyInLists, bool InEmergency);
