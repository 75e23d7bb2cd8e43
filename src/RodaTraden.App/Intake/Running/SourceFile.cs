using RodaTraden.App.Intake.Tables;

namespace RodaTraden.App.Intake.Running;

/// <summary>A file whose kind has been told: opened as often as needed, always as rows under native headings.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Sender">The sender's name where the headings or a mapping tell it; else empty.</param>
/// <param name="Open">Opens it from the start.</param>
internal sealed record SourceFile(string Path, FileKind Kind, string Sender, Func<TableFile> Open)
{
    /// <summary>The description that a person made of such files, where one was used; its number.</summary>
    public int? MappingId { get; init; }
}
