namespace RodaTraden.Core.Cases.Process;

/// <summary>A <see cref="CaseState"/> as it is stored: of the case today, and of each act as it was after it.</summary>
public abstract class CaseStanding
{
    /// <summary>Where in the process.</summary>
    public CaseStage Stage { get; private set; }

    /// <summary>The account that answers for it.</summary>
    public int OwnerId { get; private set; }

    /// <summary>What happens next; empty only when closed.</summary>
    public string NextStep { get; private set; } = "";

    /// <summary>The day by which; null only when closed.</summary>
    public DateOnly? NextOn { get; private set; }

    /// <summary>The account that is asked to take over; null when nobody is.</summary>
    public int? OfferToId { get; private set; }

    /// <summary>Since when.</summary>
    public DateOnly? OfferSince { get; private set; }

    /// <summary>Why, in the owner's words.</summary>
    public string OfferWhy { get; private set; } = "";

    /// <summary>Whether the offer names the coordinator.</summary>
    public bool OfferNamesCoordinator { get; private set; }

    /// <summary>Whom one waits for; empty when one does not.</summary>
    public string WaitFor { get; private set; } = "";

    /// <summary>Since when.</summary>
    public DateOnly? WaitSince { get; private set; }

    /// <summary>Why it is closed; null while it is open.</summary>
    public CaseClosing? Closing { get; private set; }

    /// <summary>The state that is stored.</summary>
    public CaseState State
    {
        get => new(
            Stage,
            OwnerId,
            NextStep,
            NextOn,
            OfferToId is { } to ? new(to, OfferSince!.Value, OfferWhy, OfferNamesCoordinator) : null,
            WaitSince is { } since ? new(WaitFor, since) : null,
            Closing);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            (Stage, OwnerId, NextStep, NextOn, Closing) = (value.Stage, value.OwnerId, value.NextStep, value.NextOn, value.Closing);
            (OfferToId, OfferSince, OfferWhy, OfferNamesCoordinator) = (value.Offer?.ToId, value.Offer?.Since, value.Offer?.Why ?? "", value.Offer?.NamesCoordinator ?? false);
            (WaitFor, WaitSince) = (value.Wait?.For ?? "", value.Wait?.Since);
        }
    }
}
