using RodaTraden.Core.Cases.Notices;

namespace RodaTraden.Core.Tests.Cases;

public sealed class NoticeRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 27);
    private static readonly NoticeForm Whole = new(true, 1, "Lo", "Ek", "20130101-2389", Today);

    [Fact]
    public void Who_the_pupil_is_and_the_day_are_enough() => Assert.Null(NoticeRules.Check(Whole, Today));

    [Fact]
    public void Without_a_word_about_protection_nothing_is_sent() => Assert.Equal(SendNoticeRefusal.MayBeProtected, NoticeRules.Check(Whole with { IsUnprotected = false }, Today));

    [Fact]
    public void What_is_missing_or_wrong_is_told_in_the_order_of_the_form()
    {
        Assert.Equal(SendNoticeRefusal.UnitMissing, NoticeRules.Check(Whole with { UnitId = null, Number = "x" }, Today));
        Assert.Equal(SendNoticeRefusal.NameMissing, NoticeRules.Check(Whole with { FamilyName = " " }, Today));
        Assert.Equal(SendNoticeRefusal.NumberWrong, NoticeRules.Check(Whole with { Number = "20130101-2388" }, Today));
        Assert.Equal(SendNoticeRefusal.DayMissing, NoticeRules.Check(Whole with { OpenedOn = null }, Today));
        Assert.Equal(SendNoticeRefusal.DayInFuture, NoticeRules.Check(Whole with { OpenedOn = Today.AddDays(1) }, Today));
    }

    [Theory]
    [InlineData(NoticeState.Sent, null, null)]
    [InlineData(NoticeState.Sent, "Fel skola.", null)]
    [InlineData(NoticeState.Sent, " ", AnswerNoticeRefusal.ReasonMissing)]
    [InlineData(NoticeState.Received, null, AnswerNoticeRefusal.AlreadyAnswered)]
    [InlineData(NoticeState.Returned, "Fel skola.", AnswerNoticeRefusal.AlreadyAnswered)]
    public void A_notice_is_answered_once_and_returned_with_a_reason(NoticeState state, string? reason, AnswerNoticeRefusal? refusal) => Assert.Equal(refusal, NoticeRules.Check(state, reason));
}
