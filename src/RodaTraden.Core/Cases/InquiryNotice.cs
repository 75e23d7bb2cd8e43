using RodaTraden.Core.Register;

namespace RodaTraden.Core.Cases;

/// <summary>Where a notice stands.</summary>
public enum NoticeState
{
    /// <summary>Sent; the home municipality has not answered.</summary>
    Sent,

    /// <summary>The home municipality has received it.</summary>
    Received,

    /// <summary>It was sent back with a reason: the sender mends it and sends a new one.</summary>
    Returned,
}

/// <summary>
/// That another organiser than the home municipality has opened an inquiry of a pupil's absence: what skollagen 7:22 names and no more, who the pupil is and
/// which day. Never changed after it is sent. Source: R49; domain.md 1.2.
/// </summary>
public sealed class InquiryNotice
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The calendar year in which it was sent.</summary>
    public required int Year { get; init; }

    /// <summary>Its number within the year, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The organiser that sends it.</summary>
    public required int OrganiserId { get; init; }

    /// <summary>The pupil's school, one of that organiser's.</summary>
    public required int UnitId { get; init; }

    /// <summary>The pupil's given name.</summary>
    public required string GivenName { get; init; }

    /// <summary>The pupil's family name.</summary>
    public required string FamilyName { get; init; }

    /// <summary>The pupil's personal, coordination or temporary number in canonical form.</summary>
    public required string CivicNumber { get; init; }

    /// <summary>The day the inquiry was opened.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>The account that sent it.</summary>
    public required int SentBy { get; init; }

    /// <summary>The form it came from: the same form never sends twice.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Where it stands.</summary>
    public NoticeState State { get; set; }

    /// <summary>When it was received or returned, UTC.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>The account that received or returned it.</summary>
    public int? AnsweredBy { get; set; }

    /// <summary>Why it was returned.</summary>
    public string ReturnReason { get; set; } = "";

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>What both sides call it: 2026-17.</summary>
    public string Number => NumberOf(Year, Sequence);

    /// <summary>A year and a number within it, as written.</summary>
    public static string NumberOf(int year, int sequence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}-{sequence}");
}

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
