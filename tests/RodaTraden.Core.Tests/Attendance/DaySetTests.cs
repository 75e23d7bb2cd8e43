using FsCheck;
using FsCheck.Fluent;
using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Tests.Attendance;

public sealed class DaySetTests
{
    [Fact]
    public void Counting_and_finding_days_equals_going_through_them_one_by_one() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 365)).SelectMany(days => Gen.Choose(0, 366).SelectMany(one => Gen.Choose(0, 366).Select(other => (days, one, other)))).ToArbitrary(),
        of =>
        {
            var days = of.days.ToHashSet();
            var set = Set(days);
            var range = new DayRange(Math.Min(of.one, of.other), Math.Max(of.one, of.other));
            var within = days.Where(day => day >= range.First && day < range.End).ToList();
            return set.Count(range) == within.Count
                && set.First(range) == (within.Count > 0 ? within.Min() : range.End)
                && set.LastBefore(range.End) == days.Where(day => day < range.End).DefaultIfEmpty(-1).Max()
                && days.Order().Select((day, index) => (day, index)).All(place => set.At(place.index) == place.day)
                && Enumerable.Range(0, 366).All(day => set.Contains(day) == days.Contains(day));
        }).QuickCheckThrowOnFailure();

    private static DaySet Set(IEnumerable<int> days)
    {
        var set = default(DaySet);
        foreach (var day in days)
        {
            set.Add(day);
        }

        return set;
    }
}
