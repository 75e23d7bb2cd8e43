using FsCheck;
using FsCheck.Fluent;
using RodaTraden.Core.Detection;

namespace RodaTraden.Core.Tests.Detection;

public sealed class SmallNumbersTests
{
    [Theory]
    [InlineData(new[] { 100, 60, 3, 20 }, "100, –, –, 20")]
    [InlineData(new[] { 50, 6, 6, 4, 0, 0 }, "50, 6, –, –, 0, 0")]
    [InlineData(new[] { 100, 60, 3, 2, 20 }, "100, –, –, –, 20")]
    [InlineData(new[] { 100, 60, 4, 4, 4 }, "100, 60, –, –, –")]
    [InlineData(new[] { 100, 60, 0, 20 }, "100, 60, 0, 20")]
    [InlineData(new[] { 3, 0, 0 }, "–, –, –")]
    public void A_hidden_part_cannot_be_worked_out_from_the_parts_beside_it(int[] parts, string shown) => Assert.Equal(shown, Words(SmallNumbers.Parts(parts)));

    [Fact]
    public void What_is_hidden_is_never_one_part_alone_and_no_small_part_is_shown() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(0, 40), 6).ToArbitrary(),
        parts =>
        {
            var shown = SmallNumbers.Parts(parts);
            var hidden = Enumerable.Range(0, 6).Where(i => shown[i] is null).ToList();
            var others = Enumerable.Range(0, 6).Where(i => shown[i] > 0).ToList();
            return shown.All(part => part is null or 0 or >= SmallNumbers.Least)
                && (hidden.Count == 0 || others.Count == 0 || (hidden.Count > 1 && hidden.Sum(i => parts[i]) >= 2 * SmallNumbers.Least));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_change_of_a_few_is_not_told_by_showing_both_sides()
    {
        var (before, after) = SmallNumbers.Change([200, 50, 40, 30, 20, 10], [198, 52, 40, 30, 20, 10]);
        Assert.Equal("200, 50, 40, 30, 20, 10", Words(before));
        Assert.Equal("–, –, 40, 30, 20, 10", Words(after));
        Assert.Equal("–, –, –, 6", Words(SmallNumbers.Change([40, 20, 10, 6], [32, 24, 14, 6]).After));
    }

    [Fact]
    public void No_shown_change_is_of_one_to_four() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(0, 40), 6).SelectMany(before => Gen.ArrayOf(Gen.Choose(0, 40), 6).Select(after => (before, after))).ToArbitrary(),
        of =>
        {
            var (before, after) = SmallNumbers.Change(of.before, of.after);
            return Enumerable.Range(0, 6).All(i => before[i] is not { } then || after[i] is not { } now || Math.Abs(then - now) is 0 or >= SmallNumbers.Least);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(new[] { 20, 12, 8 }, "20, 12, 8", 40)]
    [InlineData(new[] { 20, 12, 3 }, "20, 12, –", null)]
    [InlineData(new[] { 20, 2, 1 }, "20, –, –", null)]
    [InlineData(new[] { 20, 3, 3 }, "20, –, –", 26)]
    public void A_sum_is_told_when_it_gives_no_hidden_count_away(int[] parts, string shown, int? total) =>
        Assert.Equal(total, SmallNumbers.Total(parts, [.. shown.Split(", ").Select(part => part == "–" ? (int?)null : int.Parse(part, System.Globalization.CultureInfo.InvariantCulture))]));

    private static string Words(IReadOnlyList<int?> parts) => string.Join(", ", parts.Select(part => part?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"));
}
