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

    /// <summary>A talk or an attempt without saying with whom.</summary>
    NobodyTalkedWith,

    /// <summary>"Known" without a day to come back to it, or a day that has passed.</summary>
    ReturnDayMissing,

    /// <summary>The day to come back lies further away than <see cref="RecordingResponse.LongestRest"/> days.</summary>
    ReturnDayTooFar,

    /// <summary>The pupil is not on any step: there is nothing to answer. A talk may be noted all the same.</summary>
    NothingToAnswer,

    /// <summary>"Known" without a word for what is known.</summary>
    ReasonMissing,

    /// <summary>The step asks somebody else, who has to answer it: see decision 19.</summary>
    AsksSomebodyElse,
}

/// <summary>The rule of answering a signal: no reset without a reason and a date. Source: ux.md R21, R50, R55.</summary>
public static class RecordingResponse
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 2000;

    /// <summary>A known signal rests at most so many days; then it is asked again.</summary>
    public const int LongestRest = 60;

    /// <summary>Default days until a known signal comes back.</summary>
    public const int DefaultRest = 14;

    /// <summary>Whether the answer may be saved.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="isOnStep">Whether the pupil stands on a step.</param>
    /// <param name="maySettle">Whether the one who answers may say that the step is known or done; talks and attempts are noted by everyone who may write.</param>
    /// <param name="today">The day.</param>
    /// <returns>Null when it may, else why not.</returns>
    public static RecordResponseRefusal? Check(StepResponse response, bool isOnStep, bool maySettle, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(response);
        var settles = !response.Kind.IsContact();
        if (settles && !isOnStep)
        {
            return RecordResponseRefusal.NothingToAnswer;
        }

        if (settles && !maySettle)
        {
            return RecordResponseRefusal.AsksSomebodyElse;
        }

        if (response.On > today)
        {
            return RecordResponseRefusal.DayInFuture;
        }

        if (!settles && response.With == TalkedWith.Nobody)
        {
            return RecordResponseRefusal.NobodyTalkedWith;
        }

        if (response.Kind == ResponseKind.Known && (response.Reason is not { } reason || !Enum.IsDefined(reason)))
        {
            return RecordResponseRefusal.ReasonMissing;
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
