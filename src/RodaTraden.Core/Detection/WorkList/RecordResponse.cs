namespace RodaTraden.Core.Detection.WorkList;

/// <summary>Why an answer cannot be saved as it stands.</summary>
public enum RecordResponseRefusal
{
    /// <summary>Nothing is written about what came of it, or why it is known.</summary>
    NoteMissing,

    /// <summary>The note is longer than <see cref="RecordingResponse.LongestNote"/> characters.</summary>
    NoteTooLong,

    /// <summary>The day it happened has not come.</summary>
    DayInFuture,

    /// <summary>A talk without saying with whom.</summary>
    NobodyTalkedWith,

    /// <summary>"Known" without a day to come back to it, or a day that has passed.</summary>
    ReturnDayMissing,

    /// <summary>The day to come back lies further away than <see cref="RecordingResponse.LongestRest"/> days.</summary>
    ReturnDayTooFar,

    /// <summary>The pupil is not on any step: there is nothing to answer.</summary>
    NothingToAnswer,
}

/// <summary>The rule of answering a signal: no reset without a reason and a date. Source: ux.md R21.</summary>
public static class RecordingResponse
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 2000;

    /// <summary>A known signal rests at most so many days; then it is asked again.</summary>
    public const int LongestRest = 60;

    /// <summary>Default days until a known signal comes back.</summary>
    public const int DefaultRest = 14;

    /// <summary>Whether the answer may be saved.</summary>
    /// <returns>Null when it may, else why not.</returns>
    public static RecordResponseRefusal? Check(StepResponse response, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response.Step == 0)
        {
            return RecordResponseRefusal.NothingToAnswer;
        }

        if (response.On > today)
        {
            return RecordResponseRefusal.DayInFuture;
        }

        if (response.Kind == ResponseKind.Talk && response.With == TalkedWith.Nobody)
        {
            return RecordResponseRefusal.NobodyTalkedWith;
        }

        if (string.IsNullOrWhiteSpace(response.Note))
        {
            return RecordResponseRefusal.NoteMissing;
        }

        if (response.Note.Length > LongestNote)
        {
            return RecordResponseRefusal.NoteTooLong;
        }

        if (response.Kind != ResponseKind.Known)
        {
            return null;
        }

        return response.ReturnOn is not { } back || back <= today
            ? RecordResponseRefusal.ReturnDayMissing
            : back > today.AddDays(LongestRest) ? RecordResponseRefusal.ReturnDayTooFar : null;
    }
}
