using RodaTraden.App.Intake.Tables;

namespace RodaTraden.App.Intake.Mappings;

/// <summary>What a mapping may fill for a kind of file, and what it must.</summary>
internal static class MappingColumns
{
    /// <summary>The kinds that a person may describe. Codes come only with their documents.</summary>
    public static IEnumerable<FileKind> Kinds => Enum.GetValues<FileKind>().Where(kind => kind != FileKind.Codes);

    /// <summary>The native columns, and for lessons two more: minutes late, and how long the lesson was where its end is not told.</summary>
    public static IEnumerable<Column> Of(FileKind kind) => kind == FileKind.Lessons
        ? NativeColumns.Of(kind).All.Concat([new("length", "längd", "lektionstid", "minuter"), new("late", "sen", "sen ankomst", "sen minuter")])
        : NativeColumns.Of(kind).All;

    /// <summary>Each group must be filled by one of its columns.</summary>
    public static IEnumerable<string[]> Required(FileKind kind) => kind switch
    {
        FileKind.Lessons => [["pupil"], ["unit"], ["date"], ["start"], ["end", "length"]],
        FileKind.Absences => [["pupil"], ["date"], ["kind"]],
        FileKind.Calendar => [["unit", "organiser"], ["date"], ["kind"]],
        FileKind.PeriodFigures => [["pupil"], ["offered"], ["valid"], ["invalid"]],
        _ => NativeColumns.Of(kind).Required.Select(column => new[] { column.Name }),
    };

    /// <summary>Whether the kind holds amounts of time.</summary>
    public static bool HasAmounts(FileKind kind) => kind is FileKind.Lessons or FileKind.Absences or FileKind.PeriodFigures;
}
