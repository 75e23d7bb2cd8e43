using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace RodaTraden.App.Storage.Backups;

/// <summary>Rows out of a table and into one, on either database, one at a time: memory does not grow with the table.</summary>
internal static class TableRows
{
    // A city's rows are held against their foreign keys when the last has come.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    public static async Task<long> CountAsync(DbConnection connection, IEnumerable<CopiedTable> tables, CancellationToken cancellation)
    {
        var rows = 0L;
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table.Name}\"";
            command.CommandTimeout = 0;
            rows += Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
        }

        return rows;
    }

    /// <summary>Each row in turn; the same array is filled anew for the next.</summary>
    public static async IAsyncEnumerable<object?[]> ReadAsync(DbConnection connection, CopiedTable table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns(table)} FROM \"{table.Name}\"";
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new object?[table.Columns.Count];
        while (await reader.ReadAsync(cancellation))
        {
            for (var at = 0; at < values.Length; at++)
            {
                var kind = table.Columns[at].Kind;
                var isThere = !reader.IsDBNull(at);
                if (isThere && reader is SqliteDataReader embedded && !PlainForm.IsAsWritten(embedded, at, kind))
                {
                    throw new FormatException($"{table.Name}.{table.Columns[at].Name} holds a value in a form that nothing writes.");
                }

                values[at] = isThere ? Value(reader, at, kind) : null;
            }

            yield return values;
        }
    }

    /// <summary>Counts and sums what a table holds.</summary>
    public static async Task<RowSum> SumAsync(DbConnection connection, CopiedTable table, RowProgress progress, CancellationToken cancellation)
    {
        var sum = new RowSum(table);
        await foreach (var row in ReadAsync(connection, table, cancellation))
        {
            sum.Add(row);
            progress.Next();
        }

        return sum;
    }

    public static async Task<RowSum> WriteAsync(SqliteConnection connection, CopiedTable table, IAsyncEnumerable<object?[]> rows, RowProgress progress)
    {
        var sum = new RowSum(table);
        await using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({Columns(table)}) VALUES ({string.Join(", ", table.Columns.Select((_, at) => $"@p{at}"))})";
        var parameters = table.Columns.Select((_, at) => command.Parameters.Add(new($"@p{at}", null))).ToList();
        await foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++)
            {
                parameters[at].Value = row[at] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
            sum.Add(row);
            progress.Next();
        }

        return sum;
    }

    public static async Task WriteAsync(NpgsqlConnection connection, CopiedTable table, IAsyncEnumerable<object?[]> rows, RowProgress progress, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({Columns(table)}) FROM STDIN (FORMAT BINARY)", cancellation);
        copy.Timeout = Patience;
        await foreach (var row in rows)
        {
            // Not awaited value by value: nearly all only go into a buffer.
            copy.StartRow();
            for (var at = 0; at < row.Length; at++)
            {
                Write(copy, row[at], table.Columns[at]);
            }

            progress.Next();
        }

        await copy.CompleteAsync(cancellation);
    }

    private static string Columns(CopiedTable table) => string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));

    // PostgreSQL keeps microseconds: finer parts of an instant are left out of copies and sums alike.
    private static object Value(DbDataReader reader, int at, ValueKind kind) => kind switch
    {
        ValueKind.Whole => reader.GetInt64(at),
        ValueKind.Truth => reader.GetBoolean(at),
        ValueKind.Text => reader.GetString(at),
        ValueKind.Bytes => reader.GetFieldValue<byte[]>(at),
        ValueKind.Day => reader.GetFieldValue<DateOnly>(at),
        ValueKind.Instant => Utc(reader.GetDateTime(at).Ticks),
        ValueKind.OffsetInstant => new DateTimeOffset(Utc(reader.GetFieldValue<DateTimeOffset>(at).UtcTicks)),
        ValueKind.Identifier => reader.GetGuid(at),
    };

    private static DateTime Utc(long ticks) => new(ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    private static void Write(NpgsqlBinaryImporter copy, object? value, CopiedColumn column)
    {
        switch (value)
        {
            case null:
                copy.WriteNull();
                break;
            case long whole when column.StoreType == "smallint":
                copy.Write(checked((short)whole), NpgsqlDbType.Smallint);
                break;
            case long whole when column.StoreType == "integer":
                copy.Write(checked((int)whole), NpgsqlDbType.Integer);
                break;
            case long whole:
                copy.Write(whole, NpgsqlDbType.Bigint);
                break;
            case bool truth:
                copy.Write(truth, NpgsqlDbType.Boolean);
                break;
            case string text:
                copy.Write(text, NpgsqlDbType.Text);
                break;
            case byte[] bytes:
                copy.Write(bytes, NpgsqlDbType.Bytea);
                break;
            case DateOnly day:
                copy.Write(day, NpgsqlDbType.Date);
                break;
            case DateTime instant:
                copy.Write(instant, NpgsqlDbType.TimestampTz);
                break;
            case DateTimeOffset instant:
                copy.Write(instant, NpgsqlDbType.TimestampTz);
                break;
            case Guid identifier:
                copy.Write(identifier, NpgsqlDbType.Uuid);
                break;
            default:
                throw new NotSupportedException($"{column.Name} cannot hold {value.GetType().Name}.");
        }
    }
}
