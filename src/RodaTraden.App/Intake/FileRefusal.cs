namespace RodaTraden.App.Intake;

/// <summary>Why a whole file is refused before anything is read in. Each has its own words in the language files.</summary>
public enum FileRefusalReason
{
    Empty,
    OnlyHeadings,
    NotText,
    UnknownHeadings,
    ColumnMissing,
    RowsWrappedInQuotes,
    LineTooLong,
    TooManyColumns,
    BrokenLetters,
    BrokenWorkbook,
    UnpacksTooLarge,
    BrokenDocument,
    UnknownDocument,
    PeriodMissing,
    NotFound,
}

/// <summary>A file that cannot be read in, and what was found that makes it so.</summary>
public sealed class FileRefusedException(FileRefusalReason reason, string found) : Exception(reason.ToString())
{
    public FileRefusalReason Reason { get; } = reason;

    /// <summary>What stands in the file: headings, a byte count. Never a row about a person.</summary>
    public string Found { get; } = found;
}

/// <summary>Why one row is refused. Each has its own words in the language files.</summary>
public enum RowRefusalReason
{
    ValueMissing,
    UnknownPupil,
    UnknownUnit,
    ImpossibleDate,
    DateInFuture,
    ImpossibleTime,
    EndNotAfterStart,
    NotWholeMinutes,
    MinutesDoNotFit,
    UnreportedWithMinutes,
    NotZeroOrOne,
    UnknownWord,
    Contradiction,
    ToBeforeFrom,
    NotACivicNumber,
    TooLong,
    LateWithoutTime,
    PeriodCrossesSchoolYears,
    FiguresDoNotFit,
    UnknownCode,
    NotAMunicipalityCode,
}

/// <summary>One refused row: where, what was found there, and why; with the words that would do, or the rows that it stands against.</summary>
public readonly record struct RowRefusal(long Line, string Column, string Found, RowRefusalReason Reason, string Detail = "");
