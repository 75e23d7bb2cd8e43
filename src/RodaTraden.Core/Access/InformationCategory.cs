namespace RodaTraden.Core.Access;

/// <summary>Kinds of information that the decision table tells apart (domain.md 2.3), those of later rooms too.</summary>
public enum InformationCategory
{
    /// <summary>Name, class, unit, mentor.</summary>
    Identity,

    /// <summary>How the family is reached: guardians' names, telephone, e-mail.</summary>
    ContactDetails,

    /// <summary>Attendance rows, lesson by lesson.</summary>
    AttendanceRows,

    /// <summary>Shares, signals and ladder step.</summary>
    LadderState,

    /// <summary>The reason that the home gave for an absence.</summary>
    StatedReason,

    /// <summary>What staff have noted: talks, known reasons.</summary>
    Notes,

    /// <summary>Symptoms that student health has noted (R52). Nobody else reads or counts them.</summary>
    Symptoms,

    /// <summary>The case: that there is one, where in the process it is, who answers for it, what happens next and by when (R133).</summary>
    Case,

    /// <summary>Answers to the questions about causes, and what the team made of them.</summary>
    CauseMapping,

    /// <summary>That an absence inquiry is open or closed, and the short result that the mentor acts on.</summary>
    InquirySummary,

    /// <summary>The absence inquiry and its result (Skollagen 7:19 a).</summary>
    AbsenceInquiry,

    /// <summary>Decisions on an action programme (Skollagen 3:9). The decision itself is not secret; sensitive reasons lie elsewhere.</summary>
    ActionProgramme,

    /// <summary>Medical student-health records (OSL 25:1). They are kept in another system: here is only who would see them.</summary>
    MedicalRecord,

    /// <summary>That a case exists at social services, and which measures.</summary>
    SocialCase,

    /// <summary>The coordinated plan, whole: SIP or coordinated school plan.</summary>
    Plan,

    /// <summary>The actions of the plan that one carries out or is concerned by.</summary>
    PlanOwnPart,

    /// <summary>Coordination meetings: who, when, what was agreed.</summary>
    Meetings,

    /// <summary>Interventions: asked for, going on, ended, and how they went.</summary>
    Interventions,

    /// <summary>What guardians themselves have answered or written.</summary>
    GuardianWords,

    /// <summary>What the pupil has answered or written.</summary>
    PupilWords,

    /// <summary>That a report of concern was made, when and by whom; never its text (domain.md 3.2).</summary>
    ConcernReports,

    /// <summary>Consents and other grounds: who may see what, why, until when.</summary>
    Grounds,

    /// <summary>Who has looked at a pupil's data.</summary>
    ReadLog,

    /// <summary>The systematic review of who has looked.</summary>
    AccessReview,

    /// <summary>Figures for a unit or organiser, without pupils.</summary>
    Figures,

    /// <summary>The same where small numbers are hidden.</summary>
    SuppressedFigures,

    /// <summary>Figures and costs for a board, small numbers hidden.</summary>
    BoardFigures,

    /// <summary>Notices between organisers that an inquiry was opened: who the pupil is, the school, the day (R49).</summary>
    Notices,

    /// <summary>What a school tells its own organiser of inquiries: who the pupil is, the school, the day (Skollagen 7:19 a).</summary>
    OwnNotices,

    /// <summary>Everything about pupils with protected data, on pages of their own.</summary>
    ProtectedPupils,

    /// <summary>Which records there are of whom, for keeping the register true: key, name, birth date, number, school. No attendance.</summary>
    Records,

    /// <summary>How long records are kept, what is disposed of, and what is held. Tells of no pupil.</summary>
    RecordRetention,

    /// <summary>The organiser's routine: within how many days, who is told, who approves. Tells of no pupil.</summary>
    Routine,

    /// <summary>Everything that is kept about a pupil, to be given to the one it is about; and that nothing of it is disposed of.</summary>
    WholeRecord,

    /// <summary>Files read in, mappings, accounts, ladders: running the installation.</summary>
    Operation,
}
