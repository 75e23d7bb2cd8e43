using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace RodaTraden.App.Storage;

/// <summary>
/// Writes many rows of one table past the change tracker, in the transaction that the caller has begun: a prepared statement on SQLite, COPY and arrays
/// on PostgreSQL.
/// </summary>
/// <param name="name">The table.</param>
/// <param name="key">The columns of its key.</param>
/// <param name="columns">All columns that are written.</param>
internal sealed class BulkTable<TRow>(string name, IReadOnlyList<string> key, params BulkColumn<TRow>[] columns)
{
    private const int RowsInArrays = 2000;

    private string Columns => string.Join(", ", columns.Select(column => column.Quoted));

    private string Overwrite
    {
        get
        {
            var others = columns.Where(column => !key.Contains(column.Name)).Select(column => $"{column.Quoted} = excluded.{column.Quoted}").ToList();
            return $"ON CONFLICT ({string.Join(", ", key)}) DO {(others.Count == 0 ? "NOTHING" : "UPDATE SET " + string.Join(", ", others))}";
        }
    }

    /// <summary>The columns that are written.</summary>
    public IEnumerable<string> ColumnNames => columns.Select(column => column.Name);

    /// <summary>
    /// Numbers for rows that will be added, where the table numbers its rows. On SQLite nobody else writes until the transaction ends, so they are simply the next;
    /// all rows that the table gets before these are added must have got their numbers so.
    /// </summary>
    public async Task<Queue<int>> TakeIdsAsync(AppDbContext db, int count, CancellationToken cancellation)
    {
        if (count == 0)
        {
            return [];
        }

        if (db.Database.IsNpgsql())
        {
            return new(await db.Database.SqlQuery<int>($"SELECT nextval(pg_get_serial_sequence({name}, 'id'))::int FROM generate_series(1, {count})").ToListAsync(cancellation));
        }

        var last = (await db.Database.SqlQuery<int>($"SELECT seq FROM sqlite_sequence WHERE name = {name}").ToListAsync(cancellation)).SingleOrDefault();
        return new(Enumerable.Range(last + 1, count));
    }

    /// <summary>Adds rows whose keys are not there.</summary>
    public async Task AddAsync(AppDbContext db, IReadOnlyCollection<TRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (!db.Database.IsNpgsql())
        {
            WritePrepared(db, rows, "", cancellation);
            return;
        }

        await using var copy = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync($"COPY {name} ({Columns}) FROM STDIN (FORMAT BINARY)", cancellation);
        Fill(copy, rows);
        await copy.CompleteAsync(cancellation);
    }

    /// <summary>Writes rows in place of those with the same keys, if any.</summary>
    public Task ReplaceAsync(AppDbContext db, IReadOnlyCollection<TRow> rows, CancellationToken cancellation) => InsertAsync(db, rows, Overwrite, cancellation);

    /// <summary>Adds the rows that clash with none that is there, by whatever index.</summary>
    public Task AddMissingAsync(AppDbContext db, IReadOnlyCollection<TRow> rows, CancellationToken cancellation) => InsertAsync(db, rows, "ON CONFLICT DO NOTHING", cancellation);

    private async Task InsertAsync(AppDbContext db, IReadOnlyCollection<TRow> rows, string onConflict, CancellationToken cancellation)
    {
        if (!db.Database.IsNpgsql())
        {
            WritePrepared(db, rows, onConflict, cancellation);
            return;
        }

        foreach (var chunk in rows.Chunk(RowsInArrays))
        {
            var transaction = (NpgsqlTransaction)Transaction(db);
            await using var command = new NpgsqlCommand { Connection = transaction.Connection, Transaction = transaction };
            command.CommandText = $"INSERT INTO {name} ({Columns}) SELECT * FROM unnest({string.Join(", ", columns.Select((_, at) => $"${at + 1}"))}) {onConflict}";
            foreach (var column in columns)
            {
                command.Parameters.Add(new() { Value = column.All(chunk), NpgsqlDbType = NpgsqlDbType.Array | column.Type });
            }

            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    // Not awaited value by value: a city's year has ten million of them, and nearly all only go into a buffer.
    private void Fill(NpgsqlBinaryImporter copy, IReadOnlyCollection<TRow> rows)
    {
        foreach (var row in rows)
        {
            copy.StartRow();
            foreach (var column in columns)
            {
                column.Write(copy, row);
            }
        }
    }

    private void WritePrepared(AppDbContext db, IReadOnlyCollection<TRow> rows, string onConflict, CancellationToken cancellation)
    {
        var connection = (SqliteConnection)Transaction(db).Connection!;
        using var written = new SqliteRows(connection, $"INSERT INTO {name} ({Columns}) VALUES ({string.Join(", ", columns.Select(_ => "?"))}) {onConflict}");
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var at = 0; at < columns.Length; at++)
            {
                columns[at].Bind(written, at + 1, row);
            }

            written.Write();
        }
    }

    private static DbTransaction Transaction(AppDbContext db) =>
        db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Many rows are written inside a transaction.");
}

/// <summary>A column of a <see cref="BulkTable{TRow}"/>.</summary>
internal abstract class BulkColumn<TRow>(string name, NpgsqlDbType type)
{
    public string Name => name;

    /// <summary>The name as it stands in a command: some columns are called what SQL calls its own words.</summary>
    public string Quoted => $"\"{name}\"";

    public NpgsqlDbType Type => type;

    public abstract void Bind(SqliteRows rows, int at, TRow row);

    public abstract Array All(TRow[] rows);

    public abstract void Write(NpgsqlBinaryImporter copy, TRow row);
}

/// <summary>A column with values of one type.</summary>
internal sealed class BulkColumn<TRow, TValue>(string name, NpgsqlDbType type, Func<TRow, TValue> value) : BulkColumn<TRow>(name, type)
{
    public override void Bind(SqliteRows rows, int at, TRow row) => rows.Bind(at, value(row));

    public override Array All(TRow[] rows) => Array.ConvertAll(rows, row => value(row));

    public override void Write(NpgsqlBinaryImporter copy, TRow row)
    {
        if (value(row) is { } of)
        {
            copy.Write(of, Type);
        }
        else
        {
            copy.WriteNull();
        }
    }
}
