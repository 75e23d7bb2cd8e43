using RodaTraden.App.Attendance.Storing;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// Evaluates the pupils who are enrolled on a day, unit by unit: the unit's school days come from its pupils' lessons. Protected pupils are counted
/// and otherwise left out. Made by <see cref="Evaluations"/>.
/// </summary>
internal sealed class UnitEvaluation(HeldYear year, AttendanceStore store, DateOnly asOf)
{
    public DateOnly AsOf => asOf;

    /// <summary>Protected pupils who are enrolled on the day.</summary>
    public int ProtectedPupils => year.Roll.Pupils.Count(id => year.Roll.Pupil(id).IsProtected && UnitOf(id) is not null);

    /// <summary>The units where any of some pupils are enrolled on the day or have been during the year; all units with pupils when none are named.</summary>
    public IReadOnlyList<int> UnitsOf(IReadOnlySet<int>? some) => some is null
        ? [.. year.Roll.Pupils.Select(UnitOf).OfType<int>().Distinct().Order()]
        : [.. some.SelectMany(year.Roll.UnitsOf).Distinct().Order()];

    /// <summary>The unit where a pupil is enrolled on the day; null when nowhere.</summary>
    public int? UnitOf(int pupilId) => year.Roll.UnitOn(asOf, pupilId);

    /// <summary>Everybody who is enrolled anywhere during the year.</summary>
    public IEnumerable<int> Pupils => year.Roll.Pupils;

    /// <summary>The standings of a unit's unprotected pupils, or of some of them, against the ladder in force.</summary>
    public Task<List<EvaluatedPupil>> EvaluateAsync(int unitId, IReadOnlySet<int>? some, CancellationToken cancellation) =>
        EvaluateAsync(unitId, some, tried: null, cancellation);

    /// <summary>The standings of a unit's unprotected pupils, or of some of them; against another ladder than the one in force when one is tried.</summary>
    public async Task<List<EvaluatedPupil>> EvaluateAsync(int unitId, IReadOnlySet<int>? some, AttendanceLadder? tried, CancellationToken cancellation)
    {
        var ladder = new LadderEvaluation(tried ?? LadderOf(unitId));
        var years = await YearsOfAsync(unitId, cancellation);
        var unitDays = years.SchoolDaysUntil(asOf);
        var asked = OnTheDay(years, unitId, some);
        var evaluated = new EvaluatedPupil[asked.Count];
        Parallel.For(0, asked.Count, () => (PupilYear?)null, Evaluate, _ => { });
        return [.. evaluated];

        PackedYear? YearAt(int at) => at < asked.Count ? years.Find(asked[at])!.Year : null;

        PupilYear? Evaluate(int at, ParallelLoopState state, PupilYear? room)
        {
            var pupil = years.Find(asked[at])!;
            room ??= new(pupil.Year, year.Subjects);
            room.Open(pupil.Year);
            PupilYear.WillOpen(YearAt(at + 1), YearAt(at + 2));
            var until = tried is null ? pupil.Until : null;
            evaluated[at] = new(year.Roll.Pupil(asked[at]), year.Roll.Units[unitId], ladder.Evaluate(room, asOf, unitDays, ref until));
            if (tried is null)
            {
                pupil.Until = until;
            }

            return room;
        }
    }

    /// <summary>The unit's pupils of whom nothing is told since some of its school days: how long that has been depends on what is told of the others.</summary>
    public async Task<IReadOnlyList<int>> SilentAsync(int unitId, CancellationToken cancellation)
    {
        var years = await YearsOfAsync(unitId, cancellation);
        return years.SchoolDaysUntil(asOf).Latest is { } latest
            ? [.. years.Pupils.Where(id => years.Find(id)!.Year.LatestSchoolDay(asOf) is not { } own || own < latest)]
            : [];
    }

    /// <summary>The ladder in force at a unit on the day.</summary>
    public AttendanceLadder LadderOf(int unitId) => year.Ladders.For(unitId, year.Roll.Units.GetValueOrDefault(unitId)?.OrganiserId, asOf);

    /// <summary>The school years until the day of a unit's unprotected pupils.</summary>
    public async Task<IReadOnlyList<PupilYear>> YearsAsync(int unitId, CancellationToken cancellation)
    {
        var years = await YearsOfAsync(unitId, cancellation);
        return OnTheDay(years, unitId, null).ConvertAll(id => new PupilYear(years.Find(id)!.Year, year.Subjects));
    }

    /// <summary>
    /// The standing of one pupil with protected data, made for the page of a named person and never kept. The unit's school days are those of its other pupils.
    /// </summary>
    public async Task<PupilStanding> EvaluateProtectedAsync(int unitId, PupilYear pupil, CancellationToken cancellation) =>
        new LadderEvaluation(LadderOf(unitId)).Evaluate(pupil, asOf, (await YearsOfAsync(unitId, cancellation)).SchoolDaysUntil(asOf));

    /// <summary>What it evaluates.</summary>
    public HeldYear Year => year;

    /// <summary>A unit's years as they are held; read when they are first asked for.</summary>
    public Task<UnitYears> YearsOfAsync(int unitId, CancellationToken cancellation) => year.UnitAsync(store, unitId, LadderOf(unitId), cancellation);

    private List<int> OnTheDay(UnitYears years, int unitId, IReadOnlySet<int>? some) =>
        [.. (some is null || some.Count > years.Pupils.Count ? years.Pupils : some).Where(id => (some is null || some.Contains(id)) && years.Find(id) is not null && UnitOf(id) == unitId)];
}

/// <summary>A pupil's standing, and where.</summary>
internal sealed record EvaluatedPupil(PupilCard Pupil, SchoolUnit Unit, PupilStanding Standing);
