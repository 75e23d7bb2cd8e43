using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Cases.Process;
using RodaTraden.App.Cases.Routine;
using RodaTraden.App.Detection;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Cases.Inquiries;

/// <summary>Opens inquiries, keeps what is written in them, and completes them. The organiser is told in the same save that opens one: none can stay untold.</summary>
internal sealed class InquiryBook(
    AppDbContext db, VisibleCases cases, VisibleInquiries visible, VisiblePupils pupils, Guardians guardians, CaseBook book, RoutineBook routines, WorkLines lines, LanguageTexts texts, CurrentUser user, AuditLog audit, TimeProvider time)
{
    /// <summary>Opens an inquiry in a case, or notes that none is needed; null when it went well. The same form sent twice opens one.</summary>
    public async Task<InquiryRefusal?> OpenAsync(int caseId, bool isUnnecessary, string reason, Guid formId, CancellationToken cancellation = default)
    {
        if (await cases.FindAsync(caseId, cancellation: cancellation) is not { } found || !await visible.MayOpenAsync(found.Pupil.Id, cancellation))
        {
            return InquiryRefusal.OnlyThePrincipal;
        }

        if (await db.AbsenceInquiries.AnyAsync(one => one.FormId == formId, cancellation))
        {
            return null;
        }

        var goesOn = await db.AbsenceInquiries.AnyAsync(one => one.CaseId == caseId && (one.State == InquiryState.Open || one.State == InquiryState.WaitsForPrincipal || one.State == InquiryState.SentBack), cancellation);
        if (InquiryRules.Open(found.Case.State.IsOpen, goesOn, isUnnecessary, reason) is { } refusal)
        {
            return refusal;
        }

        var (today, unit) = (time.SwedishToday(), await db.Units.AsNoTracking().SingleAsync(one => one.Id == found.Pupil.UnitId, cancellation));
        var routine = await routines.InForceAsync(found.Case.OrganiserId, cancellation);
        var calendar = await book.CalendarAsync(unit.Id, cancellation);
        var line = (await lines.ReadAsync(today, found.Pupil.Id, cancellation)).FirstOrDefault(one => one.Pupil.UnitId == unit.Id);
        var inquiry = new AbsenceInquiry
        {
            PupilId = found.Pupil.Id,
            CaseId = caseId,
            OrganiserId = found.Case.OrganiserId,
            UnitId = unit.Id,
            Step = line?.Step.Ordinal ?? 0,
            Trigger = line?.Reason is { } evidence ? DetectionDocuments.Write(evidence) : "",
            OpenedOn = today,
            OpenedByAccountId = user.AccountId!.Value,
            IsOnDelegation = user.ActiveRole != Role.Principal,
            DueOn = calendar.SchoolDaysAfter(today, routine.CompleteWithin),
            State = isUnnecessary ? InquiryState.Unnecessary : InquiryState.Open,
            Reason = isUnnecessary ? reason.Trim() : "",
            FormId = formId,
            Version = Guid.CreateVersion7(),
        };

        if (line is { IsOpen: true } asked && asked.Step.Ordinal == routine.InquiryStep && await pupils.FindAsync(found.Pupil.Id, InformationCategory.Notes, AccessLevel.Write, cancellation) is not null)
        {
            // The step asks for an inquiry, or for the reason why not: nobody writes it twice.
            db.Add(new StepResponse
            {
                PupilId = found.Pupil.Id,
                Step = asked.Step.Ordinal,
                Kind = ResponseKind.Done,
                With = TalkedWith.Nobody,
                On = today,
                Note = texts[isUnnecessary ? "Inquiry.AnswersNotNeeded" : "Inquiry.AnswersOpened"],
                ByAccountId = user.AccountId.Value,
                SavedAt = time.UtcNow(),
                FormId = formId,
                Version = Guid.CreateVersion7(),
            });
            audit.Add(AuditAct.ResponseRecording, found.Pupil.Id, unit.Id, "responses/" + formId.ToString("n"));
        }

        // In upper secondary school the law asks for the inquiry, but not that the organiser is told of it (Skollagen 15:16).
        var isTold = !isUnnecessary && !HomeNotice.IsUpperSecondary(unit.Forms);
        return await StoreAsync(inquiry, AuditAct.InquiryOpening, isTold ? OrganiserNoticeKind.Opened : null, isNew: true, cancellation);
    }

    /// <summary>Notes that somebody was consulted, or why not; null when it went well.</summary>
    public async Task<InquiryRefusal?> ConsultAsync(int inquiryId, ConsultedParty party, int? guardianId, DateOnly? on, HeardHow? how, string whyNot, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(inquiryId, cancellation) is not { } found)
        {
            return InquiryRefusal.NotGoingOn;
        }

        if (on is not null)
        {
            whyNot = "";
        }

        if (InquiryRules.Consult(found.Inquiry, on, how, whyNot, time.SwedishToday()) is { } refusal)
        {
            return refusal;
        }

        var note = await db.InquiryConsultations.OrderBy(one => one.Id).FirstOrDefaultAsync(one => one.InquiryId == inquiryId && one.Party == party && one.GuardianId == guardianId, cancellation);
        if (note is null)
        {
            db.Add(note = new InquiryConsultation { InquiryId = inquiryId, PupilId = found.Pupil.Id, Party = party, GuardianId = guardianId, ByAccountId = user.AccountId!.Value });
        }

        (note.On, note.How, note.WhyNot, note.ByAccountId, note.Version) = (on, on is null ? null : how, whyNot.Trim(), user.AccountId!.Value, Guid.CreateVersion7());
        audit.Add(AuditAct.InquiryConsulting, found.Pupil.Id, found.Pupil.UnitId, "absence_inquiries/" + inquiryId, party.ToString());
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Keeps what is written, and completes the inquiry when that is asked; null when it went well.</summary>
    public async Task<InquiryRefusal?> KeepAsync(int inquiryId, Guid version, Action<AbsenceInquiry> write, bool isDone, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(inquiryId, cancellation) is not { } found)
        {
            return InquiryRefusal.NotGoingOn;
        }

        var inquiry = await db.AbsenceInquiries.SingleAsync(one => one.Id == inquiryId, cancellation);
        if (inquiry.Version != version)
        {
            return InquiryRefusal.Changed;
        }

        write(inquiry);
        var today = time.SwedishToday();
        if (InquiryRules.Keep(inquiry, today) is { } refusal)
        {
            return Undo(refusal);
        }

        if (inquiry.State == InquiryState.WaitsForPrincipal)
        {
            // What is changed while it waits is read again.
            inquiry.State = InquiryState.Open;
        }

        if (!isDone)
        {
            return await StoreAsync(inquiry, AuditAct.InquiryKeeping, null, isNew: false, cancellation);
        }

        if (await MissingAsync(inquiry, cancellation) is { } missing)
        {
            // What is written is kept all the same: it is only not complete.
            return await StoreAsync(inquiry, AuditAct.InquiryKeeping, null, isNew: false, cancellation) ?? missing;
        }

        var routine = await routines.InForceAsync(inquiry.OrganiserId, cancellation);
        if (routine.ApprovesInquiry && user.ActiveRole != Role.Principal)
        {
            inquiry.State = InquiryState.WaitsForPrincipal;
            return await StoreAsync(inquiry, AuditAct.InquiryKeeping, null, isNew: false, cancellation);
        }

        return await CompleteAsync(inquiry, routine.TellsOrganiserCompleted, cancellation);
    }

    /// <summary>The principal approves what waits, sends it back, cancels what was opened in error, or takes it up again; null when it went well.</summary>
    public async Task<InquiryRefusal?> DecideAsync(int inquiryId, Guid version, InquiryDecision decision, string reason, CancellationToken cancellation = default)
    {
        if (user.ActiveRole != Role.Principal)
        {
            return InquiryRefusal.OnlyThePrincipal;
        }

        if (await visible.FindAsync(inquiryId, cancellation) is null)
        {
            return InquiryRefusal.NotGoingOn;
        }

        var inquiry = await db.AbsenceInquiries.SingleAsync(one => one.Id == inquiryId, cancellation);
        if (inquiry.Version != version)
        {
            return InquiryRefusal.Changed;
        }

        if (decision is InquiryDecision.SendBack or InquiryDecision.Cancel && (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > InquiryRules.LongestShort))
        {
            return string.IsNullOrWhiteSpace(reason) ? InquiryRefusal.NoReason : InquiryRefusal.TooLong;
        }

        if (decision == InquiryDecision.TakeUpAgain
            && (await db.AbsenceInquiries.AnyAsync(one => one.CaseId == inquiry.CaseId && one.Id > inquiry.Id, cancellation) || await db.AbsenceCases.AnyAsync(one => one.Id == inquiry.CaseId && one.Stage == CaseStage.Closed, cancellation)))
        {
            return InquiryRefusal.NothingWaits;
        }

        switch (decision)
        {
            case InquiryDecision.Approve when inquiry.State == InquiryState.WaitsForPrincipal && await MissingAsync(inquiry, cancellation) is { } missing:
                return Undo(missing);
            case InquiryDecision.Approve when inquiry.State == InquiryState.WaitsForPrincipal:
                return await CompleteAsync(inquiry, (await routines.InForceAsync(inquiry.OrganiserId, cancellation)).TellsOrganiserCompleted, cancellation);
            case InquiryDecision.SendBack when inquiry.State == InquiryState.WaitsForPrincipal:
                (inquiry.State, inquiry.Reason) = (InquiryState.SentBack, reason.Trim());
                return await StoreAsync(inquiry, AuditAct.InquiryDeciding, null, isNew: false, cancellation);
            case InquiryDecision.Cancel when inquiry.IsGoingOn:
                (inquiry.State, inquiry.Reason, inquiry.CompletedOn) = (InquiryState.Cancelled, reason.Trim(), time.SwedishToday());
                await WithdrawAsync(inquiry, reason.Trim(), cancellation);
                return await StoreAsync(inquiry, AuditAct.InquiryDeciding, null, isNew: false, cancellation);
            case InquiryDecision.TakeUpAgain when inquiry.State is InquiryState.Completed or InquiryState.Cancelled && time.SwedishToday() <= inquiry.CompletedOn?.AddDays(InquiryRules.UndoDays):
                var wasCancelled = inquiry.State == InquiryState.Cancelled;
                (inquiry.State, inquiry.CompletedOn, inquiry.CompletedByAccountId, inquiry.Reason) = (InquiryState.Open, null, null, "");
                return await StoreAsync(inquiry, AuditAct.InquiryDeciding, wasCancelled && await db.Units.Where(one => one.Id == inquiry.UnitId).Select(one => one.Forms).SingleAsync(cancellation) is var forms && !HomeNotice.IsUpperSecondary(forms) ? OrganiserNoticeKind.Opened : null, isNew: false, cancellation);
            default:
                return InquiryRefusal.NothingWaits;
        }
    }

    /// <summary>What an inquiry lacks before it is complete; null when it has everything.</summary>
    private async Task<InquiryRefusal?> MissingAsync(AbsenceInquiry inquiry, CancellationToken cancellation)
    {
        var consultations = await db.InquiryConsultations.AsNoTracking().Where(one => one.InquiryId == inquiry.Id).ToListAsync(cancellation);
        var asked = await guardians.OfAsync(inquiry.PupilId, cancellation);
        return InquiryRules.Complete(inquiry, consultations, [.. asked.Select(one => one.Id)], time.SwedishToday());
    }

    private Task<InquiryRefusal?> CompleteAsync(AbsenceInquiry inquiry, bool tells, CancellationToken cancellation)
    {
        (inquiry.State, inquiry.CompletedOn, inquiry.CompletedByAccountId, inquiry.Reason) = (InquiryState.Completed, time.SwedishToday(), user.AccountId, "");
        return StoreAsync(inquiry, AuditAct.InquiryDeciding, tells && inquiry.Measures.Length > 0 ? OrganiserNoticeKind.Completed : null, isNew: false, cancellation);
    }

    /// <summary>Takes back what the organiser has not answered.</summary>
    private async Task WithdrawAsync(AbsenceInquiry inquiry, string reason, CancellationToken cancellation)
    {
        foreach (var notice in await db.OrganiserNotices.Where(one => one.InquiryId == inquiry.Id && one.State == NoticeState.Sent).ToListAsync(cancellation))
        {
            (notice.State, notice.Reason, notice.Version) = (NoticeState.Withdrawn, reason, Guid.CreateVersion7());
        }
    }

    /// <summary>Saves an inquiry, and the organiser's notice with it under the next number; again when somebody else took that number in the same moment.</summary>
    private async Task<InquiryRefusal?> StoreAsync(AbsenceInquiry inquiry, AuditAct act, OrganiserNoticeKind? tells, bool isNew, CancellationToken cancellation)
    {
        inquiry.Version = Guid.CreateVersion7();
        for (var tries = 0; ; tries++)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            try
            {
                if (isNew && db.Entry(inquiry).State == EntityState.Detached)
                {
                    db.Add(inquiry);
                }

                audit.Add(act, inquiry.PupilId, inquiry.UnitId, "absence_inquiries/" + inquiry.FormId.ToString("n"), inquiry.State.ToString());
                await db.SaveChangesAsync(cancellation);
                if (tells is { } kind)
                {
                    await TellAsync(inquiry, kind, cancellation);
                }

                await transaction.CommitAsync(cancellation);
                return null;
            }
            catch (DbUpdateConcurrencyException)
            {
                await transaction.RollbackAsync(cancellation);
                return Undo(InquiryRefusal.Changed);
            }
            catch (DbUpdateException) when (isNew && tries < 5)
            {
                // Somebody opened one in the same case, or took the number, in the same moment.
                await transaction.RollbackAsync(cancellation);
                db.ChangeTracker.Clear();
                if (await db.AbsenceInquiries.AnyAsync(one => one.CaseId == inquiry.CaseId && (one.State == InquiryState.Open || one.State == InquiryState.WaitsForPrincipal || one.State == InquiryState.SentBack), cancellation))
                {
                    return InquiryRefusal.OneGoesOn;
                }

                inquiry = Copy(inquiry);
            }
            catch (DbUpdateException) when (!isNew)
            {
                // Another school took the number in the same moment: the one who saves does so once more, with nothing lost.
                await transaction.RollbackAsync(cancellation);
                return Undo(InquiryRefusal.Changed);
            }
        }
    }

    private async Task TellAsync(AbsenceInquiry inquiry, OrganiserNoticeKind kind, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        var latest = await db.OrganiserNotices.Where(one => one.OrganiserId == inquiry.OrganiserId && one.Year == today.Year).MaxAsync(one => (int?)one.Sequence, cancellation);
        var notice = new OrganiserNotice
        {
            OrganiserId = inquiry.OrganiserId,
            Year = today.Year,
            Sequence = (latest ?? 0) + 1,
            PupilId = inquiry.PupilId,
            UnitId = inquiry.UnitId,
            InquiryId = inquiry.Id,
            Kind = kind,
            On = kind == OrganiserNoticeKind.Opened ? inquiry.OpenedOn : inquiry.CompletedOn!.Value,
            SentAt = time.UtcNow(),
            SentBy = user.AccountId!.Value,
            Version = Guid.CreateVersion7(),
        };
        db.Add(notice);
        audit.Add(AuditAct.OwnNoticeSending, inquiry.PupilId, inquiry.UnitId, $"organiser_notices/{notice.OrganiserId}/{notice.Number}", "Skollagen 7:19 a");
        await db.SaveChangesAsync(cancellation);
    }

    private InquiryRefusal Undo(InquiryRefusal refusal)
    {
        db.ChangeTracker.Clear();
        return refusal;
    }

    /// <summary>The same once more: a row that a database has refused keeps the number that it was given.</summary>
    private static AbsenceInquiry Copy(AbsenceInquiry of) => new()
    {
        PupilId = of.PupilId,
        CaseId = of.CaseId,
        OrganiserId = of.OrganiserId,
        UnitId = of.UnitId,
        Step = of.Step,
        Trigger = of.Trigger,
        OpenedOn = of.OpenedOn,
        OpenedByAccountId = of.OpenedByAccountId,
        IsOnDelegation = of.IsOnDelegation,
        DueOn = of.DueOn,
        State = of.State,
        Reason = of.Reason,
        FormId = of.FormId,
        Version = of.Version,
    };
}

/// <summary>What the principal decides about an inquiry.</summary>
internal enum InquiryDecision
{
    /// <summary>It is complete.</summary>
    Approve,

    /// <summary>It is not: a comment says what is missing.</summary>
    SendBack,

    /// <summary>It was opened in error.</summary>
    Cancel,

    /// <summary>What was completed or cancelled goes on after all.</summary>
    TakeUpAgain,
}
