using System.Runtime.InteropServices;
using RodaTraden.App.Attendance.Storing;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// The rows of a lesson file on their way from the order of the file to the order of storage, laid in parts: one month of a few pupils each. A file
/// larger than the room in memory goes over a file on disk, so that a city's year takes no more memory than a school's.
/// </summary>
internal sealed class LessonSpool : IDisposable
{
    /// <summary>Pupils of one part have numbers that share all but this many bits.</summary>
    private const int PupilBits = 11;
    private const int UsualRowsInMemory = 750_000;

    /// <summary>Neighbours are joined up to so many rows: pupils of one school may have numbers far apart.</summary>
    private const int RowsTogether = 65_536;
    private const string FileNames = "rows-";

    private readonly Dictionary<(int Month, int Pupils), Part> parts = [];
    private readonly string path;
    private readonly int mostInMemory;
    private FileStream? file;
    private Part? latest;
    private List<Part>? laid;
    private int day = int.MinValue;
    private int month;
    private int inMemory;

    /// <summary>Makes an empty spool.</summary>
    /// <param name="folder">Where a large file's rows are laid in between.</param>
    /// <param name="mostInMemory">Rows that are held in memory before that.</param>
    public LessonSpool(string folder, int mostInMemory = UsualRowsInMemory)
    {
        path = Path.Combine(folder, FileNames + Guid.NewGuid().ToString("N"));
        this.mostInMemory = mostInMemory;
    }

    /// <summary>Rows in the spool.</summary>
    public long Count { get; private set; }

    /// <summary>The parts in the order in which months are stored. Nothing can be added afterwards.</summary>
    public IReadOnlyList<Part> Parts => laid ??= Joined();

    /// <summary>Removes what a process that was killed left behind. Called by whoever holds the import lock: nobody else has a spool then.</summary>
    public static void ForgetOld(string folder)
    {
        foreach (var left in Directory.CreateDirectory(folder).EnumerateFiles(FileNames + "*"))
        {
            left.Delete();
        }
    }

    public void Add(in LessonRow row)
    {
        if (laid is not null)
        {
            throw new InvalidOperationException("The rows have been laid in order: no more can be added.");
        }

        if (row.Day != day)
        {
            (day, month) = (row.Day, AttendanceStore.MonthOf(row.Date));
        }

        var pupils = row.PupilId >> PupilBits;
        if (latest is null || latest.Month != month || latest.Pupils != pupils)
        {
            ref var part = ref CollectionsMarshal.GetValueRefOrAddDefault(parts, (month, pupils), out _);
            latest = part ??= new(month, pupils);
        }

        latest.Rows.Add(row);
        Count++;
        if (++inMemory == mostInMemory)
        {
            Spill();
        }
    }

    /// <summary>Fills a list with the rows of a part, in the order in which they were added or last kept.</summary>
    public void Read(Part part, List<LessonRow> into)
    {
        into.Clear();
        foreach (var (offset, count) in part.Extents)
        {
            var from = into.Count;
            CollectionsMarshal.SetCount(into, from + count);
            file!.Position = offset;
            file.ReadExactly(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(into)[from..]));
        }

        into.AddRange(part.Rows);
    }

    /// <summary>Keeps the rows of a part as they are now: in another order, or fewer.</summary>
    public void Keep(Part part, List<LessonRow> rows)
    {
        Count += rows.Count - part.Count;
        if (file is null)
        {
            part.Rows.Clear();
            part.Rows.AddRange(rows);
            return;
        }

        var offset = part.Extents.Count == 1 && part.Extents[0].Count >= rows.Count ? part.Extents[0].Offset : file.Length;
        part.Rows.Clear();
        part.Extents.Clear();
        Write(part, offset, rows);
    }

    public void Dispose()
    {
        if (file is not null)
        {
            file.Dispose();
            File.Delete(path);
        }
    }

    private List<Part> Joined()
    {
        var joined = new List<Part>();
        foreach (var (_, part) in parts.OrderBy(part => part.Key))
        {
            if (joined.Count > 0 && joined[^1].Month == part.Month && joined[^1].Count + part.Count <= RowsTogether)
            {
                joined[^1].Take(part);
            }
            else
            {
                joined.Add(part);
            }
        }

        parts.Clear();
        latest = null;
        return joined;
    }

    private void Spill()
    {
        file ??= new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        foreach (var part in parts.Values)
        {
            if (part.Rows.Count > 0)
            {
                Write(part, file.Length, part.Rows);
                part.Rows = [];
            }
        }

        inMemory = 0;
    }

    private void Write(Part part, long offset, List<LessonRow> rows)
    {
        file!.Position = offset;
        file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(rows)));
        part.Extents.Add((offset, rows.Count));
    }

    /// <summary>One month of some pupils, who have numbers near each other or are few.</summary>
    internal sealed class Part(int month, int pupils)
    {
        public int Month { get; } = month;

        public int Pupils { get; } = pupils;

        public List<(long Offset, int Count)> Extents { get; } = [];

        public List<LessonRow> Rows { get; set; } = [];

        public int Count => Extents.Sum(extent => extent.Count) + Rows.Count;

        /// <summary>Takes over the rows of another.</summary>
        public void Take(Part other)
        {
            Extents.AddRange(other.Extents);
            Rows.AddRange(other.Rows);
            other.Rows = [];
        }
    }
}
