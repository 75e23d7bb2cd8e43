using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// A school year of everybody as it stood when a certain change had been made: who goes where, and unit by unit the packed years. Units are read when they are
/// first asked for.
/// </summary>
internal sealed class HeldYear
{
    private readonly ConcurrentDictionary<int, UnitYears> units;
    private IReadOnlyDictionary<int, string> subjects;

    private HeldYear(Roll roll, LaddersInForce ladders, IReadOnlyDictionary<int, string> subjects, long through, ConcurrentDictionary<int, UnitYears> units) =>
        (Roll, Ladders, this.subjects, Through, this.units) = (roll, ladders, subjects, through, units);

    public Roll Roll { get; }

    public LaddersInForce Ladders { get; }

    public IReadOnlyDictionary<int, string> Subjects => Volatile.Read(ref subjects);

    /// <summary>The number of the latest change that is in it.</summary>
    public long Through { get; }

    public static async Task<HeldYear> LoadAsync(AppDbContext db, AttendanceStore store, PupilChanges changes, SchoolYear year, CancellationToken cancellation)
    {
        // The number first: a change that comes between is then learnt of twice, and never missed.
        var through = await changes.LatestAsync(cancellation);
        return new(await Roll.LoadAsync(db, year, cancellation), await LaddersInForce.LoadAsync(db, cancellation), await store.SubjectsAsync(cancellation), through, new());
    }

    /// <summary>The same with what has changed since; itself when nothing has.</summary>
    public async Task<HeldYear> UpToDateAsync(AppDbContext db, AttendanceStore store, PupilChanges changes, CancellationToken cancellation)
    {
        var ladders = await Ladders.UpToDateAsync(db, cancellation);
        var since = await changes.AfterAsync(Through, cancellation);
        if (since is null || since.Any(change => change.Pupils is null))
        {
            return await LoadAsync(db, store, changes, Roll.Year, cancellation);
        }

        if (since.Count == 0)
        {
            return ReferenceEquals(ladders, Ladders) ? this : new(Roll, ladders, Subjects, Through, units);
        }

        var moved = since.Where(change => change.AttendanceFrom is null).SelectMany(change => change.Pupils!).ToHashSet();
        var roll = since.All(change => change.AttendanceFrom is not null) ? Roll : await Roll.RefreshedAsync(db, moved, cancellation);
        var from = new Dictionary<int, DateOnly>();
        foreach (var change in since.Where(change => change.AttendanceFrom is null || change.AttendanceFrom <= Roll.Year.Last))
        {
            foreach (var pupil in change.Pupils!)
            {
                var first = change.AttendanceFrom ?? Roll.Year.First;
                from[pupil] = from.TryGetValue(pupil, out var earlier) && earlier < first ? earlier : first;
            }
        }

        var now = new ConcurrentDictionary<int, UnitYears>(units);
        foreach (var of in from.SelectMany(pupil => roll.UnitsOf(pupil.Key).Union(Roll.UnitsOf(pupil.Key)).Select(unit => (Unit: unit, Pupil: pupil.Key))).GroupBy(one => one.Unit, one => one.Pupil))
        {
            if (now.TryGetValue(of.Key, out var years))
            {
                now[of.Key] = await RereadAsync(store, roll, of.Key, years, [.. of], from, cancellation);
            }
        }

        return new(roll, ladders, await store.SubjectsAsync(cancellation), since[^1].Id, now);
    }

    /// <summary>A unit's years.</summary>
    public async Task<UnitYears> UnitAsync(AttendanceStore store, int unitId, CancellationToken cancellation)
    {
        if (!units.TryGetValue(unitId, out var years))
        {
            var pupils = Roll.UnprotectedOf(unitId).ToList();
            var packed = await store.ReadPackedAsync(pupils, Roll.Year, cancellation);
            years = UnitYears.Empty(Roll.Year).With(pupils.Select(id => (id, (HeldPupil?)new HeldPupil(packed[id], Roll.EnrolmentsAt(unitId, id)))));
            units[unitId] = years;

            // What was just read may be newer than the rest, and speak of a subject that was not there then.
            Volatile.Write(ref subjects, await store.SubjectsAsync(cancellation));
        }

        return years;
    }

    /// <summary>Lets go of a unit's years, when only one unit at a time is to be held.</summary>
    public void Forget(int unitId) => units.TryRemove(unitId, out _);

    private static async Task<UnitYears> RereadAsync(AttendanceStore store, Roll roll, int unitId, UnitYears years, List<int> pupils, Dictionary<int, DateOnly> from, CancellationToken cancellation)
    {
        var here = roll.UnprotectedOf(unitId).ToHashSet();
        var now = new List<(int, HeldPupil?)>();
        now.AddRange(pupils.Where(id => !here.Contains(id)).Select(id => (id, (HeldPupil?)null)));
        foreach (var of in pupils.Where(here.Contains).GroupBy(id => years.Find(id) is null ? roll.Year.First : from[id]))
        {
            var known = of.ToDictionary(id => id, id => years.Find(id)?.Year);
            var packed = await store.RepackAsync(known, roll.Year, of.Key, cancellation);
            now.AddRange(of.Select(id => (id, (HeldPupil?)new HeldPupil(packed[id], roll.EnrolmentsAt(unitId, id)))));
        }

        return years.With(now);
    }
}
