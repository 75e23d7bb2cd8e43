using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Visibility;

/// <summary>
/// The only way to read notices. The home municipality's officers read those that were sent to it; another organiser's officers read that their own were sent,
/// when and with what answer, without the pupil. A notice whose number belongs to a pupil with protected data is seen by those named for the pupil alone.
/// </summary>
internal sealed class VisibleNotices(AppDbContext db, CurrentUser user)
{
    /// <summary>Whether the active role reads for the home municipality.</summary>
    public async Task<bool> IsHomeMunicipalityAsync(CancellationToken cancellation = default) =>
        user.May(InformationCategory.Notices, AccessLevel.Read)
        && await db.Organisers.AnyAsync(organiser => user.OrganiserIds.Contains(organiser.Id) && organiser.Kind == OrganiserKind.Municipal, cancellation);

    /// <summary>Notices to the home municipality; nothing for others.</summary>
    public async Task<IQueryable<InquiryNotice>> ReceivedAsync(CancellationToken cancellation = default)
    {
        var isHome = await IsHomeMunicipalityAsync(cancellation);
        var ofProtected = ProtectedNumbers();
        return db.InquiryNotices.Where(notice => isHome && !ofProtected.Contains(notice.CivicNumber));
    }

    /// <summary>The own organiser's notices, as receipts: nothing of the pupil, whoever that is, so that no answer tells who is protected.</summary>
    public IQueryable<NoticeReceipt> Sent()
    {
        var organisers = user.May(InformationCategory.Notices, AccessLevel.Read) ? user.OrganiserIds : [];
        return
            from notice in db.InquiryNotices
            where organisers.Contains(notice.OrganiserId)
            join unit in db.Units on notice.UnitId equals unit.Id
            select new NoticeReceipt
            {
                Id = notice.Id,
                Year = notice.Year,
                Sequence = notice.Sequence,
                Unit = unit.Name,
                OpenedOn = notice.OpenedOn,
                SentAt = notice.SentAt,
                State = notice.State,
                AnsweredAt = notice.AnsweredAt,
                ReturnReason = notice.ReturnReason,
            };
    }

    /// <summary>Notices of one pupil with protected data, for who is named for the pupil.</summary>
    public IQueryable<InquiryNotice> OfProtected(int pupilId)
    {
        var may = user.May(InformationCategory.ProtectedPupils, AccessLevel.Read);
        return
            from notice in db.InquiryNotices
            where may
                && (db.Pupils.Any(pupil => pupil.Id == pupilId && pupil.CivicNumber == notice.CivicNumber)
                    || db.PupilNumbers.Any(number => number.PupilId == pupilId && number.Number == notice.CivicNumber))
            select notice;
    }

    private IQueryable<string> ProtectedNumbers() =>
        db.Pupils.Where(pupil => pupil.Marking != ProtectedMarking.None && pupil.CivicNumber != null).Select(pupil => pupil.CivicNumber!)
            .Union(from number in db.PupilNumbers
                   join pupil in db.Pupils on number.PupilId equals pupil.Id
                   where pupil.Marking != ProtectedMarking.None
                   select number.Number);
}

/// <summary>What a sender sees of a notice of its own.</summary>
public sealed record NoticeReceipt
{
    public required int Id { get; init; }

    public required int Year { get; init; }

    public required int Sequence { get; init; }

    public required string Unit { get; init; }

    public required DateOnly OpenedOn { get; init; }

    public required DateTime SentAt { get; init; }

    public required NoticeState State { get; init; }

    public required DateTime? AnsweredAt { get; init; }

    public required string ReturnReason { get; init; }

    public string Number => InquiryNotice.NumberOf(Year, Sequence);

    /// <summary>What of a notice says nothing of the pupil.</summary>
    public static NoticeReceipt Of(InquiryNotice notice, string unit) => new()
    {
        Id = notice.Id,
        Year = notice.Year,
        Sequence = notice.Sequence,
        Unit = unit,
        OpenedOn = notice.OpenedOn,
        SentAt = notice.SentAt,
        State = notice.State,
        AnsweredAt = notice.AnsweredAt,
        ReturnReason = notice.ReturnReason,
    };
}
