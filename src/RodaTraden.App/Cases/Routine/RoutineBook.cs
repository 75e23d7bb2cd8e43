using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Routine;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Cases.Routine;

/// <summary>The routines in force, and the saving of a new version by an organiser's officer.</summary>
internal sealed class RoutineBook(AppDbContext db, CurrentUser user, AuditLog audit, TimeProvider time)
{
    private List<CaseRoutine>? versions;

    /// <summary>The routine in force for an organiser today.</summary>
    public async Task<CaseRoutine> InForceAsync(int organiserId, CancellationToken cancellation = default)
    {
        versions ??= await db.CaseRoutines.AsNoTracking().ToListAsync(cancellation);
        return CaseRoutine.InForce(versions, organiserId, time.SwedishToday());
    }

    /// <summary>The organisers whose routines the one who asks can read: those of the own schools, else all. Tells of no pupil.</summary>
    public async Task<IReadOnlyList<RoutineView>> ReadAsync(CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        var (units, keys, own) = (user.UnitIds, user.MentorKeys, user.OrganiserIds);
        var mine = await db.Organisers.AsNoTracking()
            .Where(organiser => own.Contains(organiser.Id) || db.Units.Any(unit => unit.OrganiserId == organiser.Id
                && (units.Contains(unit.Id) || db.Enrolments.Any(enrolment => enrolment.UnitId == unit.Id && keys.Contains(enrolment.MentorKey)))))
            .OrderBy(organiser => organiser.Name).ToListAsync(cancellation);
        var shown = mine.Count > 0 ? mine : await db.Organisers.AsNoTracking().OrderBy(organiser => organiser.Kind).ThenBy(organiser => organiser.Name).ToListAsync(cancellation);
        var ladders = await LaddersInForce.LoadAsync(db, cancellation);
        var views = new List<RoutineView>();
        foreach (var organiser in shown)
        {
            views.Add(new(organiser.Id, organiser.Name, await InForceAsync(organiser.Id, cancellation), ladders.For(null, organiser.Id, today), MayDecide(organiser.Id)));
        }

        return views;
    }

    /// <summary>Whether the one who asks decides an organiser's routine.</summary>
    public bool MayDecide(int organiserId) => user.May(InformationCategory.Routine, AccessLevel.Write) && user.OrganiserIds.Contains(organiserId);

    /// <summary>Saves a version; null when it went well.</summary>
    public async Task<RoutineRefusal?> SaveAsync(CaseRoutine routine, CancellationToken cancellation = default)
    {
        if (!MayDecide(routine.OrganiserId))
        {
            throw new InvalidOperationException("A routine is decided by the organiser's own officer.");
        }

        if (routine.Check(time.SwedishToday()) is { } refusal)
        {
            return refusal;
        }

        db.Add(routine);
        audit.Add(AuditAct.RoutineSaving, reference: $"case_routines/{routine.OrganiserId}/{routine.ValidFrom.Iso()}");
        await db.SaveChangesAsync(cancellation);
        versions = null;
        return null;
    }
}

/// <summary>An organiser's routine as the page shows it.</summary>
internal sealed record RoutineView(int OrganiserId, string Organiser, CaseRoutine Routine, AttendanceLadder Ladder, bool MayDecide);
