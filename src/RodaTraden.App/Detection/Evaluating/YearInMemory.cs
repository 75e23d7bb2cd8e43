using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating.OnDisk;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// The present school year of everybody, held in memory as long as the program runs and brought up to date by the log of changes, whichever process made
/// them: a city takes 3 kB a pupil.
/// </summary>
internal sealed class YearInMemory : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private HeldYear? latest;

    /// <summary>The year as it is committed now. Not for whoever has a transaction with changes of its own: those are nobody else's yet.</summary>
    public async Task<HeldYear> UpToDateAsync(AppDbContext db, AttendanceStore store, PupilChanges changes, YearFiles files, SchoolYear year, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            return latest = latest?.Roll.Year == year
                ? await latest.UpToDateAsync(db, store, changes, files, cancellation)
                : await HeldYear.LoadAsync(db, store, changes, files, year, keepsUnits: true, cancellation);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Lets go of everything: it is read anew when it is next asked for.</summary>
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        latest = null;
        one.Release();
    }

    public void Dispose() => one.Dispose();
}
