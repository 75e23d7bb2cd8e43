namespace RodaTraden.Core.Attendance;

/// <summary>Whether anyone told the school about an absence (<i>anmäld/oanmäld</i>); an axis of its own, never the same as valid/invalid.</summary>
public enum AbsenceNotification : byte
{
    /// <summary>The sender does not say.</summary>
    NotStated = 0,

    /// <summary>Nobody notified the school.</summary>
    Unnotified = 1,

    /// <summary>A guardian or an adult pupil notified the school.</summary>
    Notified = 2,
}
