using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// Evaluates after each import, correction and night, and keeps standings and the history of signals. Only the pupils that were touched are
/// evaluated anew.
/// </summary>
internal sealed class Evaluator(AppDbContext db, AttendanceStore store)
{
    /// <summary>Evaluates those whose attendance or place has changed since they were last evaluated.</summary>
    public async Task EvaluatePendingAsync(DateOnly asOf, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var pending = await db.PendingEvaluations.Select(one => one.PupilId).ToHashSetAsync(cancellation);
        if (pending.Count > 0)
        {
            await EvaluateAsync(asOf, pending, progress, cancellation);
        }
    }

    /// <summary>Evaluates everybody when any standing is of an earlier day, else only those who wait.</summary>
    public async Task CatchUpAsync(DateOnly asOf, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        if (await db.Standings.AnyAsync(standing => standing.AsOf < asOf, cancellation))
        {
            await EvaluateAsync(asOf, null, progress, cancellation);
        }
        else
        {
            await EvaluatePendingAsync(asOf, progress, cancellation);
        }
    }

    /// <summary>Evaluates some pupils, or all when none are named.</summary>
    public async Task EvaluateAsync(DateOnly asOf, IReadOnlySet<int>? some, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var evaluation = await UnitEvaluation.LoadAsync(db, store, asOf, cancellation);
        var units = evaluation.UnitsOf(some);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        for (var i = 0; i < units.Count; i++)
        {
            await KeepAsync(await evaluation.EvaluateAsync(units[i], some, cancellation), asOf, cancellation);
            progress.Report(new("", RunStage.Evaluating, i + 1, units.Count));
        }

        await ForgetThoseWhoLeftAsync(evaluation, some, asOf, cancellation);
        await NoLongerPendingAsync(some, cancellation);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellation);
        }
    }

    private async Task NoLongerPendingAsync(IReadOnlySet<int>? some, CancellationToken cancellation)
    {
        if (some is null)
        {
            await db.PendingEvaluations.ExecuteDeleteAsync(cancellation);
            return;
        }

        foreach (var ids in some.Chunk(500))
        {
            await db.PendingEvaluations.Where(one => ids.Contains(one.PupilId)).ExecuteDeleteAsync(cancellation);
        }
    }

    private async Task KeepAsync(List<EvaluatedPupil> evaluated, DateOnly asOf, CancellationToken cancellation)
    {
        foreach (var some in evaluated.Chunk(500))
        {
            var ids = some.Select(one => one.Pupil.Id).ToList();
            var standings = await db.Standings.Where(standing => ids.Contains(standing.PupilId)).ToDictionaryAsync(standing => standing.PupilId, cancellation);
            var signals = (await db.Signals.Where(signal => ids.Contains(signal.PupilId) && signal.EndedOn == null).ToListAsync(cancellation))
                .ToLookup(signal => signal.PupilId);
            foreach (var one in some)
            {
                KeepStanding(one, standings);
                KeepSignals(one, [.. signals[one.Pupil.Id]], asOf);
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private void KeepStanding(EvaluatedPupil one, Dictionary<int, Standing> standings)
    {
        var now = one.Standing;
        var made = new Standing
        {
            PupilId = one.Pupil.Id,
            UnitId = one.Unit.Id,
            AsOf = now.AsOf,
            RawStep = now.RawStep,
            HeldStep = now.HeldStep,
            ReachedOn = now.ReachedOn,
            Judged = now.Judged,
            Absent20 = now.Last20.Absent,
            Observed20 = now.Last20.Observed,
            From20 = now.Last20.From,
            To20 = now.Last20.To,
            Reported10 = now.Reported10,
            Offered10 = now.Offered10,
            Conditions = DetectionDocuments.Write(now.Conditions),
        };
        if (standings.TryGetValue(one.Pupil.Id, out var stored))
        {
            db.Entry(stored).CurrentValues.SetValues(made);
        }
        else
        {
            db.Add(made);
        }
    }

    private void KeepSignals(EvaluatedPupil one, List<Signal> open, DateOnly asOf)
    {
        foreach (var evidence in one.Standing.Conditions)
        {
            var figures = DetectionDocuments.Write(evidence);
            if (open.Find(signal => signal.Key == evidence.SignalKey) is { } standing)
            {
                (standing.LastTrue, standing.FiguresNow) = (asOf, figures);
                open.Remove(standing);
                continue;
            }

            db.Add(new Signal
            {
                PupilId = one.Pupil.Id,
                Key = evidence.SignalKey,
                Step = evidence.Step,
                FirstTrue = asOf,
                LastTrue = asOf,
                FiguresThen = figures,
                FiguresNow = figures,
            });
        }

        open.ForEach(signal => signal.EndedOn = asOf);
    }

    private async Task ForgetThoseWhoLeftAsync(UnitEvaluation evaluation, IReadOnlySet<int>? some, DateOnly asOf, CancellationToken cancellation)
    {
        var standing = await db.Standings.Select(one => one.PupilId).ToListAsync(cancellation);
        var left = standing.Where(id => (some is null || some.Contains(id)) && evaluation.UnitOf(id) is null).ToList();
        foreach (var ids in left.Chunk(500))
        {
            await db.Standings.Where(one => ids.Contains(one.PupilId)).ExecuteDeleteAsync(cancellation);
            await db.Signals.Where(signal => ids.Contains(signal.PupilId) && signal.EndedOn == null)
                .ExecuteUpdateAsync(set => set.SetProperty(signal => signal.EndedOn, asOf), cancellation);
        }
    }
}
