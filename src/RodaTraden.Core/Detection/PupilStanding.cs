using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>Where a pupil stands on a ladder on one day, with everything needed to check it.</summary>
public sealed record PupilStanding
{
    /// <summary>D.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The highest step with a true condition on the day, else 0.</summary>
    public required int RawStep { get; init; }

    /// <summary>The step held, with rise and fall.</summary>
    public required int HeldStep { get; init; }

    /// <summary>The day on which the held step was last reached; null on step 0.</summary>
    public required DateOnly? ReachedOn { get; init; }

    /// <summary>Whether enough is known of the 20 latest school days to judge a share.</summary>
    public required bool Judged { get; init; }

    /// <summary>Absent and observed minutes of the 20 latest school days.</summary>
    public required WindowShare Last20 { get; init; }

    /// <summary>Reported minutes of the 10 latest school days.</summary>
    public required int Reported10 { get; init; }

    /// <summary>Offered minutes of the 10 latest school days.</summary>
    public required int Offered10 { get; init; }

    /// <summary>Every true condition, highest step first.</summary>
    public required IReadOnlyList<Evidence> Conditions { get; init; }
}
