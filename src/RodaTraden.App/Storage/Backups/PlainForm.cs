using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RodaTraden.App.Storage.Backups;

/// <summary>
/// The one form in which the embedded database holds a value. It takes others as readily, and reads a number in small letters or a day with strokes as the same
/// value, but no longer finds it when it is asked for: what stands there in another form has been damaged.
/// </summary>
internal static class PlainForm
{
    /// <summary>Whether a value that is there stands in its form. Asked before the value is read: reading turns bytes into letters where letters are wanted.</summary>
    public static bool IsAsWritten(SqliteDataReader row, int at, ValueKind kind) => kind switch
    {
        ValueKind.Whole => Class(row, at) == raw.SQLITE_INTEGER,
        ValueKind.Truth => Class(row, at) == raw.SQLITE_INTEGER && row.GetInt64(at) is 0 or 1,
        ValueKind.Bytes => Class(row, at) == raw.SQLITE_BLOB,
        _ => Class(row, at) == raw.SQLITE_TEXT && (kind == ValueKind.Text || row.GetString(at) == Form(row, at, kind)),
    };

    private static string Form(SqliteDataReader row, int at, ValueKind kind) => kind switch
    {
        ValueKind.Day => SqliteText.Of(row.GetFieldValue<DateOnly>(at)),
        ValueKind.Instant => SqliteText.Of(row.GetDateTime(at)),
        ValueKind.OffsetInstant => SqliteText.Of(row.GetFieldValue<DateTimeOffset>(at)),
        ValueKind.Identifier => SqliteText.Of(row.GetGuid(at)),
        _ => throw new NotSupportedException($"{kind} is not kept as letters."),
    };

    // The library tells what the column was made for; what stands in this row only the database tells.
    private static int Class(SqliteDataReader row, int at) => raw.sqlite3_column_type(row.Handle, at);
}
