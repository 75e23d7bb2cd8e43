using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Disclosure;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Decisions;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.WhoSees;

/// <summary>Who sees what about a pupil today, why and until when: by their own task, and by recorded grounds.</summary>
internal sealed class WhoSeesQuery(AppDbContext db, VisibleGrounds visible, ReadLog readLog, TimeProvider time)
{
    /// <summary>What the program holds today; the table knows of more, for rooms that are not there yet.</summary>
    private static readonly InformationCategory[] Held =
        [InformationCategory.AttendanceRows, InformationCategory.LadderState, InformationCategory.Notes, InformationCategory.Case, InformationCategory.CauseMapping, InformationCategory.InquirySummary, InformationCategory.AbsenceInquiry, InformationCategory.Symptoms, InformationCategory.Grounds];

    /// <summary>All of it; null when the pupil does not exist for the one who asks.</summary>
    public async Task<WhoSeesView?> ReadAsync(int pupilId, string page, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, cancellation: cancellation) is not { } grounds)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.Grounds, page, cancellation);
        return new(grounds, await AtSchoolAsync(grounds.Pupil, cancellation));
    }

    /// <summary>The people of the school by role: how many, what they see, and by which rules.</summary>
    private async Task<IReadOnlyList<SchoolActor>> AtSchoolAsync(VisiblePupil pupil, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        var roles = await (
            from role in db.AccountRoles.AsNoTracking()
            join account in db.Users on role.AccountId equals account.Id
            where !account.IsClosed && (role.From == null || role.From <= today) && (role.To == null || role.To >= today)
                && (role.UnitId == pupil.UnitId || (role.UnitId == null && role.OrganiserId != null && role.OrganiserId == pupil.OrganiserId)
                    || (role.Role == Role.Mentor && db.AbsenceCases.Any(one => one.PupilId == pupil.Id && one.OrganiserId == pupil.OrganiserId && one.Stage != CaseStage.Closed && (one.OwnerId == account.Id || one.OfferToId == account.Id)))
                    || (role.Role == Role.Mentor && pupil.MentorKey != "" && (role.StandsInFor == pupil.MentorKey || (role.StandsInFor == "" && account.StaffKey == pupil.MentorKey))))
            select new { role.Role, account.Id, account.DisplayName }).ToListAsync(cancellation);
        return
        [
            .. new[] { Role.Mentor, Role.StudentHealthTeam, Role.StudentHealthMedical, Role.Principal }
                .Select(role => (Role: role, People: roles.Where(one => one.Role == role).DistinctBy(one => one.Id).OrderBy(one => one.DisplayName, StringComparer.CurrentCulture).Select(one => one.DisplayName).ToList()))
                .Where(of => of.People.Count > 0)
                .Select(of => new SchoolActor(of.Role, of.People, Sees(of.Role))),
        ];
    }

    private static IReadOnlyList<DecisionRow> Sees(Role role) =>
        [.. DecisionTable.Rows.Where(row => row.Role == role && row.Ground == GroundKind.OwnTask && row.Relation is Relation.OwnPupil or Relation.OwnUnit && row.Level >= AccessLevel.Read && Held.Contains(row.Category))];
}

/// <summary>Who sees a pupil's data.</summary>
public sealed record WhoSeesView(PupilGrounds Grounds, IReadOnlyList<SchoolActor> AtSchool);

/// <summary>A role at the pupil's school.</summary>
/// <param name="Role">The role.</param>
/// <param name="People">Who hold it.</param>
/// <param name="Sees">What they see, with the rules.</param>
public sealed record SchoolActor(Role Role, IReadOnlyList<string> People, IReadOnlyList<DecisionRow> Sees);
