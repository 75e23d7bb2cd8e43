namespace RodaTraden.Core.Retention;

/// <summary>What is kept equally long, and disposed of together. Source: domain.md 2.8.</summary>
public enum RecordClass
{
    /// <summary>Lessons day by day, what was told of them, and what files replaced. Starts when the school year is over.</summary>
    Attendance,

    /// <summary>Steps of the ladder, what staff have noted, symptoms. Starts when the pupil has left the organiser's schools.</summary>
    Notes,

    /// <summary>Closed cases and what was done in them. Starts when the pupil has left the organiser's schools; an open case is not disposed of.</summary>
    Cases,

    /// <summary>Consents and statutory grounds, from the day they ended; judgements of maturity, from the day the pupil left.</summary>
    Grounds,

    /// <summary>Notices between organisers that an inquiry was opened, from the day they were sent.</summary>
    Notices,

    /// <summary>Emergency accesses, reading that was noticed, and reviews, from when they were made.</summary>
    AccessChecks,

    /// <summary>Who has looked, month by month, from the end of the month.</summary>
    ReadLog,

    /// <summary>What has been done, month by month, from the end of the month.</summary>
    ActLog,

    /// <summary>Who the pupil is: name, number, guardians, schools, classes. Starts when the pupil has left, and goes only when nothing else is left.</summary>
    Register,

    /// <summary>The installation's own: what files that were read in replaced, and the rows that were refused. Starts when the file was read in.</summary>
    ReceivedFiles,
}

/// <summary>What a rule says of a class of records when its period is over.</summary>
public enum RetentionAction
{
    /// <summary>Nothing is disposed of. So it is for every class until somebody has decided otherwise (arkivlagen 3 and 10 §§).</summary>
    Preserve,

    /// <summary>It is proposed for disposal; a person approves.</summary>
    Dispose,
}
