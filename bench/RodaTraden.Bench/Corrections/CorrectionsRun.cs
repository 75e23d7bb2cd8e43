using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Storage;
using RodaTraden.Bench.Installed;
using RodaTraden.Bench.Running;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.Bench.Corrections;

/// <summary>
/// <c>corrections</c>: as in the running program, with the year in memory, somebody corrects a lesson of one pupil after another: the month read, changed and
/// committed, then the pupil evaluated, and standing and signals committed. Everything is changed back at the end.
/// </summary>
internal static class CorrectionsRun
{
    private const int Warming = 50;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (asOf, count) = (arguments.Day("as-of"), arguments.Number("count"));
        await using var installation = await OpenedInstallation.OpenAsync(arguments.Text("data"), arguments.TextOrNull("connection"), asOf, running: true);
        List<int> pupils;
        using (var scope = installation.CreateScope())
        {
            await scope.ServiceProvider.GetRequiredService<Evaluations>().WarmAsync(CancellationToken.None);
            var all = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Standings.Select(standing => standing.PupilId).OrderBy(id => id).ToListAsync();
            pupils = [.. Enumerable.Range(0, Warming + count).Select(at => all[(int)((long)at * 7919 % all.Count)])];
        }

        var (save, signal) = (new List<double>(), new List<double>());
        foreach (var (pupil, at) in pupils.Select((pupil, at) => (pupil, at)))
        {
            using var scope = installation.CreateScope();
            if (await CorrectAsync(scope.ServiceProvider, pupil, asOf) is { } took && at >= Warming)
            {
                save.Add(took.Save);
                signal.Add(took.Signal);
            }
        }

        foreach (var pupil in pupils)
        {
            using var scope = installation.CreateScope();
            await CorrectAsync(scope.ServiceProvider, pupil, asOf);
        }

        using var last = installation.CreateScope();
        Json.Print(new CorrectionsAnswer(Times.Of(save), Times.Of(signal), await ComputedAsync(last.ServiceProvider, [.. pupils.Distinct()], asOf), Usage.OfThisProcess()));
        return 0;
    }

    /// <summary>Turns the pupil's latest attended lesson of the month into invalid absence, or back; null when there is none.</summary>
    private static async Task<(double Save, double Signal)?> CorrectAsync(IServiceProvider services, int pupil, DateOnly asOf)
    {
        var (db, store) = (services.GetRequiredService<AppDbContext>(), services.GetRequiredService<AttendanceStore>());
        var month = AttendanceStore.MonthOf(asOf);
        var began = Stopwatch.GetTimestamp();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await store.LockAsync(CancellationToken.None);
        var days = (await store.ReadAsync(month, month, [pupil], CancellationToken.None)).SelectMany(one => one.Unpack()).ToList();
        if (days.FindLast(day => day.Lessons.Exists(lesson => lesson.Reported)) is not { } day)
        {
            return null;
        }

        var at = day.Lessons.FindIndex(lesson => lesson.Reported);
        day.Lessons[at] = day.Lessons[at] with { Invalid = day.Lessons[at].Invalid > 0 ? (short)0 : (short)day.Lessons[at].Offered, Valid = 0, Leave = 0 };
        await store.WriteAsync([new(month, pupil, days)], CancellationToken.None);
        var change = await services.GetRequiredService<PupilChanges>().AppendAsync([pupil], new(asOf.Year, asOf.Month, 1), evaluated: false, CancellationToken.None);
        await transaction.CommitAsync();
        var saved = Stopwatch.GetTimestamp();
        await services.GetRequiredService<Evaluator>().EvaluateChangeAsync(change, new HashSet<int> { pupil }, asOf, CancellationToken.None);
        return (Stopwatch.GetElapsedTime(began, saved).TotalMilliseconds, Stopwatch.GetElapsedTime(saved).TotalMilliseconds);
    }

    /// <summary>What one changed pupil takes to compute: the changed month unpacked, the year packed, all conditions and the held step from where it stood. Microseconds.</summary>
    private static async Task<Times> ComputedAsync(IServiceProvider services, List<int> pupils, DateOnly asOf)
    {
        var (store, evaluation) = (services.GetRequiredService<AttendanceStore>(), await services.GetRequiredService<Evaluations>().OfAsync(asOf, CancellationToken.None));
        var month = AttendanceStore.MonthOf(asOf);
        var first = new DateOnly(asOf.Year, asOf.Month, 1);
        var stored = (await store.ReadAsync(month, month, pupils, CancellationToken.None)).ToDictionary(one => one.PupilId);
        var subjects = await store.SubjectsAsync(CancellationToken.None);
        var work = new List<(StoredMonth Month, HeldPupil Held, UnitSchoolDays Days)>();
        foreach (var pupil in pupils.Where(stored.ContainsKey))
        {
            var unit = await evaluation.YearsOfAsync(evaluation.UnitOf(pupil)!.Value, CancellationToken.None);
            work.Add((stored[pupil], unit.Find(pupil)!, unit.SchoolDaysUntil(asOf)));
        }

        var ladder = new LadderEvaluation(StandardLadder.Version1);
        var (packer, room, times) = (new YearPacker(SchoolYear.Of(asOf)), new MonthRoom(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            times.Clear();
            foreach (var (one, held, days) in work)
            {
                var began = Stopwatch.GetTimestamp();
                packer.AddUntil(held.Year, first);
                var reader = new MonthReader(one.Month, one.Days, one.Lessons, room);
                while (reader.Read())
                {
                    packer.Add(reader.Date, reader.Lessons);
                }

                var until = held.Until;
                ladder.Evaluate(new PupilYear(packer.Take(), subjects), asOf, days, ref until);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
            }
        }

        return Times.Of(times);
    }
}

/// <summary>What was measured.</summary>
/// <param name="Save">From the beginning of a save to its commit, milliseconds.</param>
/// <param name="Signal">From that commit to the commit of standing and signals, milliseconds.</param>
/// <param name="Computed">Computation alone for one changed pupil, microseconds.</param>
/// <param name="Usage">What the whole process took.</param>
internal sealed record CorrectionsAnswer(Times Save, Times Signal, Times Computed, Usage Usage);

/// <summary>Half, nineteen of twenty, ninety-nine of a hundred, and all of some times.</summary>
internal sealed record Times(int Count, double P50, double P95, double P99, double Longest)
{
    public static Times Of(IReadOnlyCollection<double> times)
    {
        var sorted = times.Order().ToArray();
        return new(sorted.Length, At(0.5), At(0.95), At(0.99), Math.Round(sorted[^1], 1));

        double At(double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], 1);
    }
}
