using RodaTraden.Core.Register;

namespace RodaTraden.Core.Cases.Notices;

/// <summary>Why a notice cannot be sent.</summary>
public enum SendNoticeRefusal
{
    /// <summary>The sender has not said that the pupil is without protected data: such a notice is made by telephone.</summary>
    MayBeProtected,

    /// <summary>A name is missing.</summary>
    NameMissing,

    /// <summary>It is no personal, coordination or temporary number.</summary>
    NumberWrong,

    /// <summary>No school is chosen, or one of another organiser's.</summary>
    UnitMissing,

    /// <summary>There is no day.</summary>
    DayMissing,

    /// <summary>The day has not come.</summary>
    DayInFuture,

    /// <summary>The same inquiry has been told already, and was not returned.</summary>
    AlreadySent,
}

/// <summary>Why a notice cannot be answered.</summary>
public enum AnswerNoticeRefusal
{
    /// <summary>It is returned without a reason.</summary>
    ReasonMissing,

    /// <summary>The reason is longer than <see cref="NoticeRules.LongestReason"/>.</summary>
    ReasonTooLong,

    /// <summary>Somebody has answered it.</summary>
    AlreadyAnswered,
}

/// <summary>The rules of a notice. Source: R49; domain.md 1.2, 2.6.</summary>
public static class NoticeRules
{
    /// <summary>Longest reason for returning a notice, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>Whether a notice may be sent as it is filled in.</summary>
    /// <param name="notice">As filled in.</param>
    /// <param name="today">The day.</param>
    /// <returns>Null when it may, else why not; the first reason in the order of the form.</returns>
    public static SendNoticeRefusal? Check(NoticeForm notice, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice switch
        {
            { IsUnprotected: false } => SendNoticeRefusal.MayBeProtected,
            { UnitId: null } => SendNoticeRefusal.UnitMissing,
            _ when IsNoName(notice.GivenName) || IsNoName(notice.FamilyName) => SendNoticeRefusal.NameMissing,
            _ when CivicNumber.Parse(notice.Number, today) is null => SendNoticeRefusal.NumberWrong,
            { OpenedOn: null } => SendNoticeRefusal.DayMissing,
            { OpenedOn: { } day } when day > today => SendNoticeRefusal.DayInFuture,
            _ => null,
        };
    }

    /// <summary>Whether a notice may be received, or returned with a reason.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="returnReason">The reason; null when it is received.</param>
    /// <returns>Null when it may, else why not.</returns>
    public static AnswerNoticeRefusal? Check(NoticeState state, string? returnReason) => (state, returnReason?.Trim().Length) switch
    {
        (not NoticeState.Sent, _) => AnswerNoticeRefusal.AlreadyAnswered,
        (_, 0) => AnswerNoticeRefusal.ReasonMissing,
        (_, > LongestReason) => AnswerNoticeRefusal.ReasonTooLong,
        _ => null,
    };

    private static bool IsNoName(string name) => string.IsNullOrWhiteSpace(name) || name.Length > LongestName;
}

/// <summary>A notice as it is filled in.</summary>
/// <param name="IsUnprotected">The sender says that the pupil has no protected data.</param>
/// <param name="UnitId">The school.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="Number">The pupil's number as written.</param>
/// <param name="OpenedOn">The day the inquiry was opened.</param>
public sealed record NoticeForm(bool IsUnprotected, int? UnitId, string GivenName, string FamilyName, string Number, DateOnly? OpenedOn);
