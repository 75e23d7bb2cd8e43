using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.Evaluating.OnDisk;

/// <summary>Writes a <see cref="YearFile"/>, under another name until it is whole.</summary>
internal sealed class YearFileWriter : IDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private readonly List<YearFile.Part> parts = [];
    private ulong[] room = [];

    public YearFileWriter(string path)
    {
        this.path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        file = new(Unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    private string Unfinished => $"{path}.{Environment.ProcessId}.part";

    public void Add(int unitId, UnitYears years, AttendanceLadder ladder)
    {
        var length = 0;
        foreach (var pupil in years.Pupils)
        {
            length += Write(pupil, years.Find(pupil)!, ladder, length);
        }

        parts.Add(new(unitId, file.Position, length * sizeof(ulong), YearFile.Checked(room.AsSpan(0, length)), YearFile.MarkOf(ladder)));
        file.Write(MemoryMarshal.AsBytes(room.AsSpan(0, length)));
    }

    /// <summary>Ends the file, and puts it in the place of the one before.</summary>
    public void Finish(SchoolYear year, long through, DateTime throughAt)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new YearFile.Contents(YearFile.Program, year.First, through, throughAt, parts));
        file.Write(json);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, json.Length);
        file.Write(length);
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(Unfinished, path, overwrite: true);
    }

    public void Dispose()
    {
        file.Dispose();
        File.Delete(Unfinished);
    }

    private int Write(int pupil, HeldPupil held, AttendanceLadder ladder, int from)
    {
        var ofYear = PackedYearWords.Length(held.Year);
        if (ofYear == 0)
        {
            return 0;
        }

        int[] until = held.Until is { } known && ReferenceEquals(known.Ladder, ladder) ? known.Numbers() : [];
        var length = 1 + YearFile.WordsOf(until.Length) + ofYear;
        if (room.Length < from + length)
        {
            Array.Resize(ref room, 2 * (from + length));
        }

        var into = room.AsSpan(from, length);
        into.Clear();
        into[0] = YearFile.Word(pupil, until.Length);
        until.CopyTo(MemoryMarshal.Cast<ulong, int>(into[1..]));
        PackedYearWords.Write(held.Year, into[^ofYear..]);
        return length;
    }
}
