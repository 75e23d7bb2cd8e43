using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Cases.Allocation;
using RodaTraden.App.Register;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Process;

/// <summary>Opens cases, and does with them what the process in Core allows: the state, what was done and the audit in one save.</summary>
internal sealed class CaseBook(AppDbContext db, VisibleCases visible, VisiblePupils pupils, SchoolStaff staff, UnitCalendars calendars, CurrentUser user, AuditLog audit, TimeProvider time)
{
    /// <summary>The school's calendar.</summary>
    public async Task<SchoolCalendar> CalendarAsync(int unitId, CancellationToken cancellation = default) => (await calendars.LoadAsync([unitId], cancellation)).GetValueOrDefault(unitId, SchoolCalendar.Unknown);

    /// <summary>Opens a case of a pupil: its number, or why not. The same form sent twice opens one.</summary>
    public async Task<(int? CaseId, CaseRefusal? Refusal)> OpenAsync(int pupilId, string why, string nextStep, DateOnly? nextOn, Guid formId, CancellationToken cancellation = default)
    {
        if (await pupils.FindAsync(pupilId, InformationCategory.Case, AccessLevel.Write, cancellation) is not { OrganiserId: { } organiserId } pupil)
        {
            return (null, CaseRefusal.NotOwner);
        }

        if (await db.AbsenceCases.Where(one => one.FormId == formId && one.PupilId == pupilId).Select(one => (int?)one.Id).SingleOrDefaultAsync(cancellation) is { } before)
        {
            return (before, null);
        }

        var today = time.SwedishToday();
        var (state, refusal) = CaseProcess.Open(user.AccountId!.Value, nextStep, nextOn, await CalendarAsync(pupil.UnitId, cancellation), today);
        refusal ??= string.IsNullOrWhiteSpace(why) ? CaseRefusal.NoReason : why.Trim().Length > CaseProcess.LongestText ? CaseRefusal.TooLong : null;
        refusal ??= await IsOpenAsync(pupilId, organiserId, cancellation) ? CaseRefusal.OpenAlready : null;
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var standing = await db.Standings.AsNoTracking().SingleOrDefaultAsync(one => one.PupilId == pupilId && one.UnitId == pupil.UnitId, cancellation);
        var opened = new AbsenceCase
        {
            PupilId = pupilId,
            OrganiserId = organiserId,
            UnitId = pupil.UnitId,
            OpenedOn = today,
            OpenedByAccountId = user.AccountId.Value,
            Why = why.Trim(),
            Step = standing?.HeldStep ?? 0,
            WorryingSince = await WorryingSinceAsync(pupilId, standing?.HeldStep > 0 ? standing.ReachedOn : null, cancellation),
            FormId = formId,
            Version = Guid.CreateVersion7(),
            State = state!,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(opened);
        audit.Add(AuditAct.CaseOpening, pupilId, pupil.UnitId, "absence_cases/" + formId.ToString("n"));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Somebody else opened one at the same moment; the index let one through.
            await transaction.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            if (!await IsOpenAsync(pupilId, organiserId, cancellation))
            {
                throw;
            }

            return (null, CaseRefusal.OpenAlready);
        }

        db.Add(Event(opened, CaseAct.Open, why, null, formId));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (opened.Id, null);
    }

    /// <summary>Does something with a case; null when it went well.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="act">What.</param>
    /// <param name="form">What was written.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<CaseRefusal?> ActAsync(int caseId, CaseAct act, CaseForm form, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(caseId, AccessLevel.Write, cancellation) is not { } seen)
        {
            return CaseRefusal.NotOwner;
        }

        if (await db.CaseEvents.AnyAsync(one => one.FormId == form.FormId && one.CaseId == caseId, cancellation))
        {
            return null;
        }

        var found = await db.AbsenceCases.SingleAsync(one => one.Id == caseId, cancellation);
        if (found.Version != form.Version)
        {
            return CaseRefusal.Changed;
        }

        var (by, today) = (Actor, time.SwedishToday());
        var calendar = await CalendarAsync(seen.Pupil.UnitId, cancellation);
        var state = found.State;
        CaseEvent? undone = null;
        if (act is CaseAct.Offer or CaseAct.Decline && form.PersonId is { } asked && (await staff.AtAsync(seen.Pupil.UnitId, cancellation)).All(person => person.AccountId != asked))
        {
            return CaseRefusal.NotAtTheSchool;
        }

        // Of a pupil who has left nothing more can be written: the case is closed as it is.
        if (act == CaseAct.Close && !seen.HasLeft && await GoesOnAsync(caseId, cancellation) is { } goesOn)
        {
            return goesOn;
        }

        CaseResult result;
        switch (act)
        {
            case CaseAct.Take: result = CaseProcess.Take(state, by); break;
            case CaseAct.Offer: result = form.PersonId is { } to ? CaseProcess.OfferTo(state, by, to, form.Words, today) : CaseResult.No(CaseRefusal.NotAtTheSchool); break;
            case CaseAct.Decline: result = CaseProcess.Decline(state, by, form.Words, form.PersonId); break;
            case CaseAct.Withdraw: result = CaseProcess.Withdraw(state, by); break;
            case CaseAct.Plan: result = CaseProcess.Plan(state, by, form.NextStep, form.NextOn, calendar, today); break;
            case CaseAct.Move: result = form.Stage is { } stage ? CaseProcess.Move(state, by, stage, form.NextStep, form.NextOn, calendar, today) : CaseResult.No(CaseRefusal.NotFromHere); break;
            case CaseAct.Wait: result = CaseProcess.WaitFor(state, by, form.Words, today); break;
            case CaseAct.GoOn: result = CaseProcess.GoOn(state, by); break;
            case CaseAct.Close: result = form.Closing is { } closing ? CaseProcess.Close(state, by, closing, form.Words) : CaseResult.No(CaseRefusal.NoReason); break;
            case CaseAct.Reopen:
                result = await IsOpenAsync(found.PupilId, found.OrganiserId, cancellation) ? CaseResult.No(CaseRefusal.OpenAlready) : CaseProcess.Reopen(state, by, form.NextStep, form.NextOn, calendar, today);
                break;
            case CaseAct.Undo:
                var events = await db.CaseEvents.Where(one => one.CaseId == caseId).OrderBy(one => one.Id).ToListAsync(cancellation);
                undone = CaseUndo.Next(events);
                result = CaseUndo.Undo(events, state, by, undone is null ? today : DateOnly.FromDateTime(SwedishTime.Local(undone.At)), today);
                if (result.State is { IsOpen: true } && !state.IsOpen && await IsOpenAsync(found.PupilId, found.OrganiserId, cancellation))
                {
                    result = CaseResult.No(CaseRefusal.OpenAlready);
                }

                break;
            default: throw new ArgumentOutOfRangeException(nameof(act), act, null);
        }

        // What is taken back can close the case too.
        if (act == CaseAct.Undo && state.IsOpen && result.State is { IsOpen: false } && await GoesOnAsync(caseId, cancellation) is { } stillGoesOn)
        {
            return stillGoesOn;
        }

        if (result.Refusal is { } refusal)
        {
            return refusal;
        }

        (found.State, found.Version) = (result.State!, Guid.CreateVersion7());
        undone?.UndoneAt = time.UtcNow();
        db.Add(Event(found, act, act == CaseAct.Undo ? undone!.Act.ToString() : form.Words, form.PersonId, form.FormId));
        audit.Add(act == CaseAct.Undo ? AuditAct.CaseUndoing : AuditAct.CaseActing, found.PupilId, seen.Pupil.UnitId, "case_events/" + form.FormId.ToString("n"), act.ToString());
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return CaseRefusal.Changed;
        }
    }

    /// <summary>Who acts.</summary>
    public CaseActor Actor => new(user.AccountId!.Value, user.ActiveRole == Role.Principal);

    /// <summary>The earliest day that is known of what is true now: a signal's first, or the day the step was reached, which is reckoned from the days themselves.</summary>
    private async Task<DateOnly?> WorryingSinceAsync(int pupilId, DateOnly? reachedOn, CancellationToken cancellation)
    {
        var signal = await db.Signals.Where(one => one.PupilId == pupilId && one.Step > 0 && one.EndedOn == null).MinAsync(one => (DateOnly?)one.FirstTrue, cancellation);
        return signal is null || reachedOn < signal ? reachedOn : signal;
    }

    private CaseEvent Event(AbsenceCase of, CaseAct act, string words, int? other, Guid formId) => new()
    {
        CaseId = of.Id,
        PupilId = of.PupilId,
        Act = act,
        At = time.UtcNow(),
        ByAccountId = user.AccountId!.Value,
        Words = words.Trim(),
        OtherAccountId = other,
        FormId = formId,
        State = of.State,
    };

    /// <summary>What goes on in a case and would be forgotten if it were closed.</summary>
    private async Task<CaseRefusal?> GoesOnAsync(int caseId, CancellationToken cancellation) =>
        await db.AbsenceInquiries.AnyAsync(one => one.CaseId == caseId && (one.State == InquiryState.Open || one.State == InquiryState.WaitsForPrincipal || one.State == InquiryState.SentBack), cancellation) ? CaseRefusal.InquiryGoesOn
        : await db.CaseMeasures.AnyAsync(one => one.CaseId == caseId && one.EndedOn == null && one.RemovedAt == null, cancellation) ? CaseRefusal.MeasureGoesOn
        : null;

    private Task<bool> IsOpenAsync(int pupilId, int organiserId, CancellationToken cancellation) =>
        db.AbsenceCases.AnyAsync(one => one.PupilId == pupilId && one.OrganiserId == organiserId && one.Stage != CaseStage.Closed, cancellation);
}

/// <summary>What was written on one of a case's forms; what an act does not ask for is left out.</summary>
internal sealed record CaseForm(Guid FormId, Guid Version)
{
    public string NextStep { get; init; } = "";

    public DateOnly? NextOn { get; init; }

    public string Words { get; init; } = "";

    public int? PersonId { get; init; }

    public CaseStage? Stage { get; init; }

    public CaseClosing? Closing { get; init; }
}
