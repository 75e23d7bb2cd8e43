using System.Buffers.Binary;
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
/// A school year as memory held it when a certain change had been made. Unit by unit: for each pupil the number, how far the held step has been replayed, and
/// the packed year; then what lies where, as JSON, and in the last four bytes how long that is. Numbers stand lowest byte first.
/// </summary>
internal sealed class YearFile : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly Dictionary<int, Part> parts;

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

        var bytes = new byte[part.Length];
        if (RandomAccess.Read(file, bytes, part.From) != part.Length || Checked(bytes) != part.Check)
        {
            return pupils;
        }

        var (isSameLadder, year) = (MarkOf(ladder) == part.Ladder, SchoolYear.Of(Of.FirstDay));
        ReadOnlySpan<byte> rest = bytes;
        Span<int> until = stackalloc int[32];
        while (!rest.IsEmpty)
        {
            var (pupil, count) = (BinaryPrimitives.ReadInt32LittleEndian(rest), BinaryPrimitives.ReadInt32LittleEndian(rest[4..]));
            rest = rest[8..];
            for (var at = 0; at < count; at++, rest = rest[4..])
            {
                until[at] = BinaryPrimitives.ReadInt32LittleEndian(rest);
            }

            rest = rest[PackedYearBytes.Read(year, rest, out var packed)..];
            pupils.Add(pupil, new(packed, count > 0 && isSameLadder ? ReplayedUntil.From(ladder, until[..count]) : null));
        }

        return pupils;
    }

    public void Dispose() => file.Dispose();

    /// <summary>Which program: one of another build may have packed otherwise.</summary>
    public static string Program { get; } = $"{typeof(YearFile).Module.ModuleVersionId:n}{typeof(PackedYear).Module.ModuleVersionId:n}";

    /// <summary>A mark of a ladder: the same for the same words and numbers.</summary>
    public static string MarkOf(AttendanceLadder ladder) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(DetectionDocuments.Write(ladder))));

    /// <summary>A sum that tells damage on the disk, not somebody's intent.</summary>
    public static uint Checked(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            sum = BitOperations.Crc32C(sum, word);
        }

        foreach (var one in bytes[^(bytes.Length % sizeof(ulong))..])
        {
            sum = BitOperations.Crc32C(sum, one);
        }

        return sum;
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
internal readonly record struct HeldInFile(PackedYear Year, ReplayedUntil? Until);
