using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Detection;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Measures;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Cases.Process;

/// <summary>What stands around a case on its first page: how it is right now, the latest talks, the measures, and how long each thing took.</summary>
internal sealed class CaseSurroundings(AppDbContext db, VisiblePupils pupils, WorkLines lines, ReadLog readLog)
{
    private const int LatestTalks = 5;

    public async Task<AroundCase> ReadAsync(CaseView view, CancellationToken cancellation = default)
    {
        var (pupilId, caseId, today) = (view.Pupil.Id, view.Id, view.Today);
        var line = (await lines.ReadAsync(today, pupilId, cancellation)).FirstOrDefault(one => one.Pupil.UnitId == view.Pupil.UnitId);
        await readLog.NoteAsync([pupilId], InformationCategory.LadderState, "arende", cancellation);
        var mayNotes = await pupils.FindAsync(pupilId, InformationCategory.Notes, cancellation: cancellation) is not null;
        if (mayNotes)
        {
            await readLog.NoteAsync([pupilId], InformationCategory.Notes, "arende", cancellation);
        }

        var since = view.Found.Case.WorryingSince;
        var talks = mayNotes
            ? await (from row in db.Responses.AsNoTracking()
                     where row.PupilId == pupilId && row.RemovedAt == null && (row.Kind == ResponseKind.Talk || row.Kind == ResponseKind.Attempt)
                     join account in db.Users on row.ByAccountId equals account.Id
                     orderby row.On descending, row.Id descending
                     select new CaseTalk(row, account.DisplayName)).Take(LatestTalks).ToListAsync(cancellation)
            : [];
        var days = new Dictionary<HelpMoment, DateOnly> { [HelpMoment.CaseOpened] = view.Found.Case.OpenedOn };
        Keep(HelpMoment.FirstTalk, await db.Responses.Where(row => row.PupilId == pupilId && row.RemovedAt == null && row.Kind == ResponseKind.Talk && (since == null || row.On >= since)).MinAsync(row => (DateOnly?)row.On, cancellation));
        Keep(HelpMoment.CoordinatorNamed, view.Events.FirstOrDefault(one => one.Act == CaseAct.Take) is { } took ? DateOnly.FromDateTime(SwedishTime.Local(took.At)) : null);
        Keep(HelpMoment.InquiryOpened, await db.AbsenceInquiries.Where(row => row.CaseId == caseId && row.State != InquiryState.Cancelled && row.State != InquiryState.Unnecessary).MinAsync(row => (DateOnly?)row.OpenedOn, cancellation));
        Keep(HelpMoment.OrganiserTold, await db.OrganiserNotices.Where(row => row.Kind == OrganiserNoticeKind.Opened && row.State != NoticeState.Withdrawn && db.AbsenceInquiries.Any(one => one.Id == row.InquiryId && one.CaseId == caseId)).MinAsync(row => (DateOnly?)row.On, cancellation));
        var measures = await db.CaseMeasures.AsNoTracking().Where(row => row.CaseId == caseId && row.RemovedAt == null).OrderBy(row => row.FollowUpOn).ToListAsync(cancellation);
        Keep(HelpMoment.FirstMeasure, measures.Where(row => row.StartOn <= today && row.Outcome is not MeasureOutcome.NotCarriedOut and not MeasureOutcome.Declined).Select(row => (DateOnly?)row.StartOn).Min());
        return new(line?.Reason, line?.Silence, mayNotes, talks, [.. measures.Where(row => row.GoesOn)], LateHelpClock.Of(since, days, today));

        void Keep(HelpMoment moment, DateOnly? day)
        {
            if (day is { } known)
            {
                days[moment] = known;
            }
        }
    }
}

/// <summary>What stands around a case.</summary>
/// <param name="Reason">The strongest condition that is true now; null when none is.</param>
/// <param name="Silence">That nobody has talked with the pupil or a guardian for long; null when somebody has.</param>
/// <param name="MayReadTalks">Whether the one who asks reads notes.</param>
/// <param name="Talks">The latest talks and attempts, newest first.</param>
/// <param name="Measures">Measures that go on.</param>
/// <param name="Clock">How long each thing took.</param>
public sealed record AroundCase(Evidence? Reason, ContactSilence? Silence, bool MayReadTalks, IReadOnlyList<CaseTalk> Talks, IReadOnlyList<CaseMeasure> Measures, IReadOnlyList<HelpTime> Clock);

/// <summary>A talk or an attempt, and who made it.</summary>
public sealed record CaseTalk(StepResponse Response, string By);
