namespace RodaTraden.App.Intake.Tables;

/// <summary>Which letters a text file is written in, as a person may say of a sender.</summary>
public enum LetterCode
{
    Told,
    Utf8,
    Windows1252,
    Dos437,
    Dos850,

    /// <summary>UTF-8 that has been read as code page 437 and saved again: å has become ├Ñ.</summary>
    MendDos437,

    /// <summary>UTF-8 that has been read as Windows-1252 and saved again: å has become Ã¥.</summary>
    MendWindows1252,
}
