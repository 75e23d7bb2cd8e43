namespace RodaTraden.Core.Attendance;

/// <summary>Which absent minutes a figure counts. Printed beside every figure.</summary>
public enum AbsenceBasis
{
    /// <summary>Valid and invalid together.</summary>
    Total,

    /// <summary>Valid absence only.</summary>
    Valid,

    /// <summary>Invalid absence only.</summary>
    Invalid,
}
