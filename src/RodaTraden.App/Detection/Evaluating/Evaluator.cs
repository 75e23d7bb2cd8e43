using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// Evaluates after each import, correction and night, and keeps standings and the history of signals. Only the pupils that were touched are
/// evaluated anew.
/// </summary>
internal sealed class Evaluator(AppDbContext db, Evaluations evaluations, PartEvaluation part, PupilChanges changes, IServiceScopeFactory scopes)
{
    private const int AtATime = 2000;

    private static readonly BulkTable<Standing> Standings = new(
        "standings",
        ["pupil_id"],
        new BulkColumn<Standing, int>("pupil_id", NpgsqlDbType.Integer, standing => standing.PupilId),
        new BulkColumn<Standing, int>("unit_id", NpgsqlDbType.Integer, standing => standing.UnitId),
        new BulkColumn<Standing, DateOnly>("as_of", NpgsqlDbType.Date, standing => standing.AsOf),
        new BulkColumn<Standing, int>("raw_step", NpgsqlDbType.Integer, standing => standing.RawStep),
        new BulkColumn<Standing, int>("held_step", NpgsqlDbType.Integer, standing => standing.HeldStep),
        new BulkColumn<Standing, DateOnly?>("reached_on", NpgsqlDbType.Date, standing => standing.ReachedOn),
        new BulkColumn<Standing, bool>("judged", NpgsqlDbType.Boolean, standing => standing.Judged),
        new BulkColumn<Standing, int>("absent20", NpgsqlDbType.Integer, standing => standing.Absent20),
        new BulkColumn<Standing, int>("observed20", NpgsqlDbType.Integer, standing => standing.Observed20),
        new BulkColumn<Standing, DateOnly?>("from20", NpgsqlDbType.Date, standing => standing.From20),
        new BulkColumn<Standing, DateOnly?>("to20", NpgsqlDbType.Date, standing => standing.To20),
        new BulkColumn<Standing, int>("reported10", NpgsqlDbType.Integer, standing => standing.Reported10),
        new BulkColumn<Standing, int>("offered10", NpgsqlDbType.Integer, standing => standing.Offered10),
        new BulkColumn<Standing, string>("conditions", NpgsqlDbType.Text, standing => standing.Conditions));

    private static readonly BulkColumn<Signal>[] OfSignal =
    [
        new BulkColumn<Signal, int>("pupil_id", NpgsqlDbType.Integer, signal => signal.PupilId),
        new BulkColumn<Signal, string>("key", NpgsqlDbType.Text, signal => signal.Key),
        new BulkColumn<Signal, int>("step", NpgsqlDbType.Integer, signal => signal.Step),
        new BulkColumn<Signal, DateOnly>("first_true", NpgsqlDbType.Date, signal => signal.FirstTrue),
        new BulkColumn<Signal, DateOnly>("last_true", NpgsqlDbType.Date, signal => signal.LastTrue),
        new BulkColumn<Signal, DateOnly?>("ended_on", NpgsqlDbType.Date, signal => signal.EndedOn),
        new BulkColumn<Signal, string>("figures_then", NpgsqlDbType.Text, signal => signal.FiguresThen),
        new BulkColumn<Signal, string>("figures_now", NpgsqlDbType.Text, signal => signal.FiguresNow),
    ];

    private static readonly BulkTable<Signal> Begun = new("signals", ["id"], OfSignal);

    private static readonly BulkTable<Signal> Ended = new("signals", ["id"], [new BulkColumn<Signal, int>("id", NpgsqlDbType.Integer, signal => signal.Id), .. OfSignal]);

    /// <summary>Evaluates those whose attendance or place has changed since they were last evaluated.</summary>
    public async Task EvaluatePendingAsync(DateOnly asOf, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var pending = await changes.UnevaluatedAsync(cancellation);
        if (pending.Count > 0)
        {
            var everybody = pending.Any(change => change.Pupils is null);
            await EvaluateAsync(asOf, everybody ? null : pending.SelectMany(change => change.Pupils!).ToHashSet(), progress, cancellation);
            await changes.EvaluatedAsync([.. pending.Select(change => change.Id)], cancellation);
        }
    }

    /// <summary>Evaluates those of one change that has just been committed.</summary>
    public async Task EvaluateChangeAsync(long change, IReadOnlySet<int> pupils, DateOnly asOf, CancellationToken cancellation)
    {
        await EvaluateAsync(asOf, pupils, new Progress<RunProgress>(), cancellation);
        await changes.EvaluatedAsync([change], cancellation);
    }

    /// <summary>Evaluates everybody whose standing is of an earlier day or missing, and those who wait. A run that was cut off goes on where it was.</summary>
    public async Task CatchUpAsync(DateOnly asOf, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        if (await db.Standings.AnyAsync(standing => standing.AsOf < asOf, cancellation))
        {
            var done = await db.Standings.Where(standing => standing.AsOf >= asOf).Select(standing => standing.PupilId).ToHashSetAsync(cancellation);
            var left = await db.Standings.Where(standing => standing.AsOf < asOf).Select(standing => standing.PupilId).ToHashSetAsync(cancellation);
            left.UnionWith((await evaluations.OfAsync(asOf, cancellation)).Pupils.Where(pupil => !done.Contains(pupil)));
            await EvaluateAsync(asOf, left, progress, cancellation);
        }

        await EvaluatePendingAsync(asOf, progress, cancellation);
        await changes.ForgetOldAsync(cancellation);
    }

    /// <summary>
    /// Evaluates some pupils, or all when none are named: within the caller's transaction of all that it sees, else part by part, each committed by itself, so that
    /// nobody waits long to save. While one part is written, the next is evaluated.
    /// </summary>
    public async Task EvaluateAsync(DateOnly asOf, IReadOnlySet<int>? some, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var within = db.Database.CurrentTransaction is not null;
        var evaluation = within ? await evaluations.OfUncommittedAsync(asOf, cancellation) : await evaluations.OfAsync(asOf, cancellation);
        var all = evaluation.UnitsOf(some);
        var parts = SmallOnesTogether(all, evaluation.Year.Roll);
        await using var ahead = within || parts.Count < 2 ? null : new EvaluationAhead(scopes, evaluation, parts, some, cancellation);
        var done = 0;
        foreach (var units in parts)
        {
            var early = ahead is null ? null : await ahead.NextAsync();
            await TogetherAsync(within, KeepPartAsync, cancellation);
            progress.Report(new("", RunStage.Evaluating, done += units.Count, all.Count));

            async Task KeepPartAsync()
            {
                evaluation = within ? evaluation : await evaluations.UpToDateAsync(early?.Evaluation ?? evaluation, cancellation);
                var stillTrue = early is not null && ReferenceEquals(early.Evaluation.Year, evaluation.Year);
                await KeepAsync(stillTrue ? early!.Pupils : await part.EvaluateAsync(evaluation, units, some, cancellation), asOf, cancellation);
            }
        }

        await TogetherAsync(within, () => ForgetThoseWhoLeftAsync(evaluation, some, asOf, cancellation), cancellation);
    }

    /// <summary>Units in their order, several together while they have few pupils: a transaction of its own for each would take longer than what is written in it.</summary>
    private static List<List<int>> SmallOnesTogether(IReadOnlyList<int> units, Roll roll)
    {
        var (parts, pupils) = (new List<List<int>>(), 0);
        foreach (var unit in units)
        {
            var there = roll.UnprotectedOf(unit).Count();
            if (parts.Count == 0 || pupils + there > AtATime)
            {
                parts.Add([]);
                pupils = 0;
            }

            parts[^1].Add(unit);
            pupils += there;
        }

        return parts;
    }

    /// <summary>One evaluation writes at a time, and sees all that was committed before it: an older standing never takes the place of a newer.</summary>
    private async Task TogetherAsync(bool within, Func<Task> work, CancellationToken cancellation)
    {
        await using var transaction = within ? null : await db.Database.BeginTransactionAsync(cancellation);
        await AdvisoryLocks.WaitAsync(db, AdvisoryLocks.Evaluating, cancellation);
        await work();
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellation);
        }
    }

    private async Task KeepAsync(List<EvaluatedPupil> evaluated, DateOnly asOf, CancellationToken cancellation)
    {
        foreach (var together in evaluated.Chunk(AtATime))
        {
            var some = await WithoutProtectedAsync(together, cancellation);
            var ids = some.ConvertAll(one => one.Pupil.Id);
            var open = (await db.Signals.AsNoTracking().Where(signal => ids.Contains(signal.PupilId) && signal.EndedOn == null).Select(signal => new OpenSignal(signal.Id, signal.PupilId, signal.Key)).ToListAsync(cancellation))
                .ToLookup(signal => signal.PupilId);
            var begun = new List<Signal>();
            var ended = new List<OpenSignal>();
            foreach (var one in some)
            {
                Compare(one, [.. open[one.Pupil.Id]], asOf, begun, ended);
            }

            await EndAsync(ended, asOf, cancellation);
            await Begun.AddAsync(db, begun, cancellation);
            await Standings.ReplaceAsync(db, [.. some.Select(StandingOf)], cancellation);
        }
    }

    /// <summary>Whatever memory holds, the database has the last word on who is protected: nothing is kept of them.</summary>
    private async Task<List<EvaluatedPupil>> WithoutProtectedAsync(EvaluatedPupil[] evaluated, CancellationToken cancellation)
    {
        var ids = evaluated.Select(one => one.Pupil.Id).ToList();
        var hidden = await db.Pupils.Where(pupil => ids.Contains(pupil.Id) && pupil.Marking != ProtectedMarking.None).Select(pupil => pupil.Id).ToHashSetAsync(cancellation);
        return [.. evaluated.Where(one => !hidden.Contains(one.Pupil.Id))];
    }

    public static Standing StandingOf(EvaluatedPupil one) => new()
    {
        PupilId = one.Pupil.Id,
        UnitId = one.Unit.Id,
        AsOf = one.Standing.AsOf,
        RawStep = one.Standing.RawStep,
        HeldStep = one.Standing.HeldStep,
        ReachedOn = one.Standing.ReachedOn,
        Judged = one.Standing.Judged,
        Absent20 = one.Standing.Last20.Absent,
        Observed20 = one.Standing.Last20.Observed,
        From20 = one.Standing.Last20.From,
        To20 = one.Standing.Last20.To,
        Reported10 = one.Standing.Reported10,
        Offered10 = one.Standing.Offered10,
        Conditions = DetectionDocuments.Write(one.Standing.Conditions),
    };

    private static void Compare(EvaluatedPupil one, List<OpenSignal> open, DateOnly asOf, List<Signal> begun, List<OpenSignal> ended)
    {
        foreach (var evidence in one.Standing.Conditions)
        {
            var key = evidence.SignalKey;
            var at = open.FindIndex(signal => signal.Key == key);
            if (at >= 0)
            {
                open.RemoveAt(at);
                continue;
            }

            begun.Add(new() { PupilId = one.Pupil.Id, Key = key, Step = evidence.Step, FirstTrue = asOf, LastTrue = asOf, FiguresThen = DetectionDocuments.Write(evidence), FiguresNow = "" });
        }

        ended.AddRange(open);
    }

    /// <summary>Ends signals: the figures with which each was last true are those of the standing that is about to be replaced.</summary>
    private async Task EndAsync(List<OpenSignal> ended, DateOnly asOf, CancellationToken cancellation)
    {
        if (ended.Count == 0)
        {
            return;
        }

        var pupils = ended.Select(signal => signal.PupilId).ToHashSet();
        var standings = await db.Standings.AsNoTracking().Where(standing => pupils.Contains(standing.PupilId)).ToDictionaryAsync(standing => standing.PupilId, cancellation);
        var ids = ended.ConvertAll(signal => signal.Id);
        var signals = await db.Signals.AsNoTracking().Where(signal => ids.Contains(signal.Id)).ToListAsync(cancellation);
        foreach (var signal in signals)
        {
            var last = standings.GetValueOrDefault(signal.PupilId);
            var evidence = last is null ? null : DetectionDocuments.ReadConditions(last.Conditions).FirstOrDefault(of => of.SignalKey == signal.Key);
            signal.EndedOn = asOf;
            signal.LastTrue = evidence is null ? signal.FirstTrue : last!.AsOf;
            signal.FiguresNow = evidence is null ? "" : DetectionDocuments.Write(evidence);
        }

        await Ended.ReplaceAsync(db, signals, cancellation);
    }

    private sealed record OpenSignal(int Id, int PupilId, string Key);

    private async Task ForgetThoseWhoLeftAsync(UnitEvaluation evaluation, IReadOnlySet<int>? some, DateOnly asOf, CancellationToken cancellation)
    {
        var standings = some is { Count: < AtATime } ? db.Standings.Where(one => some.Contains(one.PupilId)) : db.Standings;
        var left = (await standings.Select(one => one.PupilId).ToListAsync(cancellation)).FindAll(id => (some is null || some.Contains(id)) && evaluation.UnitOf(id) is null);
        await ForgetAsync(left, asOf, cancellation);
    }

    /// <summary>Takes away the standings of pupils who are no longer anywhere, and ends their signals.</summary>
    public async Task ForgetAsync(IReadOnlyCollection<int> pupils, DateOnly asOf, CancellationToken cancellation)
    {
        await AdvisoryLocks.WaitAsync(db, AdvisoryLocks.Evaluating, cancellation);
        foreach (var ids in pupils.Chunk(500))
        {
            var open = await db.Signals.AsNoTracking().Where(signal => ids.Contains(signal.PupilId) && signal.EndedOn == null).Select(signal => new OpenSignal(signal.Id, signal.PupilId, signal.Key)).ToListAsync(cancellation);
            await EndAsync(open, asOf, cancellation);
            await db.Standings.Where(one => ids.Contains(one.PupilId)).ExecuteDeleteAsync(cancellation);
        }
    }
}
