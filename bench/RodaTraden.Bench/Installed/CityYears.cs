using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Register;

namespace RodaTraden.Bench.Installed;

/// <summary>
/// The years of everybody who is evaluated on a day, as an imported database has them: read unit by unit as <c>UnitEvaluation</c> does, but with the measures that
/// the program cannot be told of yet, and all held at once.
/// </summary>
internal sealed class CityYears
{
    private readonly List<string> keys = [];
    private readonly List<PackedYear> years = [];
    private readonly List<UnitSchoolDays> units = [];

    private CityYears(DateOnly asOf, Dictionary<int, string> subjects) => (AsOf, Subjects) = (asOf, subjects);

    public DateOnly AsOf { get; }

    public IReadOnlyDictionary<int, string> Subjects { get; }

    public int Count => years.Count;

    public IReadOnlyList<string> Keys => keys;

    public IReadOnlyList<PackedYear> Years => years;

    /// <summary>The school days of each pupil's unit.</summary>
    public IReadOnlyList<UnitSchoolDays> Units => units;

    public static async Task<CityYears> LoadAsync(AppDbContext db, AttendanceStore store, DateOnly asOf, Measures measures)
    {
        var year = SchoolYear.Of(asOf);
        var pupils = await db.Pupils.Where(pupil => pupil.MergedIntoId == null && pupil.Marking == ProtectedMarking.None).ToDictionaryAsync(pupil => pupil.Id, pupil => pupil.Key);
        var unitKeys = await db.Units.ToDictionaryAsync(unit => unit.Id, unit => unit.Key);
        var enrolments = (await db.Enrolments.AsNoTracking()
            .Where(enrolment => (enrolment.From == null || enrolment.From <= year.Last) && (enrolment.To == null || enrolment.To >= year.First))
            .ToListAsync()).FindAll(enrolment => pupils.ContainsKey(enrolment.PupilId));
        var unitOfPupil = enrolments.Where(enrolment => enrolment.Covers(asOf)).GroupBy(enrolment => enrolment.PupilId)
            .ToDictionary(of => of.Key, of => of.OrderByDescending(one => one.From).ThenBy(one => unitKeys[one.UnitId], StringComparer.Ordinal).First().UnitId);
        var city = new CityYears(asOf, await db.Subjects.ToDictionaryAsync(subject => subject.Id, subject => subject.Name));
        foreach (var unit in enrolments.GroupBy(enrolment => enrolment.UnitId).OrderBy(unit => unit.Key))
        {
            var known = unit.Select(enrolment => enrolment.PupilId).ToHashSet();
            var withMeasures = known.Where(id => measures.Of(pupils[id]).Count > 0).ToHashSet();
            var packed = await store.ReadPackedAsync([.. known.Except(withMeasures)], year, CancellationToken.None);
            await AddWithMeasuresAsync(packed, store, withMeasures, id => measures.Of(pupils[id]), year, asOf);
            var days = UnitDays.Of([.. unit], packed, asOf);
            foreach (var pupil in known.Where(id => unitOfPupil.TryGetValue(id, out var own) && own == unit.Key))
            {
                city.keys.Add(pupils[pupil]);
                city.years.Add(packed[pupil]);
                city.units.Add(days);
            }
        }

        return city;
    }

    private static async Task AddWithMeasuresAsync(
        Dictionary<int, PackedYear> packed,
        AttendanceStore store,
        HashSet<int> pupils,
        Func<int, IReadOnlyList<(DateOnly From, DateOnly? To)>> measures,
        SchoolYear year,
        DateOnly asOf)
    {
        var months = (await store.ReadAsync(AttendanceStore.MonthOf(year.First), AttendanceStore.MonthOf(asOf), pupils, CancellationToken.None)).OrderBy(month => month.Month).ToLookup(month => month.PupilId);
        var packer = new YearPacker(year);
        var room = new MonthRoom();
        foreach (var pupil in pupils)
        {
            foreach (var month in months[pupil])
            {
                Add(month, packer, room);
            }

            packed[pupil] = packer.Take(measures(pupil));
        }
    }

    private static void Add(StoredMonth month, YearPacker packer, MonthRoom room)
    {
        var reader = new MonthReader(month.Month, month.Days, month.Lessons, room);
        while (reader.Read())
        {
            packer.Add(reader.Date, reader.Lessons);
        }
    }
}
