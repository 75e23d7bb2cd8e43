using Microsoft.Data.Sqlite;

namespace RodaTraden.App.Storage;

/// <summary>
/// A copy of the embedded database, taken before it is brought to a newer version and forgotten after. Some changes of a table cannot be made in one transaction
/// on SQLite: if the process is killed in the middle of one, the next start begins again from the copy. PostgreSQL changes tables in transactions.
/// </summary>
internal static class MigrationCopy
{
    public static bool Exists(StorageOptions options) => !options.IsPostgres && File.Exists(Path(options));

    /// <summary>Whether an upgrade was cut off and the data lies in the copy.</summary>
    public static bool HoldsData(StorageOptions options) => Exists(options) && new FileInfo(Path(options)).Length > 0;

    /// <summary>Copies the database as it is. An empty copy says that there was none.</summary>
    public static async Task TakeAsync(StorageOptions options, CancellationToken cancellation)
    {
        var unfinished = Path(options) + ".part";
        File.Delete(unfinished);
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.SqliteFile, Pooling = false }.ToString()))
        {
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'imported_files'";
            if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture) == 0)
            {
                await File.WriteAllBytesAsync(unfinished, [], cancellation);
            }
            else
            {
                command.CommandText = "VACUUM INTO $copy";
                command.Parameters.AddWithValue("$copy", unfinished);
                await command.ExecuteNonQueryAsync(cancellation);
            }
        }

        // The copy counts only when it is whole.
        File.Move(unfinished, Path(options), overwrite: true);
    }

    /// <summary>Puts the copy back when the process that took it never finished. The half-made database is laid aside: somebody may have put another in its place.</summary>
    public static void RestoreAfterKill(StorageOptions options)
    {
        if (!Exists(options))
        {
            return;
        }

        SqliteConnection.ClearAllPools();
        foreach (var rest in new[] { "-wal", "-shm", "" })
        {
            if (File.Exists(options.SqliteFile + rest))
            {
                File.Move(options.SqliteFile + rest, options.SqliteFile + ".interrupted" + rest, overwrite: true);
            }
        }

        if (HoldsData(options))
        {
            File.Copy(Path(options), options.SqliteFile);
        }
    }

    public static void Forget(StorageOptions options)
    {
        if (!options.IsPostgres)
        {
            File.Delete(Path(options));
        }
    }

    private static string Path(StorageOptions options) => options.SqliteFile + ".before";
}
