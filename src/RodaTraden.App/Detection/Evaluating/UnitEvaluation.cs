using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// Evaluates the pupils who are enrolled on a day, unit by unit: the unit's school days come from its pupils' lessons, and only one unit's
/// attendance is held at a time. Protected pupils are counted and otherwise left out.
/// </summary>
internal sealed class UnitEvaluation
{
    private readonly AttendanceStore store;
    private readonly LaddersInForce ladders;
    private readonly Dictionary<int, string> subjects;
    private readonly Dictionary<int, SchoolUnit> units;
    private readonly Dictionary<int, PupilCard> pupils;
    private readonly ILookup<int, Enrolment> enrolmentsByUnit;
    private readonly Dictionary<int, int> unitOfPupil;
    private readonly DateOnly asOf;

    private UnitEvaluation(
        AttendanceStore store,
        LaddersInForce ladders,
        Dictionary<int, string> subjects,
        Dictionary<int, SchoolUnit> units,
        Dictionary<int, PupilCard> pupils,
        List<Enrolment> enrolments,
        DateOnly asOf)
    {
        this.store = store;
        this.ladders = ladders;
        this.subjects = subjects;
        this.units = units;
        this.pupils = pupils;
        this.asOf = asOf;
        enrolmentsByUnit = enrolments.ToLookup(enrolment => enrolment.UnitId);
        unitOfPupil = enrolments
            .Where(enrolment => enrolment.Covers(asOf) && pupils.ContainsKey(enrolment.PupilId))
            .GroupBy(enrolment => enrolment.PupilId)
            .ToDictionary(of => of.Key, of => of.OrderByDescending(one => one.From).ThenBy(one => units[one.UnitId].Key, StringComparer.Ordinal).First().UnitId);
    }

    /// <summary>Protected pupils who are enrolled on the day.</summary>
    public int ProtectedPupils => unitOfPupil.Keys.Count(id => pupils[id].IsProtected);

    public static async Task<UnitEvaluation> LoadAsync(AppDbContext db, AttendanceStore store, DateOnly asOf, CancellationToken cancellation)
    {
        var year = SchoolYear.Of(asOf);
        var pupils = await db.Pupils
            .Where(pupil => pupil.MergedIntoId == null)
            .Select(pupil => new PupilCard(pupil.Id, pupil.Key, pupil.Marking != ProtectedMarking.None))
            .ToDictionaryAsync(pupil => pupil.Id, cancellation);
        var enrolments = await db.Enrolments.AsNoTracking()
            .Where(enrolment => (enrolment.From == null || enrolment.From <= year.Last) && (enrolment.To == null || enrolment.To >= year.First))
            .ToListAsync(cancellation);
        return new(
            store,
            await LaddersInForce.LoadAsync(db, cancellation),
            await db.Subjects.ToDictionaryAsync(subject => subject.Id, subject => subject.Name, cancellation),
            await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, cancellation),
            pupils,
            enrolments,
            asOf);
    }

    /// <summary>The units where any of some pupils are enrolled on the day; all units when none are named.</summary>
    public IReadOnlyList<int> UnitsOf(IReadOnlySet<int>? some) =>
        [.. unitOfPupil.Where(pupil => some is null || some.Contains(pupil.Key)).Select(pupil => pupil.Value).Distinct().Order()];

    /// <summary>The unit where a pupil is enrolled on the day; null when nowhere.</summary>
    public int? UnitOf(int pupilId) => unitOfPupil.TryGetValue(pupilId, out var unit) ? unit : null;

    /// <summary>The standings of a unit's unprotected pupils, or of some of them, against the ladder in force.</summary>
    public Task<List<EvaluatedPupil>> EvaluateAsync(int unitId, IReadOnlySet<int>? some, CancellationToken cancellation) =>
        EvaluateAsync(unitId, some, tried: null, cancellation);

    /// <summary>The standings of a unit's unprotected pupils, or of some of them; against another ladder than the one in force when one is tried.</summary>
    public async Task<List<EvaluatedPupil>> EvaluateAsync(int unitId, IReadOnlySet<int>? some, AttendanceLadder? tried, CancellationToken cancellation)
    {
        var ladder = new LadderEvaluation(tried ?? LadderOf(unitId));
        var (years, unitDays) = await ReadAsync(unitId, cancellation);
        var asked = some is null ? years : years.FindAll(of => some.Contains(of.PupilId));
        var evaluated = new EvaluatedPupil[asked.Count];
        Parallel.For(0, asked.Count, () => (PupilYear?)null, Evaluate, _ => { });
        return [.. evaluated];

        PupilYear? Evaluate(int at, ParallelLoopState state, PupilYear? room)
        {
            room ??= new(asked[at].Year, subjects);
            room.Open(asked[at].Year);
            evaluated[at] = new(pupils[asked[at].PupilId], units[unitId], ladder.Evaluate(room, asOf, unitDays));
            return room;
        }
    }

    /// <summary>The ladder in force at a unit on the day.</summary>
    public AttendanceLadder LadderOf(int unitId) => ladders.For(unitId, units[unitId].OrganiserId, asOf);

    /// <summary>The school years until the day of a unit's unprotected pupils.</summary>
    public async Task<IReadOnlyList<PupilYear>> YearsAsync(int unitId, CancellationToken cancellation) =>
        [.. (await ReadAsync(unitId, cancellation)).Pupils.Select(of => new PupilYear(of.Year, subjects))];

    /// <summary>The years of the unprotected pupils whose unit it is on the day, and the unit's school days.</summary>
    private async Task<(List<(int PupilId, PackedYear Year)> Pupils, UnitSchoolDays Days)> ReadAsync(int unitId, CancellationToken cancellation)
    {
        var ofUnit = enrolmentsByUnit[unitId].Where(enrolment => pupils.TryGetValue(enrolment.PupilId, out var pupil) && !pupil.IsProtected).ToList();
        var known = ofUnit.Select(enrolment => enrolment.PupilId).ToHashSet();
        var years = await store.ReadPackedAsync(known, SchoolYear.Of(asOf), asOf, cancellation);
        return (
            [.. known.Where(id => unitOfPupil.TryGetValue(id, out var unit) && unit == unitId).Select(id => (id, years[id]))],
            SchoolDaysOf(ofUnit, years));
    }

    /// <summary>
    /// The standing of one pupil with protected data, made for the page of a named person and never kept. The unit's school days are those of its other pupils.
    /// </summary>
    public async Task<PupilStanding> EvaluateProtectedAsync(int unitId, PupilYear year, CancellationToken cancellation) =>
        new LadderEvaluation(LadderOf(unitId)).Evaluate(year, asOf, (await ReadAsync(unitId, cancellation)).Days);

    private UnitSchoolDays SchoolDaysOf(List<Enrolment> enrolments, Dictionary<int, PackedYear> years)
    {
        var first = SchoolYear.Of(asOf).First;
        var enrolled = new int[asOf.DayNumber - first.DayNumber + 1];
        var withLessons = new int[enrolled.Length];
        foreach (var of in enrolments.GroupBy(enrolment => enrolment.PupilId))
        {
            var year = years[of.Key];
            var until = 0;
            foreach (var enrolment in of.OrderBy(enrolment => enrolment.From))
            {
                // Enrolments that overlap count a day once.
                var from = Math.Max(until, (enrolment.From ?? first).DayNumber - first.DayNumber);
                var end = Math.Min(enrolled.Length, (enrolment.To ?? asOf).DayNumber - first.DayNumber + 1);
                for (var day = from; day < end; day++)
                {
                    enrolled[day]++;
                    withLessons[day] += year.HasSchool(first.AddDays(day)) ? 1 : 0;
                }

                until = Math.Max(until, end);
            }
        }

        return new(Enumerable.Range(0, enrolled.Length)
            .Where(day => withLessons[day] > 0 && UnitSchoolDays.IsSchoolDay(withLessons[day], enrolled[day]))
            .Select(day => first.AddDays(day)));
    }
}

/// <summary>What evaluation needs to know of a pupil.</summary>
internal sealed record PupilCard(int Id, string Key, bool IsProtected);

/// <summary>A pupil's standing, and where.</summary>
internal sealed record EvaluatedPupil(PupilCard Pupil, SchoolUnit Unit, PupilStanding Standing);
