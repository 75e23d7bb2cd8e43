using FsCheck;
using FsCheck.Fluent;
using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Tests.Attendance;

public sealed class AbsenceSpanTests
{
    private static readonly Lesson Day = new() { Start = 480, End = 840, Reported = true, Implied = true };

    [Fact]
    public void A_whole_day_takes_the_whole_day_once_whatever_else_is_told()
    {
        var laid = AbsenceSpan.OverDay(Day, [Span(0, 10, AbsenceKind.Partial), Span(0, 1439, AbsenceKind.Valid), Span(0, 0, AbsenceKind.Partial)]);
        Assert.Equal((360, 0, 0, true), (laid.Valid, laid.Invalid, laid.Unjudged, laid.Reported));
    }

    [Fact]
    public void On_a_day_whose_hours_are_assumed_only_the_length_counts() =>
        Assert.Equal(45, AbsenceSpan.OverDay(Day, [Span(895, 940, AbsenceKind.Late)]).Invalid);

    [Fact]
    public void A_part_of_unknown_length_leaves_the_day_unregistered_and_never_present() =>
        Assert.Equal((false, 0, 0), (AbsenceSpan.OverDay(Day, [Span(0, 0, AbsenceKind.Partial)]) is var laid && laid.Reported, laid.Present, laid.Absent));

    [Fact]
    public void A_part_that_nobody_has_judged_is_invalid_and_marked_so() =>
        Assert.Equal((10, 10), (AbsenceSpan.OverDay(Day, [Span(0, 10, AbsenceKind.Partial)]) is var laid ? laid.Invalid : 0, laid.Unjudged));

    [Theory]
    [InlineData(480, 540, 500, 560, true)]
    [InlineData(480, 540, 540, 600, false)]
    [InlineData(0, 1439, 480, 540, true)]
    [InlineData(0, 1439, 0, 10, false)]
    [InlineData(0, 10, 0, 20, false)]
    [InlineData(0, 0, 0, 1439, false)]
    public void Spans_that_overlap_contradict_each_other_but_a_part_without_a_place_does_not(int start, int end, int otherStart, int otherEnd, bool contradict) =>
        Assert.Equal(contradict, Span(start, end, AbsenceKind.Valid).Contradicts(Span(otherStart, otherEnd, AbsenceKind.Invalid)));

    [Fact]
    public void The_same_part_told_in_two_ways_is_a_contradiction() => Assert.True(Span(0, 10, AbsenceKind.Valid).Contradicts(Span(0, 10, AbsenceKind.Invalid)));

    [Fact]
    public void However_much_is_told_a_day_never_holds_more_than_itself_and_the_order_does_not_matter() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 3).SelectMany(kind => Gen.Choose(400, 900).SelectMany(start => Gen.Choose(1, 300).Select(length => Span(start, start + length, (AbsenceKind)kind))))).ToArbitrary(),
        spans =>
        {
            var laid = AbsenceSpan.OverDay(Day, [.. spans]);
            var other = AbsenceSpan.OverDay(Day, [.. spans.OrderBy(span => span.Start).ThenBy(span => span.End).ThenBy(span => span.Kind)]);
            return laid.Valid + laid.Invalid + laid.Leave <= Day.Offered && (spans.Select(span => (span.Start, span.End)).Distinct().Count() < spans.Count || laid == other);
        }).QuickCheckThrowOnFailure();

    private static AbsenceSpan Span(int start, int end, AbsenceKind kind) => new((short)start, (short)end, kind, StatedReason.None);
}
