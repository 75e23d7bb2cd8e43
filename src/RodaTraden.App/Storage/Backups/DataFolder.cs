using Microsoft.Data.Sqlite;

namespace RodaTraden.App.Storage.Backups;

/// <summary>
/// The files that belong to the data beside the database: keys and refused rows. What is on its way (uploads, spool) and locks stay where they are.
/// </summary>
internal static class DataFolder
{
    private const int Piece = 1 << 20;

    /// <summary>Puts the files into a backup, in pieces that fit in memory.</summary>
    public static async Task CopyToAsync(SqliteConnection connection, StorageOptions options, CancellationToken cancellation)
    {
        var piece = new byte[Piece];
        foreach (var folder in Folders(options).Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToList())
            {
                try
                {
                    await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                    var path = Path.GetFileName(folder) + "/" + Path.GetFileName(file);
                    for (int part = 0, read; (read = await content.ReadAtLeastAsync(piece, Piece, throwOnEndOfStream: false, cancellation)) > 0 || part == 0; part++)
                    {
                        await BackupFile.ExecuteAsync(connection, "INSERT INTO backup_files VALUES ($1, $2, $3)", cancellation, path, part, piece[..read]);
                    }
                }
                catch (FileNotFoundException)
                {
                    // Refused rows are removed after a time: one that has just gone is no longer part of the data.
                }
            }
        }
    }

    /// <summary>Lays the files of a backup in place, readable by their owner alone.</summary>
    public static async Task LayBackAsync(SqliteConnection connection, StorageOptions options, CancellationToken cancellation)
    {
        foreach (var path in await BackupFile.ReadAsync(connection, "SELECT DISTINCT path FROM backup_files", row => row.GetString(0), cancellation))
        {
            var target = Folders(options).Select(folder => Path.Combine(folder, Path.GetFileName(path))).FirstOrDefault(file => Path.GetFileName(Path.GetDirectoryName(file)) + "/" + Path.GetFileName(file) == path)
                ?? throw new InvalidDataException(path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            BackupFile.Make(target);
            await using (var content = new FileStream(target, FileMode.Append))
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT bytes FROM backup_files WHERE path = $path ORDER BY part";
                command.Parameters.AddWithValue("$path", path);
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                    await content.WriteAsync(reader.GetFieldValue<byte[]>(0), cancellation);
                }
            }

            BackupFile.Flush(target);
        }
    }

    private static string[] Folders(StorageOptions options) => [options.KeysDirectory, options.RefusedDirectory];
}
