using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Extracting;

/// <summary>Rows of one kind about a pupil, with the same columns in the document and in the file.</summary>
/// <param name="Part">The part it belongs to.</param>
/// <param name="Code">Its name in the file, and of its heading in the language files.</param>
/// <param name="Columns">Names of the columns: in the file, and of their headings in the language files.</param>
/// <param name="Rows">Values in the order of the columns: texts, numbers, days, instants in UTC, yes or no, or codes.</param>
internal sealed record ExtractTable(ExtractPart Part, string Code, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>Where it is shown: everything in the file, not everything in the document.</summary>
    public ExtractShown Shown { get; init; } = ExtractShown.Everywhere;
}

/// <summary>Where a table is shown.</summary>
internal enum ExtractShown
{
    Everywhere,
    InFileAlone,
    InDocumentAlone,
}
