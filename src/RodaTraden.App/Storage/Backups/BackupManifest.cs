using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RodaTraden.App.Storage.Backups;

/// <summary>A table in a backup: what was copied, and the sum that tells whether it is still so.</summary>
internal sealed record BackedUpTable(CopiedTable Table, long Rows, long Sum);

/// <summary>What a backup says of itself. docs/storage.md describes its tables.</summary>
/// <param name="Id">Named by the audit entries of the backup and of each restore.</param>
/// <param name="Migration">The latest of the embedded database's migrations.</param>
/// <param name="Source">The database that was copied: <c>Sqlite</c> or <c>Postgres</c>.</param>
internal sealed record BackupManifest(Guid Id, int Format, string Program, string Migration, string Source, DateTime MadeAt, IReadOnlyList<BackedUpTable> Tables)
{
    public const int NewestFormat = 1;

    /// <summary>
    /// What a backup holds beside the program's rows, held to sums as they are: the files of the data folder, what it says of itself, the shape of the tables and the migrations that gave it.
    /// </summary>
    public static readonly IReadOnlyList<CopiedTable> Beside =
    [
        Plain("backup_files", ("bytes", ValueKind.Bytes), ("part", ValueKind.Whole), ("path", ValueKind.Text)),
        Plain("backup_manifest", ("format", ValueKind.Whole), ("id", ValueKind.Text), ("made_at", ValueKind.Text), ("migration", ValueKind.Text), ("program", ValueKind.Text), ("source", ValueKind.Text)),
        Plain("backup_columns", ("kind", ValueKind.Text), ("name", ValueKind.Text), ("table_name", ValueKind.Text)),
        Plain("sqlite_master", ("name", ValueKind.Text), ("sql", ValueKind.Text), ("tbl_name", ValueKind.Text), ("type", ValueKind.Text)),
        Plain("__EFMigrationsHistory", ("MigrationId", ValueKind.Text), ("ProductVersion", ValueKind.Text)),
    ];

    /// <summary>The tables that only a backup has.</summary>
    public static readonly IReadOnlyList<string> OwnTables = ["backup_manifest", "backup_tables", "backup_columns", "backup_files"];

    /// <summary>The program's own tables.</summary>
    public IReadOnlyList<BackedUpTable> ProgramTables => [.. Tables.Where(table => Beside.All(one => one.Name != table.Table.Name))];

    public string Reference => "backup/" + Id.ToString("n");

    public static async Task CreateTablesAsync(SqliteConnection connection, CancellationToken cancellation) => await BackupFile.ExecuteAsync(connection, """
        CREATE TABLE backup_manifest (id TEXT NOT NULL, format INTEGER NOT NULL, program TEXT NOT NULL, migration TEXT NOT NULL, source TEXT NOT NULL, made_at TEXT NOT NULL);
        CREATE TABLE backup_tables (name TEXT NOT NULL PRIMARY KEY, rows INTEGER NOT NULL, checksum INTEGER NOT NULL);
        CREATE TABLE backup_columns (table_name TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (table_name, name));
        CREATE TABLE backup_files (path TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (path, part));
        """, cancellation);

    /// <summary>Writes all but the sums, which come last.</summary>
    public async Task WriteAsync(SqliteConnection connection, IReadOnlyList<CopiedTable> tables, CancellationToken cancellation)
    {
        await BackupFile.ExecuteAsync(connection, "INSERT INTO backup_manifest VALUES ($1, $2, $3, $4, $5, $6)", cancellation, Id, Format, Program, Migration, Source, MadeAt);
        foreach (var table in tables)
        {
            foreach (var column in table.Columns)
            {
                await BackupFile.ExecuteAsync(connection, "INSERT INTO backup_columns VALUES ($1, $2, $3)", cancellation, table.Name, column.Name, column.Kind.ToString());
            }
        }
    }

    /// <summary>What stands first, without the tables: enough to know whether this program can read the rest. Null when the file is no backup.</summary>
    public static async Task<BackupManifest?> ReadAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        var found = await BackupFile.ReadAsync(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'backup_manifest'", row => row.GetInt32(0), cancellation);
        return found[0] == 0 ? null : (await BackupFile.ReadAsync(
            connection,
            "SELECT id, format, program, migration, source, made_at FROM backup_manifest",
            row => new BackupManifest(row.GetGuid(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), DateTime.SpecifyKind(row.GetDateTime(5), DateTimeKind.Utc), []),
            cancellation)).Single();
    }

    public async Task<BackupManifest> WithTablesAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        var columns = (await BackupFile.ReadAsync(connection, "SELECT table_name, name, kind FROM backup_columns", row => (Table: row.GetString(0), Name: row.GetString(1), Kind: row.GetString(2)), cancellation))
            .ToLookup(column => column.Table, column => new CopiedColumn(column.Name, Enum.Parse<ValueKind>(column.Kind)));
        var tables = await BackupFile.ReadAsync(
            connection,
            "SELECT name, rows, checksum FROM backup_tables",
            row => new BackedUpTable(new(row.GetString(0), [.. columns[row.GetString(0)].OrderBy(column => column.Name, StringComparer.Ordinal)]), row.GetInt64(1), row.GetInt64(2)),
            cancellation);
        return this with { Tables = tables };
    }

    private static CopiedTable Plain(string name, params (string Name, ValueKind Kind)[] columns) => new(name, [.. columns.Select(column => new CopiedColumn(column.Name, column.Kind))]);
}
