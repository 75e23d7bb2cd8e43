namespace RodaTraden.Core.Attendance;

/// <summary>The reason that was stated for an absence (contract.md, lessons.csv). Not the school's judgement and not the real cause.</summary>
public enum StatedReason : byte
{
    /// <summary>No reason stated.</summary>
    None = 0,

    /// <summary>Illness.</summary>
    Sickness = 1,

    /// <summary>A visit to a doctor, dentist or other care.</summary>
    Medical = 2,

    /// <summary>Granted leave.</summary>
    Leave = 3,

    /// <summary>A religious holiday.</summary>
    Religious = 4,

    /// <summary>School transport that failed.</summary>
    Transport = 5,

    /// <summary>Another reason of the known list.</summary>
    Other = 6,

    /// <summary>A text that no mapping knows: counted by its text, unlinked from the pupil, and never taken as invalid.</summary>
    Unmapped = 7,
}
