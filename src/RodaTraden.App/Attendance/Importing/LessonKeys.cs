using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Register.Importing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>The pupils and units that lesson files may name, loaded once for all such files that are read in one after another: a city has one for each school.</summary>
internal sealed class LessonKeys(AppDbContext db, TimeProvider time)
{
    private PupilKeys? pupils;
    private Dictionary<string, int> units = [];

    public async Task<(PupilKeys Pupils, Dictionary<string, int> Units)> LoadAsync(CancellationToken cancellation)
    {
        if (pupils is null)
        {
            pupils = await PupilKeys.LoadAsync(db, time.SwedishToday(), cancellation);
            units = await db.Units.ToDictionaryAsync(unit => unit.Key, unit => unit.Id, cancellation);
        }

        return (pupils, units);
    }

    /// <summary>Something else may have changed pupils or units since.</summary>
    public void Forget() => pupils = null;
}
