using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating.OnDisk;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// Gives evaluations of a day. The running program takes the present school year from memory; a command or another year is read unit by unit, from the year's file
/// where there is one; a transaction with changes of its own reads them from the database.
/// </summary>
internal sealed class Evaluations(AppDbContext db, AttendanceStore store, PupilChanges changes, YearFiles files, TimeProvider time, YearInMemory? memory = null)
{
    /// <summary>The evaluation of a day, of all that is committed.</summary>
    public async Task<UnitEvaluation> OfAsync(DateOnly asOf, CancellationToken cancellation)
    {
        var year = SchoolYear.Of(asOf);
        return memory is not null && year == SchoolYear.Of(time.SwedishToday())
            ? new(await memory.UpToDateAsync(db, store, changes, files, year, cancellation), store, asOf)
            : new(await HeldYear.LoadAsync(db, store, changes, files, year, keepsUnits: false, cancellation), store, asOf);
    }

    /// <summary>The evaluation of a day, of all that the present transaction sees.</summary>
    public async Task<UnitEvaluation> OfUncommittedAsync(DateOnly asOf, CancellationToken cancellation) =>
        new(await HeldYear.LoadAsync(db, store, changes, files: null, SchoolYear.Of(asOf), keepsUnits: false, cancellation), store, asOf);

    /// <summary>The same evaluation of all that is committed by now.</summary>
    public async Task<UnitEvaluation> UpToDateAsync(UnitEvaluation evaluation, CancellationToken cancellation) => evaluation.Year.KeepsUnits
        ? await OfAsync(evaluation.AsOf, cancellation)
        : new(await evaluation.Year.UpToDateAsync(db, store, changes, files, cancellation), store, evaluation.AsOf);

    /// <summary>Reads the present school year into memory, so that the first who saves does not wait for it.</summary>
    public async Task WarmAsync(CancellationToken cancellation)
    {
        var evaluation = await OfAsync(time.SwedishToday(), cancellation);
        if (!evaluation.Year.KeepsUnits)
        {
            return;
        }

        var units = evaluation.UnitsOf(null);
        evaluation.Year.ReadFile(units, evaluation.LadderOf);
        foreach (var unit in units)
        {
            await evaluation.YearsOfAsync(unit, cancellation);
        }
    }

    /// <summary>Keeps the present school year on disk, for whoever starts next.</summary>
    public async Task KeepAsync(CancellationToken cancellation) => await files.KeepAsync(changes, await OfAsync(time.SwedishToday(), cancellation), cancellation);

    /// <summary>Reads everything anew from the database when it is next asked for.</summary>
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        files.Forget();
        await (memory?.ForgetAsync(cancellation) ?? Task.CompletedTask);
    }
}
