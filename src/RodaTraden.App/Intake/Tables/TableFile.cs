using System.Text;

namespace RodaTraden.App.Intake.Tables;

/// <summary>
/// A file as rows under headings, whatever it is made of: delimited text, a workbook, an interchange document. Rows keep their line number and
/// their text, so that a refused row can be shown and handed back.
/// </summary>
internal abstract class TableFile : IDisposable
{
    public abstract IReadOnlyList<string> Headings { get; }

    /// <summary>Where the row stands in the file: its line, or its row in a sheet.</summary>
    public abstract long Line { get; }

    /// <summary>How far reading has come, of the file's length.</summary>
    public abstract long BytesRead { get; }

    /// <summary>How many cells the row has.</summary>
    public abstract int Width { get; }

    /// <summary>
    /// The sender leaves out what native files must say: a unit is known by its key alone, and a pupil may stand without school and marking.
    /// </summary>
    public virtual bool IsSparse => false;

    /// <summary>The next row; false at the end.</summary>
    /// <exception cref="FileRefusedException">The rest cannot be read.</exception>
    public abstract bool Read();

    /// <summary>The text of a column, trimmed; empty for a column that is not there.</summary>
    public abstract string Text(int column);

    /// <summary>The bytes of a column, UTF-8, trimmed; empty for a column that is not there.</summary>
    public virtual ReadOnlySpan<byte> Bytes(int column) => Encoding.UTF8.GetBytes(Text(column));

    /// <summary>All cells of the row.</summary>
    public string[] Cells() => [.. Enumerable.Range(0, Width).Select(Text)];

    public abstract void Dispose();
}
