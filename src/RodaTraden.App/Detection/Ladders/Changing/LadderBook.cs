using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.Ladders.Changing;

/// <summary>Whose ladder: the municipality's when both are null.</summary>
internal sealed record LadderOwner(int? OrganiserId, int? UnitId)
{
    /// <summary>In one word: k for the municipality, h and e with a number for an organiser and a unit.</summary>
    public string Code => UnitId is { } unit ? $"e{unit}" : OrganiserId is { } organiser ? $"h{organiser}" : "k";
}

/// <summary>Why a ladder cannot be saved.</summary>
internal enum SaveLadderRefusal
{
    SourceMissing,
    ValidFromMissing,
    LimitOutOfRange,
    ChangedMeanwhile,
}

/// <summary>Ladders as they are, how many pupils each step would hold, and new versions of them. A version is never changed, only followed.</summary>
internal sealed class LadderBook(AppDbContext db, Evaluations evaluations, CurrentUser user, AuditLog audit, PupilChanges changes, Evaluator evaluator, ImportLock importLock, TimeProvider time)
{
    public async Task<IReadOnlyList<(LadderOwner Owner, string Name)>> OwnersAsync(CancellationToken cancellation = default)
    {
        var organisers = await db.Organisers.AsNoTracking().OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        var units = await db.Units.AsNoTracking().OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        return [.. organisers.Select(one => (new LadderOwner(one.Id, null), one.Name)), .. units.Select(one => (new LadderOwner(null, one.Id), one.Name))];
    }

    /// <summary>The ladder that an owner uses today, and whether it is the owner's own.</summary>
    public async Task<(AttendanceLadder Ladder, bool Own, int Newest)> CurrentAsync(LadderOwner owner, CancellationToken cancellation = default)
    {
        var organiserId = owner.OrganiserId ?? await db.Units.Where(unit => unit.Id == owner.UnitId).Select(unit => unit.OrganiserId).SingleOrDefaultAsync(cancellation);
        var ladder = (await LaddersInForce.LoadAsync(db, cancellation)).For(owner.UnitId, organiserId, time.SwedishToday());
        var versions = await db.Ladders.Where(row => row.UnitId == owner.UnitId && row.OrganiserId == owner.OrganiserId).Select(row => new { row.Version, row.ValidFrom }).ToListAsync(cancellation);
        return (ladder, versions.Exists(row => row.ValidFrom <= time.SwedishToday()), versions.Select(row => row.Version).DefaultIfEmpty(0).Max());
    }

    public Task<List<LadderVersion>> HistoryAsync(LadderOwner owner, CancellationToken cancellation = default) =>
        db.Ladders.AsNoTracking().Where(row => row.UnitId == owner.UnitId && row.OrganiserId == owner.OrganiserId).OrderByDescending(row => row.Version).ToListAsync(cancellation);

    /// <summary>How many pupils each step would hold today: counts alone, small ones hidden.</summary>
    public async Task<IReadOnlyList<int?>> HoldsAsync(LadderOwner owner, AttendanceLadder ladder, CancellationToken cancellation = default)
    {
        var day = time.SwedishToday();
        var evaluation = await evaluations.OfAsync(day, cancellation);
        var units = await db.Units.AsNoTracking()
            .Where(unit => (owner.UnitId == null || unit.Id == owner.UnitId) && (owner.OrganiserId == null || unit.OrganiserId == owner.OrganiserId))
            .Select(unit => unit.Id)
            .ToListAsync(cancellation);
        var holds = new int[ladder.Steps.Count + 1];
        foreach (var unit in evaluation.UnitsOf(null).Intersect(units))
        {
            foreach (var pupil in await evaluation.EvaluateAsync(unit, null, ladder, cancellation))
            {
                holds[pupil.Standing.HeldStep]++;
            }
        }

        return SmallNumbers.Parts(holds);
    }

    /// <summary>Saves a new version; null when it went well.</summary>
    public async Task<SaveLadderRefusal?> SaveAsync(LadderOwner owner, AttendanceLadder ladder, int newestShown, CancellationToken cancellation = default)
    {
        if (string.IsNullOrWhiteSpace(ladder.Source))
        {
            return SaveLadderRefusal.SourceMissing;
        }

        if (ladder.ValidFrom == default)
        {
            return SaveLadderRefusal.ValidFromMissing;
        }

        if (ladder.Steps.SelectMany(step => step.AnyOf).Any(condition => condition.Limit < 0 || (condition.LimitIsShare && condition.Limit > 1000)) || ladder.LeaveAfter < 1 || ladder.Steps.Any(step => step.DueSchoolDays < 1))
        {
            return SaveLadderRefusal.LimitOutOfRange;
        }

        var (_, _, newest) = await CurrentAsync(owner, cancellation);
        if (newest != newestShown)
        {
            return SaveLadderRefusal.ChangedMeanwhile;
        }

        var version = ladder with { Version = newest + 1 };

        // Pupils stand on the new ladder at once, not first in the morning; if it stops half way, the next catching up goes on. No day of the school year has changed by it.
        var (today, pupils) = (time.SwedishToday(), version.ValidFrom <= time.SwedishToday() ? await PupilsAsync(owner, cancellation) : []);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // Waits for an import before anything is saved: whoever has saved an act keeps all others' acts waiting.
        var change = pupils.Count > 0 ? await changes.AppendAsync(pupils, SchoolYear.Of(today).Last.AddDays(1), evaluated: false, cancellation) : 0;
        db.Add(new LadderVersion
        {
            UnitId = owner.UnitId,
            OrganiserId = owner.OrganiserId,
            Owner = owner.Code,
            Name = version.Name,
            Version = version.Version,
            ValidFrom = version.ValidFrom,
            Source = version.Source.Trim(),
            Document = DetectionDocuments.Write(version),
            SavedBy = user.AccountId,
            SavedAt = time.UtcNow(),
        });
        audit.Add(AuditAct.LadderChanging, unitId: owner.UnitId, reference: $"ladders/{owner.Code}/{version.Version}");
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return SaveLadderRefusal.ChangedMeanwhile;
        }

        await transaction.CommitAsync(cancellation);
        if (pupils.Count > 0)
        {
            await using var alone = await importLock.WaitAsync(cancellation);
            await evaluator.EvaluateChangeAsync(change, pupils, today, cancellation);
        }

        return null;
    }

    private Task<HashSet<int>> PupilsAsync(LadderOwner owner, CancellationToken cancellation) => (
        from enrolment in db.Enrolments
        join unit in db.Units on enrolment.UnitId equals unit.Id
        where (owner.UnitId == null || unit.Id == owner.UnitId) && (owner.OrganiserId == null || unit.OrganiserId == owner.OrganiserId)
        select enrolment.PupilId).Distinct().ToHashSetAsync(cancellation);
}
