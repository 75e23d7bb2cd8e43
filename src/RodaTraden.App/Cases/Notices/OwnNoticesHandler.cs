using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Cases.Process;
using RodaTraden.App.Cases.Routine;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Notices;

/// <summary>What an organiser's own schools have told it: listed, answered, and told on to the home municipality where that is another body.</summary>
internal sealed class OwnNoticesHandler(AppDbContext db, VisibleInquiries visible, NoticesHandler notices, RoutineBook routines, CaseBook calendars, CurrentUser user, AuditLog audit, ReadLog readLog, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>A page of notices: those not yet answered first, newest first.</summary>
    public async Task<OwnNoticesView> ReadAsync(int page, CancellationToken cancellation = default)
    {
        var received = visible.Received();
        var all = await received.CountAsync(cancellation);
        var ofPage = await received.OrderByDescending(one => one.Notice.State == NoticeState.Sent).ThenByDescending(one => one.Notice.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        await readLog.NoteAsync(ofPage.Select(one => one.Notice.PupilId), InformationCategory.OwnNotices, "anmalningar-egna", cancellation);
        var codes = await ReceivingCodesAsync(cancellation);
        return new([.. ofPage.Select(one => (one, Duty(one, codes)))], await received.CountAsync(one => one.Notice.State == NoticeState.Sent, cancellation), all);
    }

    /// <summary>One notice with the inquiry that it tells of; null when it does not exist for the one who asks.</summary>
    public async Task<OwnNoticeView?> FindAsync(int noticeId, CancellationToken cancellation = default)
    {
        if (await visible.FindReceivedAsync(noticeId, cancellation) is not { } found)
        {
            return null;
        }

        await readLog.NoteAsync([found.Notice.PupilId], [InformationCategory.OwnNotices, InformationCategory.AbsenceInquiry], "anmalan-egen", cancellation);
        var routine = await routines.InForceAsync(found.Notice.OrganiserId, cancellation);
        var calendar = await calendars.CalendarAsync(found.Notice.UnitId, cancellation);
        var home = found.Notice.HomeNoticeId is { } id ? await db.InquiryNotices.AsNoTracking().SingleAsync(one => one.Id == id, cancellation) : null;
        return new(found, Duty(found, await ReceivingCodesAsync(cancellation)), calendar.SchoolDaysAfter(found.Notice.On, routine.NoticeWithin), home, await db.Users.Where(account => account.Id == found.Notice.SentBy).Select(account => account.DisplayName).SingleAsync(cancellation));
    }

    /// <summary>Receives a notice, or returns it with a reason; null when it went well.</summary>
    public async Task<AnswerNoticeRefusal?> AnswerAsync(int noticeId, string? returnReason, CancellationToken cancellation = default)
    {
        if (await visible.FindReceivedAsync(noticeId, cancellation) is not { } found)
        {
            return AnswerNoticeRefusal.AlreadyAnswered;
        }

        if (NoticeRules.Check(found.Notice.State, returnReason) is { } refusal)
        {
            return refusal;
        }

        var notice = found.Notice;
        db.Attach(notice);
        (notice.State, notice.Reason) = returnReason is null ? (NoticeState.Received, "") : (NoticeState.Returned, returnReason.Trim());
        (notice.AnsweredAt, notice.AnsweredBy, notice.Version) = (time.UtcNow(), user.AccountId, Guid.CreateVersion7());
        Audit(notice, "Skollagen 7:19 a");
        return await SavedAsync(cancellation) ? null : AnswerNoticeRefusal.AlreadyAnswered;
    }

    /// <summary>Tells a home municipality that receives notices here, with what is known already; null when it went well.</summary>
    public async Task<SendNoticeRefusal?> TellHomeAsync(int noticeId, CancellationToken cancellation = default)
    {
        if (await FindAsync(noticeId, cancellation) is not { Duty: HomeNoticeDuty.ToldHere } found)
        {
            return SendNoticeRefusal.UnitMissing;
        }

        var (told, one) = (found.Received.Notice, found.Received);
        if (told.HomeNoticeId is not null)
        {
            return null;
        }

        // The pupil is in our own register without any marking: nobody has to say so once more.
        var (sent, refusal, _) = await notices.SendAsync(new(true, told.UnitId, one.GivenName, one.FamilyName, one.CivicNumber ?? "", told.On), HomeFormId(told), cancellation);
        if (refusal == SendNoticeRefusal.AlreadySent)
        {
            // Somebody has filled in the form by hand: that is the notice.
            var number = CivicNumber.Parse(one.CivicNumber!, time.SwedishToday())!.Canonical;
            sent = await db.InquiryNotices.AsNoTracking().FirstAsync(before => before.OrganiserId == told.OrganiserId && before.CivicNumber == number && before.OpenedOn == told.On && before.State != NoticeState.Returned, cancellation);
        }

        if (sent is null)
        {
            return refusal;
        }

        db.ChangeTracker.Clear();
        db.Attach(told);
        (told.HomeNoticeId, told.Version) = (sent.Id, Guid.CreateVersion7());
        Audit(told, "Skollagen 7:22");
        await SavedAsync(cancellation);
        return null;
    }

    /// <summary>Notes that another municipality was told outside the program; false when the day or the way is missing.</summary>
    public async Task<bool> ToldElsewhereAsync(int noticeId, DateOnly? on, string how, CancellationToken cancellation = default)
    {
        if (on is not { } day || string.IsNullOrWhiteSpace(how) || how.Trim().Length > OrganiserNotice.LongestHow || await FindAsync(noticeId, cancellation) is not { Duty: HomeNoticeDuty.ToldElsewhere or HomeNoticeDuty.NotKnown } found
            || day > time.SwedishToday() || day < found.Received.Notice.On)
        {
            return false;
        }

        var notice = found.Received.Notice;
        db.Attach(notice);
        (notice.HomeToldOn, notice.HomeToldHow, notice.Version) = (day, how.Trim(), Guid.CreateVersion7());
        Audit(notice, "Skollagen 7:22");
        return await SavedAsync(cancellation);
    }

    /// <summary>The same notice is told on once, however many times the button is pressed.</summary>
    private static Guid HomeFormId(OrganiserNotice notice) => new(notice.Id, 0x7e22, 0x4c0d, 0x80, 0, 0, 0, 0, 0, 0, (byte)(notice.OrganiserId % 256));

    private static HomeNoticeDuty Duty(ReceivedOwnNotice one, IReadOnlyCollection<string> codes) => HomeNotice.Of(one.OrganiserKind, one.Forms, one.HomeMunicipality, codes);

    /// <summary>The municipalities that receive notices here: those whose own schools are in the program.</summary>
    private async Task<IReadOnlyCollection<string>> ReceivingCodesAsync(CancellationToken cancellation) =>
        await (from unit in db.Units join organiser in db.Organisers on unit.OrganiserId equals organiser.Id where organiser.Kind == OrganiserKind.Municipal && unit.MunicipalityCode != null select unit.MunicipalityCode!).Distinct().ToListAsync(cancellation);

    private void Audit(OrganiserNotice notice, string ground) => audit.Add(AuditAct.OwnNoticeAnswering, notice.PupilId, notice.UnitId, $"organiser_notices/{notice.OrganiserId}/{notice.Number}", ground);

    private async Task<bool> SavedAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}

/// <summary>A page of notices from own schools, each with what it asks of the organiser.</summary>
internal sealed record OwnNoticesView(IReadOnlyList<(ReceivedOwnNotice One, HomeNoticeDuty Duty)> Shown, int Unanswered, int All);

/// <summary>A notice from an own school.</summary>
/// <param name="Received">The notice, the pupil and the inquiry.</param>
/// <param name="Duty">Whether the home municipality has to be told.</param>
/// <param name="HomeDueOn">By when, by the organiser's routine.</param>
/// <param name="Home">The notice to the home municipality; null when none was sent here.</param>
/// <param name="SentBy">Who sent it.</param>
internal sealed record OwnNoticeView(ReceivedOwnNotice Received, HomeNoticeDuty Duty, DateOnly HomeDueOn, InquiryNotice? Home, string SentBy)
{
    /// <summary>Whether the home municipality has still to be told: of the opening alone, and not of what was returned.</summary>
    public bool IsHomeToTell => Received.Notice is { Kind: OrganiserNoticeKind.Opened, HomeNoticeId: null, HomeToldOn: null, State: not NoticeState.Returned } && Duty is HomeNoticeDuty.ToldHere or HomeNoticeDuty.ToldElsewhere or HomeNoticeDuty.NotKnown;
}
