using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Access.Sharing;

/// <summary>Reads about a pupil exactly the kinds of information that have been opened, for somebody who has asked, and may, and whose look has been noted.</summary>
internal sealed class OpenedReader(AppDbContext db, AttendanceStore store, TimeProvider time)
{
    public async Task<OpenedInformation> ReadAsync(VisiblePupil pupil, IReadOnlySet<InformationCategory> open, CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        var standing = open.Contains(InformationCategory.LadderState) ? await db.Standings.AsNoTracking().SingleOrDefaultAsync(one => one.PupilId == pupil.Id && one.UnitId == pupil.UnitId, cancellation) : null;
        return new(
            pupil,
            today,
            open,
            open.Contains(InformationCategory.AttendanceRows) ? (await store.ReadPupilYearAsync(pupil.Id, SchoolYear.Of(today), cancellation)).Year : null,
            (await LaddersInForce.LoadAsync(db, cancellation)).For(pupil.UnitId, pupil.OrganiserId, today),
            standing,
            standing is null ? [] : DetectionDocuments.ReadConditions(standing.Conditions),
            open.Contains(InformationCategory.Notes) ? await NotesAsync(pupil.Id, cancellation) : [],
            open.Contains(InformationCategory.ContactDetails) ? await ContactsAsync(pupil.Id, today, cancellation) : []);
    }

    private async Task<IReadOnlyList<SharedNote>> NotesAsync(int pupilId, CancellationToken cancellation) => await (
        from response in db.Responses.AsNoTracking()
        where response.PupilId == pupilId && response.RemovedAt == null
        join account in db.Users on response.ByAccountId equals account.Id
        orderby response.On descending, response.Id descending
        select new SharedNote(response.Kind, response.On, response.Note, account.DisplayName)).ToListAsync(cancellation);

    private async Task<IReadOnlyList<SharedContact>> ContactsAsync(int pupilId, DateOnly today, CancellationToken cancellation) => await (
        from of in db.Guardianships.AsNoTracking()
        where of.PupilId == pupilId && of.MayBeContacted && (of.From == null || of.From <= today) && (of.To == null || of.To >= today)
        join guardian in db.Guardians on of.GuardianId equals guardian.Id
        orderby guardian.FamilyName, guardian.GivenName
        select new SharedContact(guardian.GivenName + " " + guardian.FamilyName, guardian.Phone, guardian.Email)).ToListAsync(cancellation);
}

/// <summary>What is open about a pupil.</summary>
public sealed record OpenedInformation(
    VisiblePupil Pupil,
    DateOnly Today,
    IReadOnlySet<InformationCategory> Open,
    PupilYear? Year,
    AttendanceLadder Ladder,
    Standing? Standing,
    IReadOnlyList<Evidence> Conditions,
    IReadOnlyList<SharedNote> Notes,
    IReadOnlyList<SharedContact> Contacts);

/// <summary>What staff have noted.</summary>
public sealed record SharedNote(ResponseKind Kind, DateOnly On, string Note, string By);

/// <summary>How a guardian is reached.</summary>
public sealed record SharedContact(string Name, string Phone, string Email);
