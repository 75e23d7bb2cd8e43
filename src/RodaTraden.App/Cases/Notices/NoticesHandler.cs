using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Notices;

/// <summary>Sends, lists and answers notices that an inquiry was opened.</summary>
internal sealed class NoticesHandler(AppDbContext db, VisibleNotices visible, CurrentUser user, AuditLog audit, ReadLog readLog, TimeProvider time)
{
    public const int PageSize = 50;
    private const string Ground = "Skollagen 7:22";

    /// <summary>The list of the one who asks: of the home municipality those not yet answered first, of a sender its receipts; newest first.</summary>
    public async Task<NoticesView> ReadAsync(int page, CancellationToken cancellation = default)
    {
        if (!await visible.IsHomeMunicipalityAsync(cancellation))
        {
            var sent = visible.Sent();
            return new(NoticeSide.Sent, [], await PageOf(sent.OrderByDescending(notice => notice.Id), page).ToListAsync(cancellation), 0, await sent.CountAsync(cancellation));
        }

        var received = await visible.ReceivedAsync(cancellation);
        var ofPage = await WithNames(PageOf(received.OrderByDescending(notice => notice.State == NoticeState.Sent).ThenByDescending(notice => notice.Id), page)).ToListAsync(cancellation);

        // The join that brings the names need not keep the order of the page.
        List<ReceivedNotice> shown = [.. ofPage.OrderByDescending(one => one.Notice.State == NoticeState.Sent).ThenByDescending(one => one.Notice.Id)];
        await NoteAsync(shown, "anmalningar", cancellation);
        return new(NoticeSide.Received, shown, [], await received.CountAsync(notice => notice.State == NoticeState.Sent, cancellation), await received.CountAsync(cancellation));
    }

    /// <summary>One notice as a receipt, and for the home municipality with the pupil; null when it does not exist for the one who asks.</summary>
    public async Task<(NoticeReceipt Receipt, ReceivedNotice? Received)?> FindAsync(int id, CancellationToken cancellation = default)
    {
        var received = await visible.ReceivedAsync(cancellation);
        if (await WithNames(received.Where(notice => notice.Id == id)).SingleOrDefaultAsync(cancellation) is { } found)
        {
            await NoteAsync([found], "anmalan", cancellation);
            return (NoticeReceipt.Of(found.Notice, found.Unit), found);
        }

        return await visible.Sent().SingleOrDefaultAsync(notice => notice.Id == id, cancellation) is { } receipt ? (receipt, null) : null;
    }

    /// <summary>The schools one may send for; none for the home municipality's own officers, whose schools tell their organiser.</summary>
    public async Task<IReadOnlyList<(int Id, string Name)>> SchoolsAsync(CancellationToken cancellation = default) => await visible.IsHomeMunicipalityAsync(cancellation)
        ? []
        : [.. user.UnitIds.Zip(user.UnitNames)];

    /// <summary>Sends a notice: its number, or why not; when it was sent before, the number it has.</summary>
    public async Task<(InquiryNotice? Sent, SendNoticeRefusal? Refusal, string Number)> SendAsync(NoticeForm form, Guid formId, CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        var schools = await SchoolsAsync(cancellation);
        form = form with { UnitId = schools.Any(school => school.Id == form.UnitId) ? form.UnitId : null };
        if (NoticeRules.Check(form, today) is { } refusal)
        {
            return (null, refusal, "");
        }

        if (await db.InquiryNotices.AsNoTracking().SingleOrDefaultAsync(notice => notice.FormId == formId, cancellation) is { } same)
        {
            return (same, null, same.Number);
        }

        var number = CivicNumber.Parse(form.Number, today)!.Canonical;
        if (await db.InquiryNotices.AsNoTracking().FirstOrDefaultAsync(
            notice => user.OrganiserIds.Contains(notice.OrganiserId) && notice.CivicNumber == number && notice.OpenedOn == form.OpenedOn && notice.State != NoticeState.Returned, cancellation) is { } before)
        {
            return (null, SendNoticeRefusal.AlreadySent, before.Number);
        }

        var notice = await StoreAsync(form, number, formId, today.Year, cancellation);
        return (notice, null, notice.Number);
    }

    /// <summary>Stores a notice under the next number of the year; again when somebody else took it, or sent this very form, in the same moment.</summary>
    private async Task<InquiryNotice> StoreAsync(NoticeForm form, string number, Guid formId, int year, CancellationToken cancellation)
    {
        var organiserId = await db.Units.Where(unit => unit.Id == form.UnitId).Select(unit => unit.OrganiserId!.Value).SingleAsync(cancellation);
        while (true)
        {
            var latest = await db.InquiryNotices.Where(one => one.Year == year).MaxAsync(one => (int?)one.Sequence, cancellation);
            var notice = new InquiryNotice
            {
                Year = year,
                Sequence = (latest ?? 0) + 1,
                OrganiserId = organiserId,
                UnitId = form.UnitId!.Value,
                GivenName = form.GivenName.Trim(),
                FamilyName = form.FamilyName.Trim(),
                CivicNumber = number,
                OpenedOn = form.OpenedOn!.Value,
                SentAt = time.UtcNow(),
                SentBy = user.AccountId!.Value,
                FormId = formId,
                Version = Guid.CreateVersion7(),
            };
            db.Add(notice);
            Audit(AuditAct.NoticeSending, notice);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return notice;
            }
            catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
            {
                db.ChangeTracker.Clear();
                if (await db.InquiryNotices.AsNoTracking().SingleOrDefaultAsync(one => one.FormId == formId, cancellation) is { } sent)
                {
                    return sent;
                }

                if (!await db.InquiryNotices.AnyAsync(one => one.Year == year && one.Sequence == notice.Sequence, cancellation))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Receives a notice, or returns it with a reason; null when it went well.</summary>
    public async Task<AnswerNoticeRefusal?> AnswerAsync(InquiryNotice notice, string? returnReason, CancellationToken cancellation = default)
    {
        if (NoticeRules.Check(notice.State, returnReason) is { } refusal)
        {
            return refusal;
        }

        db.Attach(notice);
        (notice.State, notice.ReturnReason) = returnReason is null ? (NoticeState.Received, "") : (NoticeState.Returned, returnReason.Trim());
        (notice.AnsweredAt, notice.AnsweredBy, notice.Version) = (time.UtcNow(), user.AccountId, Guid.CreateVersion7());
        Audit(AuditAct.NoticeAnswering, notice);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return AnswerNoticeRefusal.AlreadyAnswered;
        }
    }

    private static IQueryable<T> PageOf<T>(IQueryable<T> all, int page) => all.Skip((page - 1) * PageSize).Take(PageSize);

    private IQueryable<ReceivedNotice> WithNames(IQueryable<InquiryNotice> notices) =>
        from notice in notices
        join organiser in db.Organisers on notice.OrganiserId equals organiser.Id
        join unit in db.Units on notice.UnitId equals unit.Id
        select new ReceivedNotice(notice, organiser.Name, unit.Name);

    /// <summary>A look at a notice is an act of its own; where the pupil is in the register it is in the read log too.</summary>
    private async Task NoteAsync(IReadOnlyList<ReceivedNotice> shown, string page, CancellationToken cancellation)
    {
        var numbers = shown.Select(one => one.Notice.CivicNumber).ToHashSet();
        var pupils = await db.Pupils.Where(pupil => pupil.CivicNumber != null && numbers.Contains(pupil.CivicNumber)).Select(pupil => pupil.Id).ToListAsync(cancellation);
        foreach (var one in shown)
        {
            Audit(AuditAct.NoticeReading, one.Notice);
        }

        await readLog.NoteAsync(pupils, InformationCategory.Notices, page, cancellation);
    }

    private void Audit(AuditAct act, InquiryNotice notice) =>
        audit.Add(act, unitId: notice.UnitId, reference: "inquiry_notices/" + notice.FormId.ToString("n"), ground: Ground);
}

/// <summary>From which side one reads notices.</summary>
internal enum NoticeSide
{
    /// <summary>The home municipality's.</summary>
    Received,

    /// <summary>The sender's: receipts alone.</summary>
    Sent,
}

/// <summary>A notice as the home municipality reads it.</summary>
public sealed record ReceivedNotice(InquiryNotice Notice, string Organiser, string Unit);

/// <summary>A page of notices, from one side or the other.</summary>
internal sealed record NoticesView(NoticeSide Side, IReadOnlyList<ReceivedNotice> Received, IReadOnlyList<NoticeReceipt> Sent, int Unanswered, int All);
