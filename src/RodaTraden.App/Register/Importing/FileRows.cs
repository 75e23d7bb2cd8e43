using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;

namespace RodaTraden.App.Register.Importing;

/// <summary>
/// The rows of one file by their key. Rows that repeat each other are one; rows with the same key and other content are all refused, unless one of them yields.
/// </summary>
internal sealed class FileRows<TKey, TRow>(FileReport report, string keyColumn, Func<TKey, string>? keyWords = null)
    where TKey : notnull
    where TRow : IEquatable<TRow>
{
    private readonly Dictionary<TKey, List<(long Line, TRow Row)>> rows = [];
    private readonly HashSet<long> yielding = [];

    /// <summary>Adds a row.</summary>
    /// <param name="key">What it is about.</param>
    /// <param name="line">Its line.</param>
    /// <param name="row">What it says.</param>
    /// <param name="yields">It gives way to rows about the same that do not yield.</param>
    public void Add(TKey key, long line, TRow row, bool yields = false)
    {
        if (yields)
        {
            yielding.Add(line);
        }

        if (!rows.TryGetValue(key, out var same))
        {
            // Nearly always there is one line to a key.
            rows[key] = same = new(1);
        }

        same.Add((line, row));
    }

    /// <summary>All keys that any line gave.</summary>
    public IEnumerable<TKey> Keys => rows.Keys;

    /// <summary>The lines that gave a key.</summary>
    public IEnumerable<long> LinesOf(TKey key) => rows.GetValueOrDefault(key, []).Select(same => same.Line);

    /// <summary>The keys in the order they came, each with its one row and the lines that said it.</summary>
    public IEnumerable<(TKey Key, TRow Row, FileLines Lines)> Agreed()
    {
        foreach (var (key, all) in rows)
        {
            var same = all.Exists(one => !yielding.Contains(one.Line)) ? all.FindAll(one => !yielding.Contains(one.Line)) : all;
            report.Unchanged += all.Count - same.Count;
            if (same.All(other => other.Row.Equals(same[0].Row)))
            {
                yield return (key, same[0].Row, new(same[0].Line, same.Count));
                continue;
            }

            var words = keyWords is null ? key.ToString() ?? "" : keyWords(key);
            foreach (var (line, _) in same)
            {
                report.Refuse(line, keyColumn, words, RowRefusalReason.Contradiction, string.Join(", ", same.Where(other => other.Line != line).Take(3).Select(other => other.Line)));
            }
        }
    }
}

/// <summary>The lines of a file that say one and the same.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many.</param>
internal readonly record struct FileLines(long First, int Count);
