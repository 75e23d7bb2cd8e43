using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.App.Access.Disclosure.Summaries;

/// <summary>Makes summaries of attendance for an assessment, and shows them to the school and to those whom the ground names.</summary>
internal sealed class SummaryBook(AppDbContext db, VisiblePupils visible, VisibleGrounds grounds, AttendanceStore store, CurrentUser user, AuditLog audit, ReadLog readLog, TimeProvider time)
{
    /// <summary>The grounds on which one can be given today, and those that have been given; null when the pupil does not exist for the one who asks.</summary>
    public async Task<SummariesView?> FindAsync(int pupilId, AccessLevel level = AccessLevel.Read, CancellationToken cancellation = default)
    {
        if (await grounds.FindAsync(pupilId, level, cancellation) is not { } about)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.Grounds, "underlag", cancellation);
        return new(about, GroundsOf(about), await GivenAsync(db.AssessmentSummaries.Where(one => one.PupilId == pupilId), cancellation));
    }

    /// <summary>Gives a summary on a ground; the same form sent twice is one.</summary>
    /// <returns>Its number, or why not.</returns>
    public async Task<(int Id, SummaryRefusal? Refusal)> GiveAsync(SummariesView view, SummaryAsked asked, CancellationToken cancellation = default)
    {
        if (view.Grounds.FirstOrDefault(one => one.Code == asked.Ground) is not { } ground)
        {
            return (0, SummaryRefusal.NoGround);
        }

        if (AssessmentSummary.Check(asked.SeenAndDone, asked.PupilSays, asked.From, asked.To, view.About.Today) is { } refusal)
        {
            return (0, refusal);
        }

        var pupilId = view.About.Pupil.Id;
        if (await db.AssessmentSummaries.AsNoTracking().SingleOrDefaultAsync(one => one.FormId == asked.FormId && one.PupilId == pupilId, cancellation) is { } sent)
        {
            return (sent.Id, null);
        }

        var (first, last) = (AttendanceStore.MonthOf(asked.From), AttendanceStore.MonthOf(asked.To));
        var months = await (await store.OfPupilsAsync([pupilId], cancellation)).Where(row => row.Month >= first && row.Month <= last).OrderBy(row => row.Month).ToListAsync(cancellation);
        var summary = new AssessmentSummary
        {
            PupilId = pupilId,
            ConsentId = ground.ConsentId,
            StatutoryGroundId = ground.StatutoryGroundId,
            SeenAndDone = asked.SeenAndDone.Trim(),
            PupilSays = asked.PupilSays.Trim(),
            Months = [.. months.Where(row => row.SchoolDays > 0).Select(row => new SummaryMonth(new(row.Month / 100, row.Month % 100, 1), row.SchoolDays, row.Offered, row.Reported, row.Valid, row.Invalid, row.Leave))],
            MadeAt = time.UtcNow(),
            MadeByAccountId = user.AccountId!.Value,
            FormId = asked.FormId,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(summary);
        await db.SaveChangesAsync(cancellation);
        audit.Add(AuditAct.SummaryGiving, pupilId, view.About.Pupil.UnitId, "assessment_summaries/" + summary.Id, ground.Code);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (summary.Id, null);
    }

    /// <summary>A summary as the school or a named receiver may read it; null when it does not exist for the one who asks. A receiver's goes with its ground.</summary>
    public async Task<SummaryView?> OpenAsync(int pupilId, int summaryId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, InformationCategory.AttendanceRows, cancellation: cancellation) is not { } pupil
            || await grounds.FindAsync(pupilId, cancellation: cancellation) is not { } about
            || (await GivenAsync(db.AssessmentSummaries.Where(one => one.Id == summaryId && one.PupilId == pupilId), cancellation)).SingleOrDefault() is not { } given
            || !MayRead(about, given.Summary))
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.AttendanceRows, "underlag", cancellation);
        var organiser = await db.Organisers.Where(one => one.Id == pupil.OrganiserId).Select(one => one.Name).SingleOrDefaultAsync(cancellation) ?? "";
        return new(
            pupil,
            organiser,
            given,
            about.Consents.FirstOrDefault(card => card.Consent.Id == given.Summary.ConsentId),
            about.Statutory.FirstOrDefault(card => card.Ground.Id == given.Summary.StatutoryGroundId),
            about);
    }

    /// <summary>What has been given to the one who asks about a pupil, on grounds that are in force.</summary>
    public async Task<IReadOnlyList<GivenSummary>> ToMeAsync(PupilGrounds about, CancellationToken cancellation = default) =>
        [.. (await GivenAsync(db.AssessmentSummaries.Where(one => one.PupilId == about.Pupil.Id), cancellation)).Where(given => MayRead(about, given.Summary))];

    /// <summary>The school reads all; another zone what rests on a ground that names the one who asks and is in force.</summary>
    private bool MayRead(PupilGrounds about, AssessmentSummary summary) => user.MayAtSchool(InformationCategory.Grounds, AccessLevel.Read)
        || GroundsOf(about).Any(ground => ground.ConsentId == summary.ConsentId && ground.StatutoryGroundId == summary.StatutoryGroundId && ground.Receivers.Any(one => one.Receiver.AccountId == user.AccountId));

    private static List<SummaryGround> GroundsOf(PupilGrounds about) =>
    [
        .. about.Consents.Where(card => card.State == ConsentState.InForce && card.Consent.FromOrganiserId == about.Pupil.OrganiserId && card.Consent.Categories.Contains(InformationCategory.AttendanceRows) && IsToSocialServices(card.Receivers))
            .Select(card => new SummaryGround($"consents/{card.Consent.Id}", card.Consent.Id, null, card.Receivers, card.Consent.ValidUntil)),
        .. about.Statutory.Where(card => card.IsInForce && card.Ground.FromOrganiserId == about.Pupil.OrganiserId && card.Ground.Categories.Contains(InformationCategory.AttendanceRows) && IsToSocialServices(card.Receivers))
            .Select(card => new SummaryGround($"statutory_grounds/{card.Ground.Id}", null, card.Ground.Id, card.Receivers, card.Ground.ValidUntil)),
    ];

    private static bool IsToSocialServices(IReadOnlyList<NamedReceiver> receivers) => receivers.Any(one => one.Kind.Zone() == SecrecyZone.SocialServices);

    private async Task<IReadOnlyList<GivenSummary>> GivenAsync(IQueryable<AssessmentSummary> of, CancellationToken cancellation) => await (
        from summary in of.AsNoTracking()
        join account in db.Users on summary.MadeByAccountId equals account.Id
        orderby summary.Id descending
        select new GivenSummary(summary, account.DisplayName)).ToListAsync(cancellation);
}

/// <summary>What somebody says to give a summary.</summary>
internal sealed record SummaryAsked(string Ground, string SeenAndDone, string PupilSays, DateOnly From, DateOnly To, Guid FormId);

/// <summary>A ground that a summary can rest on.</summary>
internal sealed record SummaryGround(string Code, int? ConsentId, int? StatutoryGroundId, IReadOnlyList<NamedReceiver> Receivers, DateOnly Until);

/// <summary>The grounds there are, and what has been given.</summary>
internal sealed record SummariesView(PupilGrounds About, IReadOnlyList<SummaryGround> Grounds, IReadOnlyList<GivenSummary> Given);

/// <summary>A summary, and who gave it.</summary>
public sealed record GivenSummary(AssessmentSummary Summary, string By);

/// <summary>A summary with what it rests on.</summary>
public sealed record SummaryView(VisiblePupil Pupil, string Organiser, GivenSummary Given, ConsentCard? Consent, StatutoryCard? Statutory, PupilGrounds About);
