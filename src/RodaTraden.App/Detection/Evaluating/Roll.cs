using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>Who goes where in a school year, as evaluation needs it. Never changed once made: a change gives a new one.</summary>
internal sealed class Roll
{
    private readonly Dictionary<int, PupilCard> pupils;
    private readonly Dictionary<int, Stay[]> stays;
    private readonly Dictionary<int, int[]> pupilsOfUnits;

    private Roll(SchoolYear year, Dictionary<int, SchoolUnit> units, Dictionary<int, PupilCard> pupils, Dictionary<int, Stay[]> stays) =>
        (Year, Units, this.pupils, this.stays, pupilsOfUnits) = (year, units, pupils, stays, ByUnit(stays));

    public SchoolYear Year { get; }

    public IReadOnlyDictionary<int, SchoolUnit> Units { get; }

    public IEnumerable<int> Pupils => stays.Keys;

    public static async Task<Roll> LoadAsync(AppDbContext db, SchoolYear year, CancellationToken cancellation)
    {
        var pupils = new Dictionary<int, PupilCard>();
        var stays = new Dictionary<int, Stay[]>();
        await RollRows.ReadAsync(db, year, null, pupils, stays, cancellation);
        return new(year, await RollRows.UnitsAsync(db, cancellation), pupils, stays);
    }

    /// <summary>The same with what is true of some pupils now.</summary>
    public async Task<Roll> RefreshedAsync(AppDbContext db, IReadOnlyCollection<int> some, CancellationToken cancellation)
    {
        if (some.Count > pupils.Count / 10)
        {
            return await LoadAsync(db, Year, cancellation);
        }

        var newPupils = new Dictionary<int, PupilCard>(pupils);
        var newStays = new Dictionary<int, Stay[]>(stays);
        foreach (var ids in some.Chunk(500))
        {
            foreach (var id in ids)
            {
                newPupils.Remove(id);
                newStays.Remove(id);
            }

            await RollRows.ReadAsync(db, Year, ids, newPupils, newStays, cancellation);
        }

        return new(Year, await RollRows.UnitsAsync(db, cancellation), newPupils, newStays);
    }

    public PupilCard Pupil(int id) => pupils[id];

    /// <summary>The unprotected pupils who have been at a unit during the year, also those who have left it.</summary>
    public IEnumerable<int> UnprotectedOf(int unitId) => pupilsOfUnits.GetValueOrDefault(unitId, []).Where(id => !pupils[id].IsProtected);

    /// <summary>A pupil's times at a unit during the year, in order.</summary>
    public Stay[] StaysAt(int unitId, int pupilId) => stays.GetValueOrDefault(pupilId, []) switch
    {
        [var only] of when only.UnitId == unitId => of,
        var of => Array.FindAll(of, one => one.UnitId == unitId),
    };

    /// <summary>The units where a pupil has been during the year.</summary>
    public IEnumerable<int> UnitsOf(int pupilId) => stays.GetValueOrDefault(pupilId, []).Select(one => one.UnitId).Distinct();

    /// <summary>The unit where a pupil is enrolled on a day, the latest begun where there are two; null when nowhere.</summary>
    public int? UnitOn(DateOnly day, int pupilId)
    {
        Stay? latest = null;
        foreach (var one in stays.GetValueOrDefault(pupilId, []))
        {
            if (one.Covers(day) && (latest is not { } before || IsLater(one, before)))
            {
                latest = one;
            }
        }

        return latest?.UnitId;
    }

    private bool IsLater(Stay one, Stay other) => one.From != other.From
        ? other.From is null || one.From > other.From
        : string.CompareOrdinal(Units[one.UnitId].Key, Units[other.UnitId].Key) < 0;

    private static Dictionary<int, int[]> ByUnit(Dictionary<int, Stay[]> stays)
    {
        var lists = new Dictionary<int, List<int>>();
        foreach (var (pupil, of) in stays)
        {
            foreach (var stay in of)
            {
                if (!lists.TryGetValue(stay.UnitId, out var there))
                {
                    lists[stay.UnitId] = there = [];
                }

                // A pupil's stays lie together: whoever has been at a unit twice was the last to be added.
                if (there.Count == 0 || there[^1] != pupil)
                {
                    there.Add(pupil);
                }
            }
        }

        return lists.ToDictionary(of => of.Key, of => of.Value.Order().ToArray());
    }
}

/// <summary>What evaluation needs to know of a pupil.</summary>
internal sealed record PupilCard(int Id, string Key, bool IsProtected);

/// <summary>A pupil's time at a unit.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="From">First day; null when it has always been so.</param>
/// <param name="To">Last day, included; null while it goes on.</param>
internal readonly record struct Stay(int UnitId, DateOnly? From, DateOnly? To)
{
    public bool Covers(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);
}
