using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.Core.Tests.Detection;

public sealed class MyDayTests
{
    private static readonly DateOnly Today = new(2026, 3, 25);

    [Fact]
    public void Nobody_has_answered_so_it_asks() => Assert.True(MyDay.IsOpen(Question(), Today));

    [Fact]
    public void An_answer_since_the_step_was_reached_settles_it() => Assert.False(MyDay.IsOpen(Question(Answer(ResponseKind.Talk, -3)), Today));

    [Fact]
    public void An_answer_from_before_the_step_was_reached_does_not() => Assert.True(MyDay.IsOpen(Question(Answer(ResponseKind.Talk, -30)), Today));

    [Fact]
    public void An_answer_to_a_lower_step_does_not() => Assert.True(MyDay.IsOpen(Question(Answer(ResponseKind.Talk, -3, step: 1)), Today));

    [Fact]
    public void A_known_signal_rests_until_its_day_and_then_asks_again()
    {
        var question = Question(Answer(ResponseKind.Known, -3, returnOn: Today.AddDays(1)));
        Assert.False(MyDay.IsOpen(question, Today));
        Assert.True(MyDay.IsOpen(question, Today.AddDays(1)));
        Assert.Equal(Today.AddDays(1), MyDay.DueOn(question));
    }

    [Fact]
    public void An_answer_taken_back_no_longer_counts()
    {
        var answer = Answer(ResponseKind.Done, -3);
        answer.RemovedAt = new(2026, 3, 24, 8, 0, 0, DateTimeKind.Utc);
        Assert.True(MyDay.IsOpen(Question(answer), Today));
    }

    [Theory]
    [InlineData(-1, DayHeading.Overdue)]
    [InlineData(0, DayHeading.Today)]
    [InlineData(4, DayHeading.ThisWeek)]
    [InlineData(5, DayHeading.Later)]
    public void The_week_ends_on_sunday(int days, DayHeading heading) => Assert.Equal(heading, MyDay.HeadingOf(Today.AddDays(days), Today));

    [Fact]
    public void On_a_sunday_the_week_is_that_day() => Assert.Equal(DayHeading.Later, MyDay.HeadingOf(new(2026, 3, 30), new(2026, 3, 29)));

    [Theory]
    [InlineData(ResponseKind.Talk, TalkedWith.Nobody, "x", 0, null, RecordResponseRefusal.NobodyTalkedWith)]
    [InlineData(ResponseKind.Talk, TalkedWith.Pupil, " ", 0, null, RecordResponseRefusal.NoteMissing)]
    [InlineData(ResponseKind.Talk, TalkedWith.Pupil, "x", 1, null, RecordResponseRefusal.DayInFuture)]
    [InlineData(ResponseKind.Known, TalkedWith.Nobody, "x", 0, null, RecordResponseRefusal.ReturnDayMissing)]
    [InlineData(ResponseKind.Known, TalkedWith.Nobody, "x", 0, 0, RecordResponseRefusal.ReturnDayMissing)]
    [InlineData(ResponseKind.Known, TalkedWith.Nobody, "x", 0, 61, RecordResponseRefusal.ReturnDayTooFar)]
    public void An_answer_needs_words_people_and_days(ResponseKind kind, TalkedWith with, string note, int on, int? back, RecordResponseRefusal refusal)
    {
        var answer = new StepResponse { PupilId = 1, Step = 1, Kind = kind, With = with, Note = note, On = Today.AddDays(on), ReturnOn = back is { } days ? Today.AddDays(days) : null, ByAccountId = 1, SavedAt = default, FormId = default };
        Assert.Equal(refusal, RecordingResponse.Check(answer, Today));
    }

    private static StepQuestion Question(params StepResponse[] answers) => new(1, 3, Today.AddDays(-7), Today, answers);

    private static StepResponse Answer(ResponseKind kind, int days, int step = 3, DateOnly? returnOn = null) => new()
    {
        PupilId = 1,
        Step = step,
        Kind = kind,
        With = TalkedWith.Pupil,
        On = Today.AddDays(days),
        Note = "x",
        ReturnOn = returnOn,
        ByAccountId = 1,
        SavedAt = default,
        FormId = default,
    };
}
