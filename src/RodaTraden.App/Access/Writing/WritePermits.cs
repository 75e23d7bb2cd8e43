using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Writing;

/// <summary>
/// What may be written about whom in this request. The <c>Visible…</c> classes give permits when they are asked for writing and the answer is yes; each save asks for them.
/// Commands and jobs of the program itself write without: they act for nobody.
/// </summary>
internal sealed class WritePermits
{
    private readonly HashSet<(int PupilId, InformationCategory Category)> permits = [];

    /// <summary>Whether saves ask: in every request to the web program.</summary>
    public bool AreAsked { get; private set; }

    /// <summary>Whether the register itself may be written: files read in and undone, records made one.</summary>
    public bool OfTheRegister { get; private set; }

    /// <summary>Whether roles may be given and taken: by those who keep accounts, and once by whoever holds the code of an empty installation.</summary>
    public bool OfAccounts { get; private set; }

    public void Ask() => AreAsked = true;

    public void AllowTheRegister() => OfTheRegister = true;

    public void AllowAccounts() => OfAccounts = true;

    public void Allow(int pupilId, InformationCategory category) => permits.Add((pupilId, category));

    public bool Allows(int pupilId, InformationCategory category) => permits.Contains((pupilId, category));
}
