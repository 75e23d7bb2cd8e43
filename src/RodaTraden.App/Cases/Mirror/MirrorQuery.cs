using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Cases.Routine;
using RodaTraden.App.Register;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Mirror;

/// <summary>
/// What an organiser cannot see in what it is told: pupils over the step of the inquiry without one, what was opened and not told on, what was told and not completed; and cases that stand still. Figures and schools, no pupils;
/// small numbers are hidden. Source: R70, R71, R103; peers.md 4.3.
/// </summary>
internal sealed class MirrorQuery(AppDbContext db, RoutineBook routines, UnitCalendars calendars, CurrentUser user, TimeProvider time)
{
    /// <summary>A row per school of the organisers that the one who asks answers for.</summary>
    public async Task<IReadOnlyList<MirrorRow>> ReadAsync(CancellationToken cancellation = default)
    {
        if (!user.May(InformationCategory.OwnNotices, AccessLevel.Write) || user.MayAtSchool(InformationCategory.OwnNotices, AccessLevel.Write))
        {
            return [];
        }

        var (today, units) = (time.SwedishToday(), user.UnitIds);
        var first = SchoolYear.Of(today).First;
        var at = await db.Units.AsNoTracking().Where(unit => units.Contains(unit.Id)).Select(unit => new { unit.Id, unit.Name, unit.OrganiserId }).ToListAsync(cancellation);
        var on = await (
            from enrolment in UnprotectedPupils.EnrolmentsOn(db, today)
            where units.Contains(enrolment.UnitId)
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            where pupil.Marking == ProtectedMarking.None && pupil.MergedIntoId == null
            join standing in db.Standings on new { enrolment.PupilId, enrolment.UnitId } equals new { standing.PupilId, standing.UnitId }
            where standing.HeldStep > 0
            select new { enrolment.UnitId, enrolment.PupilId, standing.HeldStep }).Distinct().ToListAsync(cancellation);
        var inquired = await db.AbsenceInquiries.Where(one => units.Contains(one.UnitId) && one.State != InquiryState.Cancelled && (one.OpenedOn >= first || one.State == InquiryState.Open || one.State == InquiryState.WaitsForPrincipal || one.State == InquiryState.SentBack)).Select(one => one.PupilId).Distinct().ToHashSetAsync(cancellation);
        var late = (await db.AbsenceInquiries.Where(one => units.Contains(one.UnitId) && one.DueOn < today && (one.State == InquiryState.Open || one.State == InquiryState.WaitsForPrincipal || one.State == InquiryState.SentBack)
            && UnprotectedPupils.Records(db).Any(pupil => pupil.Id == one.PupilId)).GroupBy(one => one.UnitId).Select(of => new { of.Key, Count = of.Count() }).ToListAsync(cancellation)).ToDictionary(of => of.Key, of => of.Count);
        var rows = new List<MirrorRow>();
        foreach (var unit in at.OrderBy(unit => unit.Name, StringComparer.CurrentCulture))
        {
            var step = (await routines.InForceAsync(unit.OrganiserId ?? 0, cancellation)).InquiryStep;
            var over = on.FindAll(one => one.UnitId == unit.Id && one.HeldStep >= step);
            var without = over.Count(one => !inquired.Contains(one.PupilId));

            // With and without are parts of the whole: when one is hidden, the whole would give it away.
            var parts = SmallNumbers.Parts([over.Count - without, without]);
            rows.Add(new(unit.Name, parts[0] is null || parts[1] is null ? null : over.Count, parts[1], SmallNumbers.Parts([late.GetValueOrDefault(unit.Id)])[0]));
        }

        return rows;
    }

    /// <summary>Cases that have stood still so long that the organiser is told: the school and who answers for it, never whose.</summary>
    public async Task<IReadOnlyList<StuckCase>> StuckAsync(CancellationToken cancellation = default)
    {
        if (user.ActiveRole is not { } role || Core.Access.Decisions.DecisionTable.LevelOf(role, Relation.OwnOrganiser, InformationCategory.Case, GroundKind.OwnTask) < AccessLevel.Exists)
        {
            return [];
        }

        var (today, organisers) = (time.SwedishToday(), user.OrganiserIds);
        var open = await (
            from one in db.AbsenceCases.AsNoTracking()
            where organisers.Contains(one.OrganiserId) && one.Stage != CaseStage.Closed && one.NextOn < today && UnprotectedPupils.Records(db).Any(pupil => pupil.Id == one.PupilId)
            join unit in db.Units on one.UnitId equals unit.Id
            join account in db.Users on one.OwnerId equals account.Id
            select new { Case = one, unit.Name, account.DisplayName }).ToListAsync(cancellation);
        var days = await calendars.LoadAsync([.. open.Select(one => one.Case.UnitId).Distinct()], cancellation);
        var stuck = new List<StuckCase>();
        foreach (var one in open)
        {
            var late = CaseEscalation.SchoolDaysLate(one.Case.State, days.GetValueOrDefault(one.Case.UnitId, SchoolCalendar.Unknown), today);
            if (CaseEscalation.Of(late, await routines.InForceAsync(one.Case.OrganiserId, cancellation)) == EscalatedTo.Organiser)
            {
                stuck.Add(new(one.Name, one.DisplayName, late));
            }
        }

        return [.. stuck.OrderByDescending(one => one.SchoolDaysLate).ThenBy(one => one.Unit, StringComparer.CurrentCulture)];
    }
}

/// <summary>A school in the mirror; a hidden count is null.</summary>
/// <param name="Unit">The school.</param>
/// <param name="Over">Pupils on the step of the inquiry or above.</param>
/// <param name="Without">Of them, those without an inquiry or a recorded reason.</param>
/// <param name="Unfinished">Inquiries that go on after their day.</param>
internal sealed record MirrorRow(string Unit, int? Over, int? Without, int? Unfinished);

/// <summary>A case that stands still.</summary>
internal sealed record StuckCase(string Unit, string Owner, int SchoolDaysLate);
