using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases;
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
            return new(false, [], await sent.OrderByDescending(notice => notice.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation), 0, await sent.CountAsync(cancellation));
        }

        var received = await visible.ReceivedAsync(cancellation);
        var shown = await (
            from notice in received
            join organiser in db.Organisers on notice.OrganiserId equals organiser.Id
            join unit in db.Units on notice.UnitId equals unit.Id
            orderby notice.State == NoticeState.Sent descending, notice.Id descending
            select new ReceivedNotice(notice, organiser.Name, unit.Name)).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        await NoteAsync([.. shown.Select(one => one.Notice)], "anmalningar", cancellation);
        return new(true, shown, [], await received.CountAsync(notice => notice.State == NoticeState.Sent, cancellation), await received.CountAsync(cancellation));
    }

    /// <summary>One notice, for the home municipality; null when it does not exist for the one who asks.</summary>
    public async Task<ReceivedNotice?> FindReceivedAsync(int id, CancellationToken cancellation = default)
    {
        var found = await (
            from notice in await visible.ReceivedAsync(cancellation)
            where notice.Id == id
            join organiser in db.Organisers on notice.OrganiserId equals organiser.Id
            join unit in db.Units on notice.UnitId equals unit.Id
            select new ReceivedNotice(notice, organiser.Name, unit.Name)).SingleOrDefaultAsync(cancellation);
        if (found is not null)
        {
            await NoteAsync([found.Notice], "anmalan", cancellation);
        }

        return found;
    }

    /// <summary>One receipt, for the sender; null when it is not one's own.</summary>
    public Task<NoticeReceipt?> FindSentAsync(int id, CancellationToken cancellation = default) => visible.Sent().SingleOrDefaultAsync(notice => notice.Id == id, cancellation);

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

        var organiserId = await db.Units.Where(unit => unit.Id == form.UnitId).Select(unit => unit.OrganiserId!.Value).SingleAsync(cancellation);
        while (true)
        {
            var notice = new InquiryNotice
            {
                Year = today.Year,
                Sequence = 1 + await db.InquiryNotices.Where(one => one.Year == today.Year).Select(one => (int?)one.Sequence).MaxAsync(cancellation) ?? 1,
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
            audit.Add(AuditAct.NoticeSending, unitId: notice.UnitId, reference: "inquiry_notices/" + formId.ToString("n"), ground: Ground);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return (notice, null, notice.Number);
            }
            catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
            {
                // Somebody else took the number, or sent this very form, in the same moment.
                db.ChangeTracker.Clear();
                if (await db.InquiryNotices.AsNoTracking().SingleOrDefaultAsync(one => one.FormId == formId, cancellation) is { } sent)
                {
                    return (sent, null, sent.Number);
                }

                if (!await db.InquiryNotices.AnyAsync(one => one.Year == notice.Year && one.Sequence == notice.Sequence, cancellation))
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
        audit.Add(AuditAct.NoticeAnswering, unitId: notice.UnitId, reference: "inquiry_notices/" + notice.FormId.ToString("n"), ground: Ground);
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

    /// <summary>A look at a notice is an act of its own; where the pupil is in the register it is in the read log too.</summary>
    private async Task NoteAsync(IReadOnlyList<InquiryNotice> notices, string page, CancellationToken cancellation)
    {
        var numbers = notices.Select(notice => notice.CivicNumber).ToHashSet();
        var pupils = await db.Pupils.Where(pupil => pupil.CivicNumber != null && numbers.Contains(pupil.CivicNumber)).Select(pupil => pupil.Id).ToListAsync(cancellation);
        foreach (var notice in notices)
        {
            audit.Add(AuditAct.NoticeReading, unitId: notice.UnitId, reference: "inquiry_notices/" + notice.FormId.ToString("n"), ground: Ground);
        }

        await readLog.NoteAsync(pupils, InformationCategory.Notices, page, cancellation);
    }
}

/// <summary>A notice as the home municipality reads it.</summary>
internal sealed record ReceivedNotice(InquiryNotice Notice, string Organiser, string Unit);

internal sealed record NoticesView(bool IsHomeMunicipality, IReadOnlyList<ReceivedNotice> Received, IReadOnlyList<NoticeReceipt> Sent, int Unanswered, int All);
