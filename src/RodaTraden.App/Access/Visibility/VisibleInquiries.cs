using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Writing;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Notices;

namespace RodaTraden.App.Access.Visibility;

/// <summary>
/// The only way to inquiries and to what schools tell their organiser of them. At a school: those of pupils whose inquiry the one who asks may see, at the organiser that made it. At the organiser:
/// those that it has been told of, of pupils without protected data.
/// </summary>
internal sealed class VisibleInquiries(AppDbContext db, VisiblePupils pupils, CurrentUser user, WritePermits permits)
{
    /// <summary>Inquiries of pupils at the school, whole or as the short result, depending on what is asked for.</summary>
    public IQueryable<VisibleInquiry> Query(InformationCategory category, AccessLevel level = AccessLevel.Read) =>
        from pupil in pupils.Query(category, level)
        join one in db.AbsenceInquiries.AsNoTracking() on new { PupilId = pupil.Id, pupil.OrganiserId } equals new { one.PupilId, OrganiserId = (int?)one.OrganiserId }
        select new VisibleInquiry { Pupil = pupil, Inquiry = one };

    /// <summary>One inquiry for writing; null when it does not exist for the one who asks, who is then permitted to save it with what is told of it.</summary>
    public async Task<VisibleInquiry?> FindAsync(int inquiryId, CancellationToken cancellation = default)
    {
        var found = await Query(InformationCategory.AbsenceInquiry, AccessLevel.Write).Where(one => one.Inquiry.Id == inquiryId).OrderBy(one => one.Pupil.UnitId).FirstOrDefaultAsync(cancellation);
        if (found is not null)
        {
            Permit(found.Pupil.Id);
        }

        return found;
    }

    /// <summary>Permits an inquiry to be opened of a pupil whose inquiries the one who asks may write.</summary>
    public async Task<bool> MayOpenAsync(int pupilId, CancellationToken cancellation = default)
    {
        if (await pupils.FindAsync(pupilId, InformationCategory.AbsenceInquiry, AccessLevel.Write, cancellation) is null)
        {
            return false;
        }

        Permit(pupilId);
        return true;
    }

    /// <summary>Notices that the one who asks has sent or may see at the school.</summary>
    public IQueryable<OrganiserNotice> Sent() =>
        from pupil in pupils.Query(InformationCategory.OwnNotices)
        join notice in db.OrganiserNotices.AsNoTracking() on new { PupilId = pupil.Id, pupil.OrganiserId } equals new { notice.PupilId, OrganiserId = (int?)notice.OrganiserId }
        select notice;

    /// <summary>Notices from the organiser's own schools, for its officers: what was withdrawn before it was answered is not among them, and neither are protected pupils.</summary>
    public IQueryable<ReceivedOwnNotice> Received()
    {
        var mine = user.May(InformationCategory.OwnNotices, AccessLevel.Write) && !user.MayAtSchool(InformationCategory.OwnNotices, AccessLevel.Write) ? user.OrganiserIds : [];
        return
            from notice in db.OrganiserNotices.AsNoTracking()
            where mine.Contains(notice.OrganiserId) && notice.State != NoticeState.Withdrawn
            join pupil in UnprotectedPupils.Records(db) on notice.PupilId equals pupil.Id
            join unit in db.Units on notice.UnitId equals unit.Id
            join organiser in db.Organisers on notice.OrganiserId equals organiser.Id
            join inquiry in db.AbsenceInquiries.AsNoTracking() on notice.InquiryId equals inquiry.Id
            select new ReceivedOwnNotice
            {
                Notice = notice,
                Inquiry = inquiry,
                GivenName = pupil.GivenName,
                FamilyName = pupil.FamilyName,
                CivicNumber = pupil.CivicNumber,
                HomeMunicipality = pupil.HomeMunicipality,
                Unit = unit.Name,
                Forms = unit.Forms,
                OrganiserKind = organiser.Kind,
                Organiser = organiser.Name,
            };
    }

    /// <summary>One notice from an own school, to be answered; null when it does not exist for the one who asks.</summary>
    public async Task<ReceivedOwnNotice?> FindReceivedAsync(int noticeId, CancellationToken cancellation = default)
    {
        var found = await Received().SingleOrDefaultAsync(one => one.Notice.Id == noticeId, cancellation);
        if (found is not null)
        {
            permits.Allow(found.Notice.PupilId, InformationCategory.OwnNotices);
        }

        return found;
    }

    private void Permit(int pupilId)
    {
        permits.Allow(pupilId, InformationCategory.AbsenceInquiry);
        permits.Allow(pupilId, InformationCategory.OwnNotices);
    }
}

/// <summary>An inquiry with the pupil it is about.</summary>
public sealed record VisibleInquiry
{
    public required VisiblePupil Pupil { get; init; }

    public required AbsenceInquiry Inquiry { get; init; }
}

/// <summary>A notice as the organiser reads it.</summary>
public sealed record ReceivedOwnNotice
{
    public required OrganiserNotice Notice { get; init; }

    public required AbsenceInquiry Inquiry { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required string? CivicNumber { get; init; }

    public required string? HomeMunicipality { get; init; }

    public required string Unit { get; init; }

    public required string Forms { get; init; }

    public required Core.Register.OrganiserKind OrganiserKind { get; init; }

    public required string Organiser { get; init; }

    public string FullName => $"{GivenName} {FamilyName}";
}
