using RodaTraden.Core.Cases.Inquiries;

namespace RodaTraden.Core.Tests.Cases;

/// <summary>An inquiry is opened, made in consultation, and completed only when it says what the law asks for. Source: Skollagen 7:19 a; domain.md 1.2, 1.3.</summary>
public sealed class InquiryRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 27);

    [Fact]
    public void One_at_a_time_in_an_open_case_and_unnecessary_only_with_a_reason()
    {
        Assert.Null(InquiryRules.Open(true, false, false, ""));
        Assert.Equal(InquiryRefusal.CaseClosed, InquiryRules.Open(false, false, false, ""));
        Assert.Equal(InquiryRefusal.OneGoesOn, InquiryRules.Open(true, true, false, ""));
        Assert.Equal(InquiryRefusal.NoReason, InquiryRules.Open(true, false, true, " "));
        Assert.Equal(InquiryRefusal.TooLong, InquiryRules.Open(true, false, true, new('a', 501)));
        Assert.Null(InquiryRules.Open(true, false, true, "Opererad, hemma enligt intyg"));
    }

    [Fact]
    public void Consulted_is_a_day_and_a_way_or_a_reason_why_not()
    {
        var inquiry = Inquiry();
        Assert.Equal(InquiryRefusal.NoReason, InquiryRules.Consult(inquiry, null, null, "", Today));
        Assert.Equal(InquiryRefusal.DayMissing, InquiryRules.Consult(inquiry, Today, null, "", Today));
        Assert.Equal(InquiryRefusal.DayWrong, InquiryRules.Consult(inquiry, Today.AddDays(1), HeardHow.Meeting, "", Today));
        Assert.Null(InquiryRules.Consult(inquiry, Today, HeardHow.Pictures, "", Today));
        Assert.Null(InquiryRules.Consult(inquiry, null, null, "Orkade inte. Vi frågar igen på fredag.", Today));
        inquiry.State = InquiryState.Completed;
        Assert.Equal(InquiryRefusal.NotGoingOn, InquiryRules.Consult(inquiry, Today, HeardHow.Call, "", Today));
    }

    [Fact]
    public void The_pupil_each_guardian_and_student_health_are_consulted_or_it_is_said_why_not()
    {
        Assert.Equal(
            [(ConsultedParty.Pupil, null), (ConsultedParty.Guardian, 7), (ConsultedParty.Guardian, 8), (ConsultedParty.StudentHealth, null)],
            InquiryRules.Missing([], [7, 8]));
        Assert.Equal([(ConsultedParty.Guardian, 8)], InquiryRules.Missing(All(7), [7, 8]));
        Assert.Empty(InquiryRules.Missing(All(7), [7]));
        Assert.Equal([(ConsultedParty.Pupil, null), (ConsultedParty.StudentHealth, null)], InquiryRules.Missing([], []));
    }

    [Fact]
    public void It_is_completed_only_with_everything_it_is_to_say()
    {
        var inquiry = Inquiry();
        Assert.Equal(InquiryRefusal.NotConsulted, Complete(inquiry, []));
        Assert.Equal(InquiryRefusal.NoCircumstances, Complete(inquiry, All(7)));
        inquiry.Circumstances = "Schemat har håltimmar varje tisdag.";
        Assert.Equal(InquiryRefusal.NoMeasures, Complete(inquiry, All(7)));
        inquiry.OrganiserDecides = "Skolskjuts prövas.";
        Assert.Equal(InquiryRefusal.NoSummary, Complete(inquiry, All(7)));
        inquiry.Summary = "Mötas i entrén varje morgon.";
        Assert.Equal(InquiryRefusal.SupportNotSaid, Complete(inquiry, All(7)));
        inquiry.Support = SupportInquiry.Opened;
        Assert.Equal(InquiryRefusal.DayMissing, Complete(inquiry, All(7)));
        inquiry.SupportOn = Today;
        Assert.Null(Complete(inquiry, All(7)));
        inquiry.ActionProgramme = ActionProgrammeDecision.Made;
        Assert.Equal(InquiryRefusal.DayMissing, Complete(inquiry, All(7)));
        inquiry.ActionProgrammeOn = Today.AddDays(1);
        Assert.Equal(InquiryRefusal.DayWrong, Complete(inquiry, All(7)));
        inquiry.ActionProgrammeOn = Today;
        Assert.Null(Complete(inquiry, All(7)));
        inquiry.Support = SupportInquiry.NotNeeded;
        inquiry.SupportOn = null;
        Assert.Null(Complete(inquiry, All(7)));
    }

    private static InquiryRefusal? Complete(AbsenceInquiry inquiry, IReadOnlyCollection<InquiryConsultation> with) => InquiryRules.Complete(inquiry, with, [7], Today);

    private static List<InquiryConsultation> All(int guardian) =>
    [
        new() { InquiryId = 1, PupilId = 1, Party = ConsultedParty.Pupil, WhyNot = "Orkade inte", ByAccountId = 1 },
        new() { InquiryId = 1, PupilId = 1, Party = ConsultedParty.Guardian, GuardianId = guardian, On = Today, How = HeardHow.Call, ByAccountId = 1 },
        new() { InquiryId = 1, PupilId = 1, Party = ConsultedParty.StudentHealth, On = Today, How = HeardHow.Meeting, ByAccountId = 1 },
    ];

    private static AbsenceInquiry Inquiry() => new()
    {
        PupilId = 1,
        CaseId = 1,
        OrganiserId = 1,
        UnitId = 1,
        Step = 3,
        Trigger = "",
        OpenedOn = Today,
        OpenedByAccountId = 1,
        IsOnDelegation = false,
        DueOn = Today.AddDays(21),
        FormId = Guid.Empty,
    };
}
