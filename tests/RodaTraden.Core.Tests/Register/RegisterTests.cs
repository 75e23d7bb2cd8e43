using RodaTraden.Core.Register;

namespace RodaTraden.Core.Tests.Register;

public sealed class RegisterTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("20170101-2393", "201701012393", CivicNumberKind.Personal)]
    [InlineData("170101-2393", "201701012393", CivicNumberKind.Personal)]
    [InlineData("'1701012393", "201701012393", CivicNumberKind.Personal)]
    [InlineData("20130101TF01", "20130101TF01", CivicNumberKind.Temporary)]
    [InlineData("20000101T220", "20000101T220", CivicNumberKind.Temporary)]
    public void A_number_has_one_canonical_form_however_it_is_written(string written, string canonical, CivicNumberKind kind)
    {
        var number = CivicNumber.Parse(written, Today);
        Assert.Equal((canonical, kind), (number?.Canonical, number!.Kind));
    }

    [Theory]
    [InlineData("20170101-2394")]
    [InlineData("20171301-2393")]
    [InlineData("20990101-2393")]
    [InlineData("hej")]
    [InlineData("")]
    public void A_slip_is_no_number(string written) => Assert.Null(CivicNumber.Parse(written, Today));

    [Theory]
    [InlineData(" elin  a ", "elin a")]
    [InlineData("ELIN", "elin")]
    [InlineData("elín", "elin")]
    [InlineData("Åsa-Märta Öberg", "asa marta oberg")]
    [InlineData("Łukasz Ødegård", "lukasz odegard")]
    public void Search_forgives_case_accents_and_spaces(string typed, string folded) => Assert.Equal(folded, SearchText.Fold(typed));

    [Fact]
    public void Deadlines_count_school_days_through_breaks_and_weekends()
    {
        var december = Enumerable.Range(21, 11).Select(day => new DateOnly(2026, 12, day)).Concat(Enumerable.Range(1, 10).Select(day => new DateOnly(2027, 1, day)));
        var calendar = new SchoolCalendar(new Dictionary<DateOnly, CalendarDayKind>(), december.ToDictionary(day => day, _ => CalendarDayKind.Break));
        Assert.Equal(new DateOnly(2027, 1, 12), calendar.SchoolDaysAfter(new(2026, 12, 17), 3));
    }

    [Fact]
    public void A_units_own_calendar_wins_over_its_organisers()
    {
        var day = new DateOnly(2026, 10, 26);
        var calendar = new SchoolCalendar(new Dictionary<DateOnly, CalendarDayKind> { [day] = CalendarDayKind.SchoolDay }, new Dictionary<DateOnly, CalendarDayKind> { [day] = CalendarDayKind.Break });
        Assert.True(calendar.IsSchoolDay(day));
    }
}
