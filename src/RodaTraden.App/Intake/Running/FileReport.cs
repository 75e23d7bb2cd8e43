namespace RodaTraden.App.Intake.Running;

/// <summary>What reading one file found and did, while it goes on.</summary>
public sealed class FileReport
{
    private const int MostChanges = 200;
    private readonly SortedDictionary<long, RowRefusal> refusals = [];
    private readonly List<(int? PupilId, RowChange Change)> changes = [];
    private readonly HashSet<long> hidden = [];
    private readonly HashSet<int> touched = [];
    private DateOnly attendanceFrom = DateOnly.MaxValue;
    private bool touchedElsewhere;

    internal FileReport(SourceFile source) => (Path, Kind, Source) = (source.Path, source.Kind, source);

    /// <summary>A file that is refused whole before it is opened.</summary>
    internal FileReport(string path, FileRefusedException refusal) => (Path, WholeRefusal) = (path, refusal);

    public string Path { get; }

    public string FileName => System.IO.Path.GetFileName(Path);

    public FileKind Kind { get; }

    /// <summary>How to open it; null when it was refused whole.</summary>
    internal SourceFile? Source { get; }

    /// <summary>Under what name the sender goes: as told with the order, else as the file says.</summary>
    internal string Sender { get; set; } = "";

    public long Rows { get; set; }

    public long New { get; set; }

    public long Changed { get; set; }

    public long Unchanged { get; set; }

    public long KeptByHand { get; set; }

    /// <summary>Absences that were kept but wait: nobody knows yet how long the school day was, or how much of it was missed.</summary>
    public long Waiting { get; set; }

    /// <summary>Pupils whose protection the file takes away: its row says that there is no marking any longer.</summary>
    public long ProtectionLifted { get; set; }

    /// <summary>Pupils whom the file protects although it is for another reason that their rows are refused.</summary>
    public long ProtectionRaised { get; set; }

    /// <summary>Pupils whose protection stays although the file says otherwise, because nobody has confirmed that it should go.</summary>
    public long ProtectionKept { get; set; }

    /// <summary>Whether the file may take protection away.</summary>
    internal bool MayLiftProtection { get; set; } = true;

    /// <summary>New pupils from a sender that says nothing of protected data.</summary>
    public long WithoutMarking { get; set; }

    /// <summary>Units that were made because the file named their key.</summary>
    public long UnitsMade { get; set; }

    /// <summary>Enrolments that only an absence tells of.</summary>
    public long EnrolmentsImplied { get; set; }

    /// <summary>School days of pupils that were made or changed out of calendar and told absences.</summary>
    public long DaysMade { get; set; }

    /// <summary>Pupils who stand enrolled at two units at once after the file.</summary>
    public long EnrolledTwice { get; set; }

    public long Refused => refusals.Count;

    /// <summary>Changed values, the first of them.</summary>
    public IReadOnlyList<RowChange> Changes => [.. changes.Where(of => of.PupilId is not { } pupil || !ProtectedPupils.Contains(pupil)).Select(of => of.Change)];

    /// <summary>Pupils with protected data: nothing of them is shown.</summary>
    public IReadOnlySet<int> ProtectedPupils { get; internal set; } = new HashSet<int>();

    /// <summary>Guardians of pupils with protected data.</summary>
    internal IReadOnlySet<int> ProtectedGuardians { get; set; } = new HashSet<int>();

    public IReadOnlyList<string> UnknownColumns { get; set; } = [];

    public IReadOnlyDictionary<long, RowRefusal> Refusals => refusals;

    public Dictionary<string, int> UnmappedReasons { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Pupils whose attendance or place the file has changed.</summary>
    public IReadOnlySet<int> TouchedPupils => touched;

    /// <summary>The first day that has changed when nothing but attendance has; else null.</summary>
    public DateOnly? AttendanceFrom => touchedElsewhere || touched.Count == 0 ? null : attendanceFrom;

    public string? RefusedFile { get; set; }

    /// <summary>The receipt's number once the file is read in.</summary>
    public int? ReceiptId { get; set; }

    /// <summary>Why the whole file was refused; null when it was not.</summary>
    public FileRefusedException? WholeRefusal { get; set; }

    public bool ChangesSomething => New + Changed + ProtectionRaised > 0;

    /// <summary>The file has changed a pupil's place, or days anywhere in the year.</summary>
    public void Touch(int pupilId)
    {
        touched.Add(pupilId);
        touchedElsewhere = true;
    }

    /// <summary>The file has changed a pupil's attendance, and nothing before a day.</summary>
    public void TouchAttendance(int pupilId, DateOnly from)
    {
        touched.Add(pupilId);
        attendanceFrom = from < attendanceFrom ? from : attendanceFrom;
    }

    /// <summary>Notes a changed value, as long as there is room; whose, where it is a pupil's.</summary>
    public void Note(int? pupilId, RowChange change)
    {
        if (changes.Count < MostChanges)
        {
            changes.Add((pupilId, change));
        }
    }

    /// <summary>Refuses a row. The first reason found is the one that is told.</summary>
    public void Refuse(long line, string column, string found, RowRefusalReason reason, string detail = "") =>
        refusals.TryAdd(line, new(line, column, hidden.Contains(line) ? "" : Shown(found), reason, detail));

    /// <summary>The row is about a pupil with protected data: what stands in it is neither shown nor handed back.</summary>
    public void Hide(long line)
    {
        if (hidden.Add(line) && refusals.TryGetValue(line, out var refusal))
        {
            refusals[line] = refusal with { Found = "" };
        }
    }

    /// <summary>Whether what stands in a row may not be shown.</summary>
    public bool IsHidden(long line) => hidden.Contains(line);

    private static string Shown(string found) => found.Length <= 60 ? found : found[..60] + "…";
}
