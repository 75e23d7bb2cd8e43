using RodaTraden.Core.Detection;
using RodaTraden.Core.Detection.WorkList;
using RodaTraden.Core.Register;

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
    [InlineData(ResponseKind.Attempt, TalkedWith.Nobody, "x", 0, null, RecordResponseRefusal.NobodyTalkedWith)]
    [InlineData(ResponseKind.Talk, TalkedWith.Pupil, " ", 0, null, RecordResponseRefusal.NoteMissing)]
    [InlineData(ResponseKind.Talk, TalkedWith.Pupil, "x", 1, null, RecordResponseRefusal.DayInFuture)]
    [InlineData(ResponseKind.Known, TalkedWith.Nobody, "x", 0, null, RecordResponseRefusal.ReturnDayMissing)]
    [InlineData(ResponseKind.Known, TalkedWith.Nobody, "x", 0, 0, RecordResponseRefusal.ReturnDayMissing)]
    [InlineData(ResponseKind.Known, TalkedWith.Nobody, "x", 0, 61, RecordResponseRefusal.ReturnDayTooFar)]
    public void An_answer_needs_words_people_and_days(ResponseKind kind, TalkedWith with, string note, int on, int? back, RecordResponseRefusal refusal)
    {
        var answer = new StepResponse { PupilId = 1, Step = 1, Kind = kind, With = with, Reason = KnownReason.Other, Note = note, On = Today.AddDays(on), ReturnOn = back is { } days ? Today.AddDays(days) : null, ByAccountId = 1, SavedAt = default, FormId = default };
        Assert.Equal(refusal, RecordingResponse.Check(answer, isOnStep: true, maySettle: true, Today));
    }

    [Fact]
    public void A_talk_settles_what_asks_for_a_talk_and_nothing_else()
    {
        var talk = Answer(ResponseKind.Talk, -3);
        Assert.False(MyDay.IsOpen(Question(talk), Today));
        Assert.True(MyDay.IsOpen(Question(StepResponsible.Principal, talk), Today));
        Assert.False(MyDay.IsOpen(Question(StepResponsible.Principal, Answer(ResponseKind.Done, -2), talk), Today));
    }

    [Fact]
    public void An_attempt_settles_nothing_but_somebody_has_looked()
    {
        var question = Question(Answer(ResponseKind.Attempt, -1));
        Assert.True(MyDay.IsOpen(question, Today));
        Assert.False(MyDay.NobodyHasLooked(question));
        Assert.True(MyDay.NobodyHasLooked(Question()));
    }

    [Fact]
    public void A_step_that_is_reviewed_asks_again_so_many_school_days_after_it_was_done()
    {
        var question = Question(Answer(ResponseKind.Done, -5)) with { Step = Step(StepResponsible.Mentor) with { ReviewSchoolDays = 4 } };
        Assert.True(MyDay.IsOpen(question, Today));
        Assert.Equal(new(2026, 3, 26), MyDay.DueOn(question));
    }

    [Theory]
    [InlineData(KnownReason.AbroadWithoutLeave, true)]
    [InlineData(KnownReason.GrantedLeave, true)]
    [InlineData(KnownReason.Illness, false)]
    public void Whoever_is_on_a_journey_is_asked_for_when_it_was_to_be_back(KnownReason reason, bool isAskedFor)
    {
        var question = Question(Answer(ResponseKind.Known, -3, returnOn: Today, reason: reason));
        Assert.Equal(isAskedFor ? KnownReasons.ActWhenBack : question.Step.Act, MyDay.ActOf(question));
    }

    [Fact]
    public void Silence_is_told_from_the_rules_day_on_and_counts_the_attempts()
    {
        var rule = new ContactRule(3, 3);
        var question = Question(StepResponsible.Principal, Answer(ResponseKind.Talk, -5), Answer(ResponseKind.Attempt, -1));
        Assert.Equal(new(Today.AddDays(-5), true, 3, 1), MyDay.SilenceOf(question, rule, Today));
        Assert.Null(MyDay.SilenceOf(question, rule, Today.AddDays(-1)));
        Assert.Null(MyDay.SilenceOf(question, rule with { FromStep = 4 }, Today));
    }

    [Fact]
    public void Without_any_talk_silence_counts_from_the_day_the_step_was_reached() =>
        Assert.Equal(new(Today.AddDays(-7), false, 5, 0), MyDay.SilenceOf(Question(), new(1, 5), Today));

    [Fact]
    public void The_time_on_a_step_and_until_somebody_did_something_is_counted_in_school_days()
    {
        Assert.Equal(new(5, null), MyDay.TimeOf(Question(), Today));
        Assert.Equal(new(5, 3), MyDay.TimeOf(Question(Answer(ResponseKind.Done, -1), Answer(ResponseKind.Attempt, -2)), Today));
    }

    [Fact]
    public void Breaks_are_not_silence()
    {
        var easter = Enumerable.Range(0, 7).ToDictionary(day => Today.AddDays(-day), _ => CalendarDayKind.Break);
        var question = Question() with { Calendar = new(easter, new Dictionary<DateOnly, CalendarDayKind>()) };
        Assert.Null(MyDay.SilenceOf(question, new(1, 1), Today));
    }

    [Fact]
    public void Nobody_is_told_as_silent_while_on_a_journey_that_is_known()
    {
        var question = Question(Answer(ResponseKind.Known, -6, returnOn: Today.AddDays(1), reason: KnownReason.AbroadWithoutLeave));
        Assert.Null(MyDay.SilenceOf(question, new(1, 1), Today));
        Assert.NotNull(MyDay.SilenceOf(question, new(1, 1), Today.AddDays(1)));
    }

    [Fact]
    public void A_talk_that_was_taken_back_is_no_contact()
    {
        var talk = Answer(ResponseKind.Talk, -1);
        talk.RemovedAt = new(2026, 3, 25, 8, 0, 0, DateTimeKind.Utc);
        Assert.False(MyDay.SilenceOf(Question(talk), new(1, 1), Today)!.AfterTalk);
    }

    [Theory]
    [InlineData(ResponseKind.Known, true, false, RecordResponseRefusal.AsksSomebodyElse)]
    [InlineData(ResponseKind.Done, true, false, RecordResponseRefusal.AsksSomebodyElse)]
    [InlineData(ResponseKind.Done, true, true, null)]
    [InlineData(ResponseKind.Talk, true, false, null)]
    [InlineData(ResponseKind.Attempt, true, false, null)]
    [InlineData(ResponseKind.Talk, false, false, null)]
    [InlineData(ResponseKind.Done, false, true, RecordResponseRefusal.NothingToAnswer)]
    public void Talks_are_noted_by_all_and_a_step_is_settled_by_who_may(ResponseKind kind, bool isOnStep, bool maySettle, RecordResponseRefusal? refusal) =>
        Assert.Equal(refusal, RecordingResponse.Check(Answer(kind, 0, returnOn: Today.AddDays(3)), isOnStep, maySettle, Today));

    [Fact]
    public void What_is_known_is_said_in_a_word() => Assert.Equal(
        [RecordResponseRefusal.ReasonMissing, RecordResponseRefusal.ReasonMissing],
        new KnownReason?[] { null, (KnownReason)99 }.Select(reason => RecordingResponse.Check(Answer(ResponseKind.Known, 0, returnOn: Today.AddDays(3), reason: reason), isOnStep: true, maySettle: true, Today)));

    private static StepQuestion Question(params StepResponse[] answers) => Question(StepResponsible.Mentor, answers);

    private static StepQuestion Question(StepResponsible responsible, params StepResponse[] answers) => new(Step(responsible), Today.AddDays(-7), SchoolCalendar.Unknown, answers);

    private static LadderStep Step(StepResponsible responsible) => StandardLadder.Version1.Steps[2] with { Responsible = responsible };

    private static StepResponse Answer(ResponseKind kind, int days, int step = 3, DateOnly? returnOn = null, KnownReason? reason = KnownReason.Other) => new()
    {
        PupilId = 1,
        Step = step,
        Kind = kind,
        With = TalkedWith.Pupil,
        Reason = kind == ResponseKind.Known ? reason : null,
        On = Today.AddDays(days),
        Note = "x",
        ReturnOn = returnOn,
        ByAccountId = 1,
        SavedAt = default,
        FormId = default,
    };
}
