using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Cases.Allocation;
using RodaTraden.App.Cases.Routine;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Allocation;
using RodaTraden.Core.Cases.Process;

namespace RodaTraden.App.Cases.Process;

/// <summary>A case as the one who asks sees it.</summary>
internal sealed class CaseQuery(AppDbContext db, VisibleCases visible, SchoolStaff staff, CaseBook book, RoutineBook routines, CurrentUser user, ReadLog readLog, TimeProvider time)
{
    /// <summary>One case; null when it does not exist for the one who asks.</summary>
    /// <param name="pupilId">The pupil that the address names.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="page">The page's code in the read log.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<CaseView?> ReadAsync(int pupilId, int caseId, string page, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(caseId, cancellation: cancellation) is not { } found || found.Pupil.Id != pupilId)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.Case, page, cancellation);
        var (today, state) = (time.SwedishToday(), found.Case.State);
        var events = await db.CaseEvents.AsNoTracking().Where(one => one.CaseId == caseId).OrderBy(one => one.Id).ToListAsync(cancellation);
        var people = await staff.AtAsync(found.Pupil.UnitId, cancellation);
        var ids = events.Select(one => one.ByAccountId).Concat(events.Select(one => one.OtherAccountId).OfType<int>()).Append(state.OwnerId).Append(state.Offer?.ToId ?? state.OwnerId).Append(found.Case.OpenedByAccountId).ToHashSet();
        var names = await db.Users.Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellation);
        var calendar = await book.CalendarAsync(found.Pupil.UnitId, cancellation);
        var late = CaseEscalation.SchoolDaysLate(state, calendar, today);
        return new(
            found,
            state,
            events,
            names,
            people,
            today,
            CaseCovers.Of(state, people.Select(person => person.AccountId).ToHashSet(), people.Where(person => person.AwayUntil is not null).Select(person => person.AccountId).ToHashSet()),
            late,
            CaseEscalation.Of(late, await routines.InForceAsync(found.Case.OrganiserId, cancellation)),
            state.Wait is { } wait ? Math.Max(0, calendar.CountSchoolDays(wait.Since, today) - 1) : 0,
            calendar.SchoolDaysAfter(today, 5),
            book.Actor,
            user.AccountId == state.Offer?.ToId,
            CaseUndo.Next(events) is { } undo && today <= DateOnly.FromDateTime(SwedishTime.Local(undo.At)).AddDays(CaseUndo.Days) && book.Actor.MayAct(state) ? undo : null);
    }

    /// <summary>Whether a case still exists for the one who asks; shows nothing of it.</summary>
    public async Task<bool> IsThereAsync(int caseId, CancellationToken cancellation = default) => await visible.FindAsync(caseId, cancellation: cancellation) is not null;

    /// <summary>The pupil's open case for the head of the pupil's other pages; null when there is none.</summary>
    public async Task<OpenCase?> OpenOfAsync(int pupilId, CancellationToken cancellation = default) =>
        user.MayAtSchool(InformationCategory.Case, AccessLevel.Read) && await visible.OpenOfAsync(pupilId, cancellation) is { } found
            ? new(found.Case.Id, found.Case.State, await db.Users.Where(account => account.Id == found.Case.OwnerId).Select(account => account.DisplayName).SingleAsync(cancellation))
            : null;
}

/// <summary>A pupil's open case in short.</summary>
/// <param name="Id">Our number.</param>
/// <param name="State">Where it is.</param>
/// <param name="Owner">Who answers for it.</param>
internal sealed record OpenCase(int Id, CaseState State, string Owner);

/// <summary>A case with everything its pages show.</summary>
/// <param name="Found">The case and the pupil.</param>
/// <param name="State">Where it is.</param>
/// <param name="Events">What was done, oldest first.</param>
/// <param name="Names">Names of the accounts that are mentioned.</param>
/// <param name="People">Who at the school can answer for it.</param>
/// <param name="Today">The day.</param>
/// <param name="Cover">Whether somebody really answers for it today.</param>
/// <param name="SchoolDaysLate">School days since the next step's day.</param>
/// <param name="Escalated">Who is told of that, by the organiser's routine.</param>
/// <param name="SchoolDaysWaited">School days since one began to wait for somebody else.</param>
/// <param name="ProposedDay">A school day to propose.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="IsAsked">Whether the one who asks is asked to take it.</param>
/// <param name="CanUndo">What the one who asks can take back; null for nothing.</param>
public sealed record CaseView(
    VisibleCase Found,
    CaseState State,
    IReadOnlyList<CaseEvent> Events,
    IReadOnlyDictionary<int, string> Names,
    IReadOnlyList<StaffPerson> People,
    DateOnly Today,
    CaseCover Cover,
    int SchoolDaysLate,
    EscalatedTo Escalated,
    int SchoolDaysWaited,
    DateOnly ProposedDay,
    CaseActor Actor,
    bool IsAsked,
    CaseEvent? CanUndo)
{
    public VisiblePupil Pupil => Found.Pupil;

    public int Id => Found.Case.Id;

    public string Owner => Name(State.OwnerId);

    /// <summary>Whether the one who asks may do what the owner may.</summary>
    public bool MayAct => Actor.MayAct(State);

    /// <summary>Whether it is the one who asks that answers for it.</summary>
    public bool IsMine => State.OwnerId == Actor.Id;

    public string Name(int accountId) => Names.GetValueOrDefault(accountId, "");

    public string Address => CaseLinks.Case(Pupil.Id, Id);

    public string AddressOf(CaseAct act) => CaseLinks.Act(Pupil.Id, Id, act);
}
