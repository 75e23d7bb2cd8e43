using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.Evaluating.OnDisk;

/// <summary>
/// A school year as memory held it when a certain change had been made. Unit by unit, in words of eight bytes: for each pupil the number, how far the held step
/// has been replayed, and the packed year, which goes on lying where it was read; then what lies where, as JSON, and in the last four bytes how long that is.
/// Numbers stand as this kind of processor has them.
/// </summary>
internal sealed class YearFile : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly Dictionary<int, Part> parts;
    private readonly ConcurrentDictionary<int, ulong[]> ahead = new();

    private YearFile(SafeFileHandle file, Contents contents) =>
        (this.file, Of, parts) = (file, contents, contents.Parts.ToDictionary(part => part.UnitId));

    /// <summary>What it says of itself.</summary>
    public Contents Of { get; }

    /// <summary>Opens a file; null when there is none, or it is not one that this program has written.</summary>
    public static YearFile? TryOpen(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        if (length > sizeof(int) && ReadContents(file, length) is { } contents && contents.Program == Program)
        {
            return new(file, contents);
        }

        file.Dispose();
        return null;
    }

    /// <summary>Reads all units into memory, in the order in which they lie, so that the disk has no more part in it when they are asked for.</summary>
    public void ReadAhead()
    {
        foreach (var part in Of.Parts)
        {
            if (Block(part) is { } block)
            {
                ahead[part.UnitId] = block;
            }
        }
    }

    /// <summary>The pupils of a unit; none when the file does not hold them, or not as they were written.</summary>
    /// <param name="unitId">The unit.</param>
    /// <param name="ladder">The ladder in force there: how far another was replayed is of no use.</param>
    public Dictionary<int, HeldInFile> Read(int unitId, AttendanceLadder ladder)
    {
        var pupils = new Dictionary<int, HeldInFile>();
        if (!parts.TryGetValue(unitId, out var part))
        {
            return pupils;
        }

        if ((ahead.TryRemove(unitId, out var read) ? read : Block(part)) is not { } block)
        {
            return pupils;
        }

        var (isSameLadder, year) = (MarkOf(ladder) == part.Ladder, SchoolYear.Of(Of.FirstDay));
        for (var at = 0; at < block.Length;)
        {
            var (pupil, count) = PupilAndCount(block[at++]);
            var until = MemoryMarshal.Cast<ulong, int>(block.AsSpan(at))[..count];
            at += WordsOf(count);
            at += PackedYearWords.Read(year, block, at, out var packed);
            pupils.Add(pupil, new(packed, count > 0 && isSameLadder ? ReplayedUntil.From(ladder, until) : null));
        }

        return pupils;
    }

    public void Dispose() => file.Dispose();

    /// <summary>Which program: one of another build may have packed otherwise.</summary>
    public static string Program { get; } = $"{typeof(YearFile).Module.ModuleVersionId:n}{typeof(PackedYear).Module.ModuleVersionId:n}";

    /// <summary>A mark of a ladder: the same for the same words and numbers.</summary>
    public static string MarkOf(AttendanceLadder ladder) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(DetectionDocuments.Write(ladder))));

    /// <summary>A sum that tells damage on the disk, not somebody's intent.</summary>
    public static uint Checked(ReadOnlySpan<ulong> words)
    {
        var sum = uint.MaxValue;
        foreach (var word in words)
        {
            sum = BitOperations.Crc32C(sum, word);
        }

        return sum;
    }

    /// <summary>A pupil's number, and how many numbers tell how far the held step has been replayed, in a word.</summary>
    public static ulong Word(int pupil, int count) => (uint)pupil | ((ulong)(uint)count << 32);

    /// <summary>Words that so many numbers take.</summary>
    public static int WordsOf(int numbers) => (numbers + 1) / 2;

    private static (int Pupil, int Count) PupilAndCount(ulong word) => ((int)(uint)word, (int)(word >> 32));

    /// <summary>What lies at a place; null when it is not as it was written.</summary>
    private ulong[]? Block(Part part)
    {
        var block = GC.AllocateUninitializedArray<ulong>(part.Length / sizeof(ulong));
        return RandomAccess.Read(file, MemoryMarshal.AsBytes(block.AsSpan()), part.From) == part.Length && Checked(block) == part.Check ? block : null;
    }

    private static Contents? ReadContents(SafeFileHandle file, long length)
    {
        Span<byte> last = stackalloc byte[sizeof(int)];
        RandomAccess.Read(file, last, length - last.Length);
        var bytes = BinaryPrimitives.ReadInt32LittleEndian(last);
        if (bytes <= 0 || bytes > length - last.Length)
        {
            return null;
        }

        var json = new byte[bytes];
        RandomAccess.Read(file, json, length - last.Length - bytes);
        try
        {
            return JsonSerializer.Deserialize<Contents>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What the file says of itself.</summary>
    /// <param name="Program">The program that wrote it.</param>
    /// <param name="FirstDay">The first day of the school year.</param>
    /// <param name="Through">The latest change that is in it.</param>
    /// <param name="ThroughAt">When that was made: a database put back from a backup counts on with the same numbers.</param>
    /// <param name="Parts">What lies where.</param>
    internal sealed record Contents(string Program, DateOnly FirstDay, long Through, DateTime ThroughAt, IReadOnlyList<Part> Parts);

    /// <summary>Where a unit lies.</summary>
    internal sealed record Part(int UnitId, long From, int Length, uint Check, string Ladder);
}

/// <summary>A pupil's year as read from a file.</summary>
internal sealed record HeldInFile(PackedYear Year, ReplayedUntil? Until);
