using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Emergency;
using RodaTraden.Core.Access.Reviewing;

namespace RodaTraden.App.Access.Reviewing;

/// <summary>
/// What a reviewer sees of a month: emergency access, what was noticed while it went on, unusual looks, and the sample. People who have looked are named; pupils are told by
/// number, class and school, and what tied the two is reckoned by the program.
/// </summary>
internal sealed class ReviewQuery(AppDbContext db, VisibleLooks looks, VisibleEmergencies emergencies, CurrentUser user, ReadLog readLog, TimeProvider time)
{
    /// <summary>Rows that a list shows at most; the sentence above it tells how many there are.</summary>
    public const int Most = 50;

    /// <summary>Months back in time that can be chosen.</summary>
    private const int Months = 24;

    public async Task<ReviewView?> ReadAsync(int? organiser, DateOnly? month, CancellationToken cancellation = default)
    {
        var organisers = await looks.OrganisersAsync(cancellation);
        if (organisers.Count == 0)
        {
            return null;
        }

        var chosen = organisers.FirstOrDefault(one => one.Id == organiser, organisers[0]);
        var today = time.SwedishToday();
        var now = new DateOnly(today.Year, today.Month, 1);
        var months = Enumerable.Range(0, Months).Select(back => now.AddMonths(-back)).ToList();
        var of = months.Find(one => one == month) is { Year: > 1 } found ? found : now.AddMonths(-1);
        var review = await looks.Reviews(chosen.Id).AsNoTracking().SingleOrDefaultAsync(one => one.Month == of, cancellation);
        var opened = await OpenedAsync(chosen.Id, of, cancellation);
        var relations = await LookRelations.LoadAsync(db, [.. opened.Select(one => one.AccountId).Distinct()], [.. opened.Select(one => one.PupilId).Distinct()], of, cancellation);
        var (without, night, sameName) = (
            opened.FindAll(one => relations.Of(one.AccountId, Enum.Parse<Role>(one.Role), one.PupilId) == LookTie.None),
            await AtNightAsync(chosen.Id, of, cancellation),
            opened.FindAll(one => one.HasSameFamilyName));
        var sample = review is null ? [] : await SampleAsync(review, relations, cancellation);
        await readLog.NoteAsync(sample.Select(look => look.PupilId).Concat(Shown(without)).Concat(Shown(sameName)), InformationCategory.ReadLog, "granskning", cancellation);
        var places = await PlacesAsync([.. Shown(without), .. Shown(sameName), .. sample.Select(look => look.PupilId)], cancellation);
        return new(
            organisers,
            chosen,
            months,
            of,
            of < now,
            opened.Sum(one => one.Times),
            await EmergenciesAsync(chosen.Id, of, cancellation),
            await AlarmsAsync(chosen.Id, of, cancellation),
            without,
            sameName,
            night,
            review,
            review?.SignedByAccountId is { } signer ? await db.Users.Where(account => account.Id == signer).Select(account => account.DisplayName).SingleAsync(cancellation) : "",
            sample,
            places);
    }

    /// <summary>Who has opened which pupil one by one, and how often.</summary>
    private async Task<List<OpenedPupil>> OpenedAsync(int organiserId, DateOnly month, CancellationToken cancellation)
    {
        var rows = await (
            from entry in await looks.InMonthAsync(organiserId, month, cancellation)
            where !ReadPages.Lists.Contains(entry.Page)
            group entry by new { entry.AccountId, entry.Role, entry.PupilId } into of
            select new { of.Key.AccountId, of.Key.Role, of.Key.PupilId, Times = of.Count(), Last = of.Max(entry => entry.At) }).ToListAsync(cancellation);
        var (accounts, pupils) = (rows.Select(row => row.AccountId).Distinct().ToList(), rows.Select(row => row.PupilId).Distinct().ToList());
        var names = await db.Users.Where(account => accounts.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellation);
        var families = await db.Pupils.Where(pupil => pupils.Contains(pupil.Id)).ToDictionaryAsync(pupil => pupil.Id, pupil => pupil.FamilyName, cancellation);
        return
        [
            .. rows
                .Select(row => new OpenedPupil(
                    row.AccountId, names.GetValueOrDefault(row.AccountId, ""), row.Role, row.PupilId, row.Times, SwedishTime.Local(row.Last),
                    families.GetValueOrDefault(row.PupilId, "") is { Length: > 0 } family && names.GetValueOrDefault(row.AccountId, "").EndsWith(" " + family, StringComparison.CurrentCultureIgnoreCase)))
                .OrderByDescending(row => row.Last),
        ];
    }

    /// <summary>Who has opened pupils between 22 and 5, on how many nights and how many pupils.</summary>
    private async Task<List<NightReader>> AtNightAsync(int organiserId, DateOnly month, CancellationToken cancellation)
    {
        // In UTC the night begins at 20 or 21 and ends before 4.
        var rows = await (await looks.InMonthAsync(organiserId, month, cancellation)).Where(entry => entry.At.Hour >= 20 || entry.At.Hour < 4).Select(entry => new { entry.AccountId, entry.Role, entry.PupilId, entry.At }).ToListAsync(cancellation);
        var night = rows.Select(row => (row.AccountId, row.Role, row.PupilId, At: SwedishTime.Local(row.At))).Where(row => UnusualLimits.IsNight(row.At.Hour)).ToList();
        var accounts = night.Select(row => row.AccountId).Distinct().ToList();
        var names = await db.Users.Where(account => accounts.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellation);
        return
        [
            .. night.GroupBy(row => (row.AccountId, row.Role))
                .Select(of => new NightReader(names.GetValueOrDefault(of.Key.AccountId, ""), of.Key.Role, of.Select(row => DateOnly.FromDateTime(row.At.AddHours(-5))).Distinct().Count(), of.Select(row => row.PupilId).Distinct().Count(), of.Max(row => row.At)))
                .OrderByDescending(one => one.Pupils).ThenBy(one => one.Name, StringComparer.CurrentCulture),
        ];
    }

    private async Task<IReadOnlyList<SampledLook>> SampleAsync(AccessReview review, LookRelations relations, CancellationToken cancellation)
    {
        var inMonth = await looks.InMonthAsync(review.OrganiserId, review.Month, cancellation);
        var rows = await (
            from look in db.ReviewedLooks.AsNoTracking()
            where look.ReviewId == review.Id
            join entry in inMonth on look.ReadEntryId equals entry.Id
            join account in db.Users on entry.AccountId equals account.Id
            orderby entry.At
            select new { look, entry.At, entry.AccountId, entry.Role, entry.PupilId, entry.Category, account.DisplayName }).ToListAsync(cancellation);
        return [.. rows.Select(row => new SampledLook(row.look, SwedishTime.Local(row.At), row.DisplayName, row.Role, row.PupilId, row.Category, row.AccountId == user.AccountId, relations.Of(row.AccountId, Enum.Parse<Role>(row.Role), row.PupilId)))];
    }

    /// <summary>One emergency access to judge; null when it is none of one's own.</summary>
    public async Task<EmergencyToReview?> FindEmergencyAsync(int accessId, CancellationToken cancellation = default)
    {
        var found = (await ReadAsync(emergencies.ToReview().Where(access => access.Id == accessId), cancellation)).SingleOrDefault();
        if (found is not null)
        {
            await readLog.NoteAsync([found.Access.PupilId], InformationCategory.ReadLog, "granskning", cancellation);
        }

        return found;
    }

    /// <summary>Reading that was noticed, to judge; null when it is none of one's own.</summary>
    public async Task<AlarmToReview?> FindAlarmAsync(int alarmId, CancellationToken cancellation = default) =>
        (await ReadAsync(looks.Alarms().Where(alarm => alarm.Id == alarmId), cancellation)).SingleOrDefault();

    // Those that nobody has judged are shown whatever month is chosen.
    private async Task<IReadOnlyList<EmergencyToReview>> EmergenciesAsync(int organiserId, DateOnly month, CancellationToken cancellation)
    {
        var (first, last) = Around(month);
        return [.. (await ReadAsync(emergencies.ToReview().Where(access => access.Verdict == null || (access.OpenedAt >= first && access.OpenedAt < last)), cancellation))
            .Where(one => one.OrganiserId == organiserId && (one.Access.Verdict is null || MonthOf(one.Opened) == month))];
    }

    private async Task<IReadOnlyList<AlarmToReview>> AlarmsAsync(int organiserId, DateOnly month, CancellationToken cancellation)
    {
        var (first, last) = Around(month);
        return [.. (await ReadAsync(looks.Alarms().Where(alarm => alarm.OrganiserId == organiserId && (alarm.Verdict == null || (alarm.At >= first && alarm.At < last))), cancellation))
            .Where(one => one.Alarm.Verdict is null || MonthOf(one.At) == month)];
    }

    private async Task<List<EmergencyToReview>> ReadAsync(IQueryable<EmergencyAccess> of, CancellationToken cancellation)
    {
        var rows = await (
            from access in of.AsNoTracking()
            join account in db.Users on access.AccountId equals account.Id
            join unit in db.Units on access.UnitId equals unit.Id
            orderby access.OpenedAt descending
            select new { access, account.DisplayName, unit.Name, unit.OrganiserId }).ToListAsync(cancellation);
        return rows.ConvertAll(row => new EmergencyToReview(row.access, row.DisplayName, row.Name, row.OrganiserId!.Value, SwedishTime.Local(row.access.OpenedAt)));
    }

    private async Task<List<AlarmToReview>> ReadAsync(IQueryable<ReadingAlarm> of, CancellationToken cancellation)
    {
        var rows = await (
            from alarm in of.AsNoTracking()
            join account in db.Users on alarm.AccountId equals account.Id
            orderby alarm.At descending
            select new { alarm, account.DisplayName }).ToListAsync(cancellation);
        return rows.ConvertAll(row => new AlarmToReview(row.alarm, row.DisplayName, SwedishTime.Local(row.alarm.At)));
    }

    private async Task<IReadOnlyDictionary<int, string>> PlacesAsync(HashSet<int> pupils, CancellationToken cancellation)
    {
        var ids = pupils.ToList();
        var rows = await (
            from enrolment in db.Enrolments.AsNoTracking()
            where ids.Contains(enrolment.PupilId)
            join unit in db.Units on enrolment.UnitId equals unit.Id
            select new { enrolment.PupilId, enrolment.From, enrolment.Class, unit.Name }).ToListAsync(cancellation);
        return rows.GroupBy(row => row.PupilId).ToDictionary(of => of.Key, of => of.MaxBy(row => row.From ?? DateOnly.MinValue)! is var at && at.Class.Length > 0 ? $"{at.Class}, {at.Name}" : at.Name);
    }

    private static IEnumerable<int> Shown(List<OpenedPupil> rows) => rows.Take(Most).Select(row => row.PupilId);

    private static DateOnly MonthOf(DateTime local) => new(local.Year, local.Month, 1);

    /// <summary>A month in UTC, with a day on each side: the exact bounds are Swedish.</summary>
    private static (DateTime First, DateTime Last) Around(DateOnly month) =>
        (month.AddDays(-1).ToDateTime(default, DateTimeKind.Utc), month.AddMonths(1).AddDays(1).ToDateTime(default, DateTimeKind.Utc));
}

/// <summary>A month as a reviewer sees it.</summary>
internal sealed record ReviewView(
    IReadOnlyList<(int Id, string Name)> Organisers,
    (int Id, string Name) Organiser,
    IReadOnlyList<DateOnly> Months,
    DateOnly Month,
    bool IsOver,
    int Looks,
    IReadOnlyList<EmergencyToReview> Emergencies,
    IReadOnlyList<AlarmToReview> Alarms,
    IReadOnlyList<OpenedPupil> WithoutTie,
    IReadOnlyList<OpenedPupil> SameFamilyName,
    IReadOnlyList<NightReader> AtNight,
    AccessReview? Review,
    string SignedBy,
    IReadOnlyList<SampledLook> Sample,
    IReadOnlyDictionary<int, string> Places);

/// <summary>Somebody who has opened a pupil.</summary>
public sealed record OpenedPupil(int AccountId, string Name, string Role, int PupilId, int Times, DateTime Last, bool HasSameFamilyName);

/// <summary>Somebody who has looked at night.</summary>
internal sealed record NightReader(string Name, string Role, int Nights, int Pupils, DateTime Last);

/// <summary>A look of the sample.</summary>
internal sealed record SampledLook(ReviewedLook Look, DateTime At, string Name, string Role, int PupilId, string Category, bool IsOwn, LookTie Tie);

/// <summary>An emergency access, without the pupil's name.</summary>
internal sealed record EmergencyToReview(EmergencyAccess Access, string By, string Unit, int OrganiserId, DateTime Opened);

/// <summary>Reading that was noticed.</summary>
internal sealed record AlarmToReview(ReadingAlarm Alarm, string By, DateTime At);
