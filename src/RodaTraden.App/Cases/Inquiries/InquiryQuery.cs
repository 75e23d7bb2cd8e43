using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Cases.Process;
using RodaTraden.App.Cases.Routine;
using RodaTraden.App.Detection;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Cases.Routine;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Cases.Inquiries;

/// <summary>The inquiries of a case as those who make them see them.</summary>
internal sealed class InquiryQuery(AppDbContext db, CaseQuery cases, VisibleInquiries visible, Guardians guardians, RoutineBook routines, WorkLines lines, CurrentUser user, ReadLog readLog)
{
    /// <summary>The case with its inquiries, newest first; null when either does not exist for the one who asks.</summary>
    public async Task<InquiryView?> ReadAsync(int pupilId, int caseId, string page, CancellationToken cancellation = default)
    {
        if (!user.MayAtSchool(InformationCategory.AbsenceInquiry, AccessLevel.Read) || await cases.ReadAsync(pupilId, caseId, page, cancellation) is not { } view)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.AbsenceInquiry, page, cancellation);
        var all = (await visible.Query(InformationCategory.AbsenceInquiry).Where(one => one.Inquiry.CaseId == caseId).ToListAsync(cancellation)).Select(one => one.Inquiry).DistinctBy(one => one.Id).OrderByDescending(one => one.Id).ToList();
        var ids = all.ConvertAll(one => one.Id);
        var consultations = await db.InquiryConsultations.AsNoTracking().Where(one => ids.Contains(one.InquiryId)).ToListAsync(cancellation);
        var notices = (await visible.Sent().Where(one => ids.Contains(one.InquiryId)).ToListAsync(cancellation)).DistinctBy(one => one.Id).OrderBy(one => one.Id).ToList();
        var accounts = all.Select(one => one.OpenedByAccountId).Concat(all.Select(one => one.CompletedByAccountId).OfType<int>()).ToHashSet();
        var names = await db.Users.Where(account => accounts.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellation);
        var line = (await lines.ReadAsync(view.Today, pupilId, cancellation)).FirstOrDefault(one => one.Pupil.UnitId == view.Pupil.UnitId);
        return new(
            view,
            all,
            consultations,
            await guardians.OfAsync(pupilId, cancellation),
            notices,
            names,
            await routines.InForceAsync(view.Found.Case.OrganiserId, cancellation),
            line?.Reason,
            line?.Step.Ordinal ?? 0,
            HomeNotice.IsUpperSecondary(await db.Units.Where(unit => unit.Id == view.Pupil.UnitId).Select(unit => unit.Forms).SingleAsync(cancellation)));
    }

    /// <summary>What the mentor acts on: the short result of the latest inquiry, and whether one goes on. Null when there is none.</summary>
    public async Task<InquiryInShort?> ShortAsync(int pupilId, int caseId, CancellationToken cancellation = default)
    {
        if (!user.MayAtSchool(InformationCategory.InquirySummary, AccessLevel.Read))
        {
            return null;
        }

        var found = await visible.Query(InformationCategory.InquirySummary).Where(one => one.Inquiry.CaseId == caseId && one.Pupil.Id == pupilId && one.Inquiry.State != InquiryState.Cancelled)
            .OrderByDescending(one => one.Inquiry.Id).Select(one => new InquiryInShort(one.Inquiry.State, one.Inquiry.OpenedOn, one.Inquiry.DueOn, one.Inquiry.CompletedOn, one.Inquiry.Summary)).FirstOrDefaultAsync(cancellation);
        if (found is not null)
        {
            await readLog.NoteAsync([pupilId], InformationCategory.InquirySummary, "arende", cancellation);
        }

        return found is { State: not InquiryState.Completed } ? found with { Summary = "" } : found;
    }
}

/// <summary>A case's inquiries with everything their pages show.</summary>
/// <param name="Case">The case.</param>
/// <param name="All">Newest first.</param>
/// <param name="Consultations">Who was consulted in them.</param>
/// <param name="Guardians">Those with custody today.</param>
/// <param name="Notices">What the organiser has been told.</param>
/// <param name="Names">Names of the accounts that are mentioned.</param>
/// <param name="Routine">The organiser's routine.</param>
/// <param name="Reason">The strongest condition that is true now; null when none is.</param>
/// <param name="Step">The ladder's step now; 0 for none.</param>
/// <param name="IsUpperSecondary">Whether the school has upper secondary pupils alone.</param>
public sealed record InquiryView(
    CaseView Case,
    IReadOnlyList<AbsenceInquiry> All,
    IReadOnlyList<InquiryConsultation> Consultations,
    IReadOnlyList<NamedGuardian> Guardians,
    IReadOnlyList<OrganiserNotice> Notices,
    IReadOnlyDictionary<int, string> Names,
    CaseRoutine Routine,
    Evidence? Reason,
    int Step,
    bool IsUpperSecondary)
{
    /// <summary>The one that goes on; null when none does.</summary>
    public AbsenceInquiry? GoingOn => All.FirstOrDefault(one => one.IsGoingOn);

    /// <summary>The latest, going on or not.</summary>
    public AbsenceInquiry? Latest => All.Count > 0 ? All[0] : null;

    public string Name(int accountId) => Names.GetValueOrDefault(accountId, "");

    public InquiryConsultation? With(AbsenceInquiry inquiry, ConsultedParty party, int? guardianId = null) =>
        Consultations.FirstOrDefault(one => one.InquiryId == inquiry.Id && one.Party == party && one.GuardianId == guardianId);

    public Evidence? TriggerOf(AbsenceInquiry inquiry) => inquiry.Trigger.Length > 0 ? DetectionDocuments.ReadEvidence(inquiry.Trigger) : null;

    public string Address => Case.Address + "/utredning";
}

/// <summary>An inquiry as those see it who do not make it.</summary>
public sealed record InquiryInShort(InquiryState State, DateOnly OpenedOn, DateOnly DueOn, DateOnly? CompletedOn, string Summary)
{
    public bool IsGoingOn => State is InquiryState.Open or InquiryState.WaitsForPrincipal or InquiryState.SentBack;
}
