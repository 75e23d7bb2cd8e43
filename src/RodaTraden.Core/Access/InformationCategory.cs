namespace RodaTraden.Core.Access;

/// <summary>Kinds of information that the decision table tells apart (domain.md 2.3).</summary>
public enum InformationCategory
{
    /// <summary>Name, class, unit, mentor.</summary>
    Identity,

    /// <summary>Attendance rows, lesson by lesson.</summary>
    AttendanceRows,

    /// <summary>Shares, signals and ladder step.</summary>
    LadderState,

    /// <summary>What staff have noted: talks, known reasons.</summary>
    Notes,

    /// <summary>Symptoms that student health has noted (R52). Nobody else reads or counts them.</summary>
    Symptoms,

    /// <summary>Figures for a unit or organiser, without pupils.</summary>
    Figures,

    /// <summary>Notices between organisers that an inquiry was opened: who the pupil is, the school, the day (R49).</summary>
    Notices,

    /// <summary>Everything about pupils with protected data, on pages of their own.</summary>
    ProtectedPupils,

    /// <summary>Which records there are of whom, for keeping the register true: key, name, birth date, number, school. No attendance.</summary>
    Records,

    /// <summary>Files read in, mappings, accounts, ladders: running the installation.</summary>
    Operation,
}

/// <summary>How much may be done with a kind of information. Each level holds the ones before it.</summary>
public enum AccessLevel
{
    /// <summary>It does not exist for this role.</summary>
    Nothing,

    /// <summary>May be read.</summary>
    Read,

    /// <summary>May be read and written.</summary>
    Write,
}

/// <summary>How far a role reaches.</summary>
public enum AccessScope
{
    /// <summary>Pupils whose mentor one is.</summary>
    OwnPupils,

    /// <summary>All pupils of the units one is appointed to.</summary>
    OwnUnits,

    /// <summary>Units of one's organiser, as figures.</summary>
    OwnOrganiser,

    /// <summary>The installation.</summary>
    Installation,
}
