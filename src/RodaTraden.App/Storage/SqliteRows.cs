using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RodaTraden.App.Storage;

/// <summary>
/// Writes rows with one statement of the embedded database, values bound by place: by name, as the common way does, finding the names takes as long as writing.
/// Values are written as <see cref="SqliteText"/> says.
/// </summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;
    private byte[] letters = ArrayPool<byte>.Shared.Rent(256);

    public SqliteRows(SqliteConnection open, string sql)
    {
        connection = open.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(connection, sql, out statement));
    }

    /// <summary>Writes the row whose values have been bound, and is ready for the next.</summary>
    public void Write()
    {
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        Check(raw.sqlite3_reset(statement));
    }

    /// <summary>Binds a value.</summary>
    /// <param name="at">Its place; the first is 1.</param>
    /// <param name="value">The value; null for none.</param>
    public void Bind<T>(int at, T value)
    {
        // Each of these is decided when the method is compiled for a type: nothing is boxed.
        if (typeof(T) == typeof(int))
        {
            Check(raw.sqlite3_bind_int(statement, at, (int)(object)value!));
        }
        else if (typeof(T) == typeof(bool))
        {
            Check(raw.sqlite3_bind_int(statement, at, (bool)(object)value! ? 1 : 0));
        }
        else if (value is null)
        {
            Check(raw.sqlite3_bind_null(statement, at));
        }
        else
        {
            BindOther(at, value);
        }
    }

    public void Dispose()
    {
        statement.Dispose();
        ArrayPool<byte>.Shared.Return(letters);
    }

    private void BindOther(int at, object value)
    {
        switch (value)
        {
            case byte[] { Length: 0 }:
                Check(raw.sqlite3_bind_zeroblob(statement, at, 0));
                break;
            case byte[] bytes:
                Check(raw.sqlite3_bind_blob(statement, at, bytes));
                break;
            case int number:
                Check(raw.sqlite3_bind_int(statement, at, number));
                break;
            case long number:
                Check(raw.sqlite3_bind_int64(statement, at, number));
                break;
            case string text:
                BindText(at, text);
                break;
            case DateOnly day:
                BindText(at, SqliteText.Of(day));
                break;
            case DateTime moment:
                BindText(at, SqliteText.Of(moment));
                break;
            case Guid id:
                BindText(at, SqliteText.Of(id));
                break;
            default:
                throw new NotSupportedException($"A value of type {value.GetType().Name} cannot be written.");
        }
    }

    private void BindText(int at, string text)
    {
        if (text.Length == 0)
        {
            Check(raw.sqlite3_bind_text(statement, at, ""));
            return;
        }

        if (Encoding.UTF8.GetMaxByteCount(text.Length) is var most && most > letters.Length)
        {
            ArrayPool<byte>.Shared.Return(letters);
            letters = ArrayPool<byte>.Shared.Rent(most);
        }

        var count = Encoding.UTF8.GetBytes(text, letters);
        Check(raw.sqlite3_bind_text(statement, at, letters.AsSpan(0, count)));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection);
}
