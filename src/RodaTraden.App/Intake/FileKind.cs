namespace RodaTraden.App.Intake;

/// <summary>The kinds of file, in the order in which they need each other.</summary>
public enum FileKind
{
    Units,
    Calendar,
    Staff,
    Pupils,

    /// <summary>Which school a pupil goes to and when, where the sender tells it apart from who the pupils are.</summary>
    Enrolments,
    Guardians,
    Lessons,
    Absences,

    /// <summary>Sums per pupil over a period, without days.</summary>
    PeriodFigures,

    /// <summary>A sender's list of codes: held against the codes that are understood, nothing to store.</summary>
    Codes,
}
