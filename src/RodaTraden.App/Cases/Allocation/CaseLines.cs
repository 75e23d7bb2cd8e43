using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Cases.Routine;
using RodaTraden.App.Register;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Allocation;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Cases.Routine;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Allocation;

/// <summary>Reads the cases within reach as lines that somebody can act on.</summary>
internal sealed class CaseLines(AppDbContext db, VisibleCases visible, SchoolStaff staff, UnitCalendars calendars, RoutineBook routines, CurrentUser user, ReadLog readLog, TimeProvider time)
{
    /// <summary>Open cases, those left behind too; the one that has waited longest first.</summary>
    public async Task<List<CaseLine>> OpenAsync(CancellationToken cancellation = default)
    {
        var there = await visible.Query().Where(one => one.Case.Stage != CaseStage.Closed).ToListAsync(cancellation);
        var left = await visible.LeftBehind().ToListAsync(cancellation);
        return await LinesAsync([.. there.DistinctBy(one => one.Case.Id), .. left.DistinctBy(one => one.Case.Id)], cancellation);
    }

    /// <summary>Closed cases, the latest first.</summary>
    public async Task<List<CaseLine>> ClosedAsync(CancellationToken cancellation = default) =>
        [.. (await LinesAsync([.. (await visible.Query().Where(one => one.Case.Stage == CaseStage.Closed).ToListAsync(cancellation)).DistinctBy(one => one.Case.Id)], cancellation)).OrderByDescending(line => line.Found.Case.OpenedOn)];

    /// <summary>Those that concern the one who asks today: asked to take, one's own until a week ahead, and for the principal those that nobody answers for and those that have become late.</summary>
    public async Task<DayCases> OfTheDayAsync(CancellationToken cancellation = default)
    {
        if (!user.MayAtSchool(InformationCategory.Case, AccessLevel.Write))
        {
            return DayCases.None;
        }

        var today = time.SwedishToday();
        var open = await OpenAsync(cancellation);
        var asked = open.FindAll(line => line.State.Offer?.ToId == user.AccountId);
        var mine = open.FindAll(line => line.State.OwnerId == user.AccountId && !asked.Contains(line) && line.State.NextOn <= today.AddDays(7));
        var isPrincipal = user.ActiveRole == Role.Principal;
        var toGive = isPrincipal ? open.FindAll(line => line.IsToGive && !mine.Contains(line) && !asked.Contains(line)) : [];
        var told = isPrincipal ? open.FindAll(line => line.Escalated >= EscalatedTo.Principal && !mine.Contains(line) && !asked.Contains(line) && !toGive.Contains(line)) : [];
        var day = new DayCases(today, asked, mine, toGive, told);
        await readLog.NoteAsync(day.Shown.Select(line => line.Found.Pupil.Id), InformationCategory.Case, "min-dag", cancellation);
        return day;
    }

    private async Task<List<CaseLine>> LinesAsync(List<VisibleCase> cases, CancellationToken cancellation)
    {
        if (cases.Count == 0)
        {
            return [];
        }

        var today = time.SwedishToday();
        var units = cases.Select(one => one.Pupil.UnitId).Distinct().ToList();
        var days = await calendars.LoadAsync(units, cancellation);
        var people = new Dictionary<int, IReadOnlyList<StaffPerson>>();
        foreach (var unit in units)
        {
            people[unit] = await staff.AtAsync(unit, cancellation);
        }

        var inForce = new Dictionary<int, CaseRoutine>();
        foreach (var organiser in cases.Select(one => one.Case.OrganiserId).Distinct())
        {
            inForce[organiser] = await routines.InForceAsync(organiser, cancellation);
        }

        var ids = cases.SelectMany(one => new[] { one.Case.OwnerId, one.Case.OfferToId ?? one.Case.OwnerId }).ToHashSet();
        var names = await db.Users.Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellation);
        return
        [
            .. cases.Select(one =>
            {
                var (state, at) = (one.Case.State, people[one.Pupil.UnitId]);
                var calendar = days.GetValueOrDefault(one.Pupil.UnitId, SchoolCalendar.Unknown);
                return new CaseLine(
                    one,
                    state,
                    names.GetValueOrDefault(state.OwnerId, ""),
                    state.Offer is { } offer ? names.GetValueOrDefault(offer.ToId, "") : null,
                    CaseCovers.Of(state, at.Select(person => person.AccountId).ToHashSet(), at.Where(person => person.AwayUntil is not null).Select(person => person.AccountId).ToHashSet()),
                    CaseEscalation.Of(CaseEscalation.SchoolDaysLate(state, calendar, today), inForce[one.Case.OrganiserId]),
                    state.Wait is { } wait ? Math.Max(0, calendar.CountSchoolDays(wait.Since, today) - 1) : 0);
            }).OrderBy(line => line.State.NextOn).ThenBy(line => line.Found.Pupil.FullName, StringComparer.CurrentCulture),
        ];
    }
}

/// <summary>A case as a line.</summary>
/// <param name="Found">The case and the pupil.</param>
/// <param name="State">Where it is.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Asked">Who is asked to take it; null when nobody is.</param>
/// <param name="Cover">Whether somebody really answers for it today.</param>
/// <param name="Escalated">Who is told that it is late.</param>
/// <param name="SchoolDaysWaited">School days since one began to wait for somebody else.</param>
public sealed record CaseLine(VisibleCase Found, CaseState State, string Owner, string? Asked, CaseCover Cover, EscalatedTo Escalated, int SchoolDaysWaited)
{
    /// <summary>Whether somebody has to be given the case, or to close it after a pupil who has left. One that somebody has been asked to take waits for the answer.</summary>
    public bool IsToGive => State.IsOpen && (Found.HasLeft || Cover is CaseCover.Away or CaseCover.Left || (Cover == CaseCover.NotNamed && State.Offer is null));

    public string Address => CaseLinks.Case(Found.Pupil.Id, Found.Case.Id);
}

/// <summary>The cases of somebody's day.</summary>
/// <param name="Today">The day.</param>
/// <param name="Asked">Those one is asked to take.</param>
/// <param name="Mine">One's own that are late, or due within a week.</param>
/// <param name="ToGive">For the principal: those that nobody answers for.</param>
/// <param name="Told">For the principal: those that have become late at somebody else.</param>
public sealed record DayCases(DateOnly Today, IReadOnlyList<CaseLine> Asked, IReadOnlyList<CaseLine> Mine, IReadOnlyList<CaseLine> ToGive, IReadOnlyList<CaseLine> Told)
{
    public static DayCases None { get; } = new(default, [], [], [], []);

    public int Count => Asked.Count + Mine.Count + ToGive.Count + Told.Count;

    public IEnumerable<CaseLine> Shown => [.. Asked, .. Mine, .. ToGive, .. Told];
}
