using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>Who goes where in a school year, as evaluation needs it. Never changed once made: a change gives a new one.</summary>
internal sealed class Roll
{
    private readonly Dictionary<int, PupilCard> pupils;
    private readonly Dictionary<int, Enrolment[]> enrolments;
    private readonly Dictionary<int, int[]> pupilsOfUnits;

    private Roll(SchoolYear year, Dictionary<int, SchoolUnit> units, Dictionary<int, PupilCard> pupils, Dictionary<int, Enrolment[]> enrolments)
    {
        (Year, Units, this.pupils, this.enrolments) = (year, units, pupils, enrolments);
        pupilsOfUnits = enrolments.Values.SelectMany(of => of).Select(one => (one.UnitId, one.PupilId)).Distinct()
            .GroupBy(one => one.UnitId, one => one.PupilId).ToDictionary(of => of.Key, of => of.Order().ToArray());
    }

    public SchoolYear Year { get; }

    public IReadOnlyDictionary<int, SchoolUnit> Units { get; }

    public IEnumerable<int> Pupils => enrolments.Keys;

    public static async Task<Roll> LoadAsync(AppDbContext db, SchoolYear year, CancellationToken cancellation)
    {
        var pupils = await Cards(db.Pupils).ToDictionaryAsync(pupil => pupil.Id, cancellation);
        return new(
            year,
            await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, cancellation),
            pupils,
            ByPupil(await Within(db.Enrolments, year).ToListAsync(cancellation), pupils));
    }

    /// <summary>The same with what is true of some pupils now.</summary>
    public async Task<Roll> RefreshedAsync(AppDbContext db, IReadOnlyCollection<int> some, CancellationToken cancellation)
    {
        if (some.Count > pupils.Count / 10)
        {
            return await LoadAsync(db, Year, cancellation);
        }

        var newPupils = new Dictionary<int, PupilCard>(pupils);
        var newEnrolments = new Dictionary<int, Enrolment[]>(enrolments);
        foreach (var ids in some.Chunk(500))
        {
            foreach (var id in ids)
            {
                newPupils.Remove(id);
                newEnrolments.Remove(id);
            }

            var cards = await Cards(db.Pupils.Where(pupil => ids.Contains(pupil.Id))).ToDictionaryAsync(pupil => pupil.Id, cancellation);
            foreach (var (id, card) in cards)
            {
                newPupils[id] = card;
            }

            foreach (var (id, of) in ByPupil(await Within(db.Enrolments.Where(enrolment => ids.Contains(enrolment.PupilId)), Year).ToListAsync(cancellation), cards))
            {
                newEnrolments[id] = of;
            }
        }

        return new(Year, await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, cancellation), newPupils, newEnrolments);
    }

    public PupilCard Pupil(int id) => pupils[id];

    /// <summary>The unprotected pupils who have been at a unit during the year, also those who have left it.</summary>
    public IEnumerable<int> UnprotectedOf(int unitId) => pupilsOfUnits.GetValueOrDefault(unitId, []).Where(id => !pupils[id].IsProtected);

    /// <summary>A pupil's times at a unit during the year, in order: when, and nothing else of them.</summary>
    public Enrolment[] EnrolmentsAt(int unitId, int pupilId) => [.. enrolments.GetValueOrDefault(pupilId, []).Where(one => one.UnitId == unitId)];

    /// <summary>The units where a pupil has been during the year.</summary>
    public IEnumerable<int> UnitsOf(int pupilId) => enrolments.GetValueOrDefault(pupilId, []).Select(one => one.UnitId).Distinct();

    /// <summary>The unit where a pupil is enrolled on a day, the latest begun where there are two; null when nowhere.</summary>
    public int? UnitOn(DateOnly day, int pupilId)
    {
        Enrolment? latest = null;
        foreach (var one in enrolments.GetValueOrDefault(pupilId, []))
        {
            if (one.Covers(day) && (latest is null || IsLater(one, latest)))
            {
                latest = one;
            }
        }

        return latest?.UnitId;
    }

    private bool IsLater(Enrolment one, Enrolment other) => one.From != other.From
        ? other.From is null || one.From > other.From
        : string.CompareOrdinal(Units[one.UnitId].Key, Units[other.UnitId].Key) < 0;

    private static IQueryable<PupilCard> Cards(IQueryable<Pupil> pupils) =>
        pupils.Where(pupil => pupil.MergedIntoId == null).Select(pupil => new PupilCard(pupil.Id, pupil.Key, pupil.Marking != ProtectedMarking.None));

    private static IQueryable<Enrolment> Within(IQueryable<Enrolment> enrolments, SchoolYear year) => enrolments
        .Where(enrolment => (enrolment.From == null || enrolment.From <= year.Last) && (enrolment.To == null || enrolment.To >= year.First))
        .Select(enrolment => new Enrolment { Id = enrolment.Id, PupilId = enrolment.PupilId, UnitId = enrolment.UnitId, From = enrolment.From, To = enrolment.To });

    private static Dictionary<int, Enrolment[]> ByPupil(List<Enrolment> enrolments, Dictionary<int, PupilCard> pupils) =>
        enrolments.Where(one => pupils.ContainsKey(one.PupilId)).GroupBy(one => one.PupilId).ToDictionary(of => of.Key, of => of.OrderBy(one => one.From).ToArray());
}

/// <summary>What evaluation needs to know of a pupil.</summary>
internal sealed record PupilCard(int Id, string Key, bool IsProtected);
