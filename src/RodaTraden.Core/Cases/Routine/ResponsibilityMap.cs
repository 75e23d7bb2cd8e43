using RodaTraden.Core.Cases.Process;

namespace RodaTraden.Core.Cases.Routine;

/// <summary>Something that somebody has to do on the way from the first absence to after-care.</summary>
public enum Duty
{
    /// <summary>Register each lesson.</summary>
    Register,

    /// <summary>Tell the guardian of absence without known reason the same day.</summary>
    TellGuardian,

    /// <summary>Look at absence early, and talk with the pupil and the guardians.</summary>
    LookEarly,

    /// <summary>Open a case.</summary>
    OpenCase,

    /// <summary>Name a coordinator among those who work at the school.</summary>
    NameCoordinator,

    /// <summary>Open an inquiry, or say why none is needed.</summary>
    OpenInquiry,

    /// <summary>Tell the organiser that an inquiry is opened.</summary>
    TellOrganiser,

    /// <summary>Tell the home municipality, where it is another body.</summary>
    TellHomeMunicipality,

    /// <summary>Consult the pupil, each guardian and student health.</summary>
    Consult,

    /// <summary>Say whether special support is to be inquired into, and decide about an action programme.</summary>
    SpecialSupport,

    /// <summary>Complete the inquiry.</summary>
    CompleteInquiry,

    /// <summary>Follow up what has been decided.</summary>
    FollowUp,

    /// <summary>Report concern for a child, whatever else goes on.</summary>
    ReportConcern,

    /// <summary>See that each school-age child gets education, and coordinate with others.</summary>
    SeeToSchooling,

    /// <summary>Support the pupil a while after the return.</summary>
    AfterCare,

    /// <summary>Close the case, with the reason.</summary>
    Close,
}

/// <summary>Who a duty is on.</summary>
public enum DutyHolder
{
    /// <summary>Every teacher.</summary>
    Teacher,

    /// <summary>The mentor.</summary>
    Mentor,

    /// <summary>Whoever has noticed.</summary>
    Anybody,

    /// <summary>The named coordinator of the case.</summary>
    Coordinator,

    /// <summary>Student health.</summary>
    StudentHealth,

    /// <summary>The principal.</summary>
    Principal,

    /// <summary>The organiser.</summary>
    Organiser,

    /// <summary>The home municipality.</summary>
    HomeMunicipality,
}

/// <summary>One line of the map: at which stage, who does what, by when, under which rule.</summary>
/// <param name="Stage">Where in the process; null for what holds all the way.</param>
/// <param name="Duty">What.</param>
/// <param name="Holder">Who.</param>
/// <param name="WithinSchoolDays">The organiser's service level, in school days; null where none is set.</param>
/// <param name="Law">The rule in law; empty where the routine alone says it.</param>
public sealed record Responsibility(CaseStage? Stage, Duty Duty, DutyHolder Holder, int? WithinSchoolDays, string Law);

/// <summary>Who does what, drawn from the organiser's routine. Source: domain.md 1.2; R28, R61, R85.</summary>
public static class ResponsibilityMap
{
    /// <summary>All lines, in the order of the pupil's journey.</summary>
    /// <param name="routine">The organiser's routine.</param>
    public static IReadOnlyList<Responsibility> Of(CaseRoutine routine)
    {
        ArgumentNullException.ThrowIfNull(routine);
        return
        [
            new(null, Duty.Register, DutyHolder.Teacher, 0, ""),
            new(null, Duty.TellGuardian, DutyHolder.Principal, 0, "Skollagen 7:17"),
            new(null, Duty.LookEarly, DutyHolder.Mentor, null, "Skollagen 3:5"),
            new(null, Duty.ReportConcern, DutyHolder.Anybody, 0, "SoL 19:1"),
            new(CaseStage.Noticed, Duty.OpenCase, DutyHolder.Anybody, null, ""),
            new(CaseStage.CoordinatorNamed, Duty.NameCoordinator, DutyHolder.Principal, routine.CoordinatorWithin, ""),
            new(CaseStage.CausesAndSupport, Duty.OpenInquiry, DutyHolder.Principal, routine.InquiryWithin, "Skollagen 7:19 a"),
            new(CaseStage.CausesAndSupport, Duty.TellOrganiser, DutyHolder.Principal, 0, "Skollagen 7:19 a"),
            new(CaseStage.CausesAndSupport, Duty.TellHomeMunicipality, DutyHolder.Organiser, routine.NoticeWithin, "Skollagen 7:22"),
            new(CaseStage.CausesAndSupport, Duty.Consult, DutyHolder.Coordinator, null, "Skollagen 7:19 a"),
            new(CaseStage.CausesAndSupport, Duty.SpecialSupport, DutyHolder.Principal, null, "Skollagen 3:7, 3:9"),
            new(CaseStage.CausesAndSupport, Duty.CompleteInquiry, DutyHolder.Principal, routine.CompleteWithin, "Skollagen 7:19 a"),
            new(CaseStage.CausesAndSupport, Duty.FollowUp, DutyHolder.Coordinator, routine.FollowUpWithin, "Skollagen 3:9"),
            new(CaseStage.MunicipalCoordination, Duty.SeeToSchooling, DutyHolder.HomeMunicipality, null, "Skollagen 7:21"),
            new(CaseStage.AfterCare, Duty.AfterCare, DutyHolder.Coordinator, routine.AfterCareSchoolDays, ""),
            new(CaseStage.Closed, Duty.Close, DutyHolder.Coordinator, null, ""),
        ];
    }
}
