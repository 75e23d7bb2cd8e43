namespace RodaTraden.Core.Access.Emergency;

/// <summary>The limits of emergency access.</summary>
public static class EmergencyRules
{
    /// <summary>How long it is open, in minutes.</summary>
    public const int Minutes = 60;

    /// <summary>How many pupils one may open within 24 hours: whoever needs more has another need.</summary>
    public const int MostInADay = 3;

    /// <summary>Letters that the words must have at least.</summary>
    public const int FewestLetters = 20;

    /// <summary>Letters that any words may have at most.</summary>
    public const int LongestText = 1000;

    /// <summary>Weekdays within which it must be reviewed.</summary>
    public const int ReviewedWithinDays = 3;

    /// <summary>Whether what somebody says is enough to open something; null when it is.</summary>
    public static EmergencyRefusal? Check(EmergencyReason? reason, string words, int openedLately)
    {
        ArgumentNullException.ThrowIfNull(words);
        return reason is null ? EmergencyRefusal.NoReason
            : words.Trim().Length < FewestLetters ? EmergencyRefusal.NoWords
            : openedLately >= MostInADay ? EmergencyRefusal.TooMany
            : null;
    }

    /// <summary>Whether somebody may review; null when so.</summary>
    public static EmergencyRefusal? CheckReview(EmergencyAccess access, int reviewerId, string words)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(words);
        return access.AccountId == reviewerId ? EmergencyRefusal.OwnAccess
            : access.Verdict is not null ? EmergencyRefusal.AlreadyReviewed
            : words.Trim().Length == 0 ? EmergencyRefusal.NoWords
            : null;
    }

    /// <summary>The weekday by which an access must be reviewed.</summary>
    /// <param name="opened">The day it was opened.</param>
    public static DateOnly ReviewBy(DateOnly opened)
    {
        var day = opened;
        for (var left = ReviewedWithinDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}
