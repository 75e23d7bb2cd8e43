using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating.OnDisk;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// A school year of everybody as it stood when a certain change had been made: who goes where, and unit by unit the packed years. Units are read when they are
/// first asked for: from the file of the year where there is one, else from the database. All are kept in memory, or only the latest.
/// </summary>
internal sealed class HeldYear
{
    private readonly ConcurrentDictionary<int, HeldUnit> units;
    private readonly SinceFile? file;
    private IReadOnlyDictionary<int, string> subjects;

    private HeldYear(Roll roll, LaddersInForce ladders, IReadOnlyDictionary<int, string> subjects, long through, bool keepsUnits, ConcurrentDictionary<int, HeldUnit> units, SinceFile? file) =>
        (Roll, Ladders, this.subjects, Through, KeepsUnits, this.units, this.file) = (roll, ladders, subjects, through, keepsUnits, units, file);

    public Roll Roll { get; }

    public LaddersInForce Ladders { get; }

    public IReadOnlyDictionary<int, string> Subjects => Volatile.Read(ref subjects);

    /// <summary>The number of the latest change that is in it.</summary>
    public long Through { get; }

    /// <summary>Whether units stay in memory once they have been read; else only the latest does.</summary>
    public bool KeepsUnits { get; }

    /// <summary>The year as the database has it now.</summary>
    /// <param name="db">The database.</param>
    /// <param name="store">Its months.</param>
    /// <param name="changes">Its log of changes.</param>
    /// <param name="files">Where the year may be kept; null when only the database is to be asked.</param>
    /// <param name="year">The school year.</param>
    /// <param name="keepsUnits">Whether units are to stay in memory.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<HeldYear> LoadAsync(AppDbContext db, AttendanceStore store, PupilChanges changes, YearFiles? files, SchoolYear year, bool keepsUnits, CancellationToken cancellation)
    {
        // The number first: a change that comes between is then learnt of twice, and never missed.
        var through = await changes.LatestAsync(cancellation);
        var file = await FileAsync(changes, files, year, cancellation);

        // While the database tells who goes where, the other processor reads the file, if all of it will be asked for.
        var reading = file is not null && keepsUnits ? Task.Run(file.File.ReadAhead, cancellation) : Task.CompletedTask;
        var held = new HeldYear(await Roll.LoadAsync(db, year, cancellation), await LaddersInForce.LoadAsync(db, cancellation), await store.SubjectsAsync(cancellation), through, keepsUnits, new(), file);
        await reading;
        return held;
    }

    /// <summary>The same with what has changed since; itself when nothing has. A unit where something has is read anew when it is asked for.</summary>
    public async Task<HeldYear> UpToDateAsync(AppDbContext db, AttendanceStore store, PupilChanges changes, YearFiles? files, CancellationToken cancellation)
    {
        var ladders = await Ladders.UpToDateAsync(db, cancellation);
        var since = await changes.AfterAsync(Through, cancellation);
        if (since is null || since.Any(change => change.Pupils is null))
        {
            return await LoadAsync(db, store, changes, files, Roll.Year, KeepsUnits, cancellation);
        }

        if (since.Count == 0)
        {
            return ReferenceEquals(ladders, Ladders) ? this : new(Roll, ladders, Subjects, Through, KeepsUnits, units, file);
        }

        var moved = since.Where(change => change.AttendanceFrom is null).SelectMany(change => change.Pupils!).ToHashSet();
        var roll = since.All(change => change.AttendanceFrom is not null) ? Roll : await Roll.RefreshedAsync(db, moved, cancellation);
        var from = FirstDays(since, Roll.Year);
        var now = new ConcurrentDictionary<int, HeldUnit>(units);
        foreach (var of in from.SelectMany(pupil => roll.UnitsOf(pupil.Key).Union(Roll.UnitsOf(pupil.Key)).Select(unit => (Unit: unit, Pupil: pupil.Key))).GroupBy(one => one.Unit, one => one.Pupil))
        {
            if (now.TryGetValue(of.Key, out var unit))
            {
                now[of.Key] = unit.With(of, from);
            }
        }

        return new(roll, ladders, await store.SubjectsAsync(cancellation), since[^1].Id, KeepsUnits, now, file is null ? null : file with { From = FirstDays(since, Roll.Year, file.From) });
    }

    /// <summary>Reads what the file of the year holds of some units, on all processors. What has changed since is read when a unit is asked for.</summary>
    /// <param name="unitIds">The units.</param>
    /// <param name="ladderOf">The ladder in force at each.</param>
    public void ReadFile(IEnumerable<int> unitIds, Func<int, AttendanceLadder> ladderOf) =>
        Parallel.ForEach(unitIds.Where(unit => !units.ContainsKey(unit)), unit => units.TryAdd(unit, FromFile(unit, ladderOf(unit))));

    /// <summary>A unit's years.</summary>
    /// <param name="store">Months of the database.</param>
    /// <param name="unitId">The unit.</param>
    /// <param name="ladder">The ladder in force there.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<UnitYears> UnitAsync(AttendanceStore store, int unitId, AttendanceLadder ladder, CancellationToken cancellation)
    {
        if (!units.TryGetValue(unitId, out var unit))
        {
            unit = FromFile(unitId, ladder);
        }
        else if (unit.ToRead.Count == 0)
        {
            return unit.Years;
        }

        var years = unit.ToRead.Count == 0 ? unit.Years : await RereadAsync(store, unitId, unit, cancellation);
        if (!KeepsUnits)
        {
            units.Clear();
        }

        units[unitId] = new(years, HeldUnit.Nothing);
        if (unit.ToRead.Count > 0)
        {
            // What was just read may be newer than the rest, and speak of a subject that was not there then.
            Volatile.Write(ref subjects, await store.SubjectsAsync(cancellation));
        }

        return years;
    }

    /// <summary>A unit as the file knows it, and who is to be read from the database: those whom it does not hold, and those who have changed since.</summary>
    private HeldUnit FromFile(int unitId, AttendanceLadder ladder)
    {
        var here = Roll.UnprotectedOf(unitId).ToList();
        var kept = file?.File.Read(unitId, ladder) ?? [];
        var (pupils, toRead) = (new Dictionary<int, HeldPupil>(), new Dictionary<int, DateOnly>());
        foreach (var pupil in here)
        {
            if (!kept.TryGetValue(pupil, out var of))
            {
                toRead.Add(pupil, Roll.Year.First);
                continue;
            }

            pupils.Add(pupil, new(of.Year, Roll.StaysAt(unitId, pupil)) { Until = of.Until });
            if (file!.From.TryGetValue(pupil, out var from))
            {
                toRead.Add(pupil, from);
            }
        }

        return new(UnitYears.Of(Roll.Year, pupils), toRead);
    }

    /// <summary>The first day that may have changed of each pupil, what had changed before included.</summary>
    private static Dictionary<int, DateOnly> FirstDays(IReadOnlyList<ChangedPupils> changes, SchoolYear year, IReadOnlyDictionary<int, DateOnly>? before = null)
    {
        var from = new Dictionary<int, DateOnly>(before ?? new Dictionary<int, DateOnly>());
        foreach (var change in changes.Where(change => change.AttendanceFrom is null || change.AttendanceFrom <= year.Last))
        {
            foreach (var pupil in change.Pupils!)
            {
                var first = change.AttendanceFrom ?? year.First;
                from[pupil] = from.TryGetValue(pupil, out var earlier) && earlier < first ? earlier : first;
            }
        }

        return from;
    }

    private static async Task<SinceFile?> FileAsync(PupilChanges changes, YearFiles? files, SchoolYear year, CancellationToken cancellation)
    {
        if (files is null || await files.FindAsync(changes, year, cancellation) is not { } file)
        {
            return null;
        }

        if (await changes.AfterAsync(file.Of.Through, cancellation) is { } since && since.All(change => change.Pupils is not null))
        {
            return new(file, FirstDays(since, year));
        }

        file.Dispose();
        return null;
    }

    private async Task<UnitYears> RereadAsync(AttendanceStore store, int unitId, HeldUnit unit, CancellationToken cancellation)
    {
        var here = Roll.UnprotectedOf(unitId).ToHashSet();
        var now = new List<(int, HeldPupil?)>();
        now.AddRange(unit.ToRead.Keys.Where(id => !here.Contains(id)).Select(id => (id, (HeldPupil?)null)));
        foreach (var of in unit.ToRead.Where(pupil => here.Contains(pupil.Key)).GroupBy(pupil => unit.Years.Find(pupil.Key) is null ? Roll.Year.First : pupil.Value, pupil => pupil.Key))
        {
            var packed = await store.RepackAsync(of.ToDictionary(id => id, id => unit.Years.Find(id)?.Year), Roll.Year, of.Key, cancellation);
            now.AddRange(of.Select(id => (id, (HeldPupil?)new HeldPupil(packed[id], Roll.StaysAt(unitId, id)))));
        }

        return unit.Years.With(now);
    }
}

/// <summary>A unit's years, and who is to be read before they are used: from which day on each may be another.</summary>
internal sealed record HeldUnit(UnitYears Years, IReadOnlyDictionary<int, DateOnly> ToRead)
{
    public static IReadOnlyDictionary<int, DateOnly> Nothing { get; } = new Dictionary<int, DateOnly>();

    /// <summary>The same when some pupils have changed.</summary>
    public HeldUnit With(IEnumerable<int> pupils, IReadOnlyDictionary<int, DateOnly> from)
    {
        var toRead = new Dictionary<int, DateOnly>(ToRead);
        foreach (var pupil in pupils)
        {
            toRead[pupil] = toRead.TryGetValue(pupil, out var earlier) && earlier < from[pupil] ? earlier : from[pupil];
        }

        return this with { ToRead = toRead };
    }
}

/// <summary>A file of the year, and from which day on whose attendance has changed since.</summary>
internal sealed record SinceFile(YearFile File, IReadOnlyDictionary<int, DateOnly> From);
