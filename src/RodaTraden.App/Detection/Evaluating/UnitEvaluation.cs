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
        var (days, unitDays) = await ReadAsync(unitId, cancellation);
        return
        [
            .. days
                .Where(of => some is null || some.Contains(of.PupilId))
                .AsParallel()
                .Select(of => new EvaluatedPupil(pupils[of.PupilId], units[unitId], ladder.Evaluate(YearOf(of.Days), asOf, unitDays))),
        ];
    }

    /// <summary>The ladder in force at a unit on the day.</summary>
    public AttendanceLadder LadderOf(int unitId) => ladders.For(unitId, units[unitId].OrganiserId, asOf);

    /// <summary>The school years until the day of a unit's unprotected pupils.</summary>
    public async Task<IReadOnlyList<PupilYear>> YearsAsync(int unitId, CancellationToken cancellation) =>
        [.. (await ReadAsync(unitId, cancellation)).Pupils.AsParallel().Select(of => YearOf(of.Days))];

    private PupilYear YearOf(List<StoredDay> days) =>
        PupilYear.From(SchoolYear.Of(asOf), days.Select(day => (day.Date, (IReadOnlyList<Lesson>)day.Lessons)), subjects);

    /// <summary>The days of the unprotected pupils whose unit it is on the day, and the unit's school days.</summary>
    private async Task<(List<(int PupilId, List<StoredDay> Days)> Pupils, UnitSchoolDays Days)> ReadAsync(int unitId, CancellationToken cancellation)
    {
        var year = SchoolYear.Of(asOf);
        var ofUnit = enrolmentsByUnit[unitId].Where(enrolment => pupils.TryGetValue(enrolment.PupilId, out var pupil) && !pupil.IsProtected).ToList();
        var known = ofUnit.Select(enrolment => enrolment.PupilId).ToHashSet();
        var months = await store.ReadAsync(AttendanceStore.MonthOf(year.First), AttendanceStore.MonthOf(asOf), known, cancellation);
        var daysOf = months.GroupBy(month => month.PupilId).ToDictionary(of => of.Key, of => of.SelectMany(month => month.Unpack()).ToList());
        return (
            [.. known.Where(id => unitOfPupil.TryGetValue(id, out var unit) && unit == unitId).Select(id => (id, daysOf.GetValueOrDefault(id, [])))],
            SchoolDaysOf(ofUnit, daysOf, year));
    }

    /// <summary>
    /// The standing of one pupil with protected data, made for the page of a named person and never kept. The unit's school days are those of its other pupils.
    /// </summary>
    public async Task<PupilStanding> EvaluateProtectedAsync(int unitId, PupilYear year, CancellationToken cancellation) =>
        new LadderEvaluation(LadderOf(unitId)).Evaluate(year, asOf, (await ReadAsync(unitId, cancellation)).Days);

    private UnitSchoolDays SchoolDaysOf(List<Enrolment> enrolments, Dictionary<int, List<StoredDay>> daysOf, SchoolYear year)
    {
        var lastDay = asOf.DayNumber - year.First.DayNumber;
        var enrolled = new int[lastDay + 1];
        var withLessons = new int[lastDay + 1];
        foreach (var of in enrolments.GroupBy(enrolment => enrolment.PupilId))
        {
            var here = new bool[lastDay + 1];
            foreach (var enrolment in of)
            {
                var from = Math.Max(0, (enrolment.From ?? year.First).DayNumber - year.First.DayNumber);
                var to = Math.Min(lastDay, (enrolment.To ?? asOf).DayNumber - year.First.DayNumber);
                for (var day = from; day <= to; day++)
                {
                    here[day] = true;
                }
            }

            for (var day = 0; day <= lastDay; day++)
            {
                enrolled[day] += here[day] ? 1 : 0;
            }

            foreach (var day in daysOf.GetValueOrDefault(of.Key, []).Where(day => day.Date <= asOf))
            {
                var at = day.Date.DayNumber - year.First.DayNumber;
                withLessons[at] += at >= 0 && here[at] ? 1 : 0;
            }
        }

        return new(Enumerable.Range(0, lastDay + 1)
            .Where(day => withLessons[day] > 0 && UnitSchoolDays.IsSchoolDay(withLessons[day], enrolled[day]))
            .Select(day => year.First.AddDays(day)));
    }
}

/// <summary>What evaluation needs to know of a pupil.</summary>
internal sealed record PupilCard(int Id, string Key, bool IsProtected);

/// <summary>A pupil's standing, and where.</summary>
internal sealed record EvaluatedPupil(PupilCard Pupil, SchoolUnit Unit, PupilStanding Standing);
