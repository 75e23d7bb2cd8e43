using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RodaTraden.App.Storage;
using RodaTraden.App.Storage.Backups;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Storage.Backups;

/// <summary>What the tests of backups need: installations with something in them, and eyes of their own.</summary>
internal static class BackupHands
{
    public static readonly DateTime Now = new(2026, 3, 27);

    public static Task<TestInstallation> NothingAsync(DatabaseKind kind) => TestInstallation.CreateAsync(kind, Now, isPrepared: false);

    /// <summary>A small school read in, a key, and a file with refused rows that takes more than one piece.</summary>
    public static async Task<TestInstallation> SchoolAsync(DatabaseKind kind, string folder)
    {
        var installation = await TestInstallation.CreateAsync(kind, Now);
        await installation.ImportAsync(Write(new SmallSchool(), folder));
        await File.WriteAllTextAsync(Path.Combine(installation.Storage.KeysDirectory, "key-1.xml"), "<key>hemlig</key>");
        var rows = new byte[(1 << 20) + 12345];
        new Random(1).NextBytes(rows);
        await File.WriteAllBytesAsync(Path.Combine(installation.Storage.RefusedDirectory, "lessons-1.csv"), rows);
        await File.WriteAllBytesAsync(Path.Combine(installation.Storage.RefusedDirectory, "tom.csv"), []);
        return installation;
    }

    public static string[] Write(SmallSchool school, string folder)
    {
        var into = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("n"))).FullName;
        return [.. school.Files().Select(file =>
        {
            File.WriteAllText(Path.Combine(into, file.Key), file.Value);
            return Path.Combine(into, file.Key);
        })];
    }

    /// <summary>One row in each table of the model, with a value in every column.</summary>
    public static Task<int> FillEveryTableAsync(AppDbContext db) => WithConnectionAsync(db, async connection =>
    {
        foreach (var table in CopiedTable.All(db.Model))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) "
                + $"VALUES ({string.Join(", ", table.Columns.Select((column, at) => $"CAST(@p{at} AS {column.StoreType})"))})";
            foreach (var (column, at) in table.Columns.Select((column, at) => (column, at)))
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"@p{at}", Sample(column.Kind));
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync();
        }

        return 0;
    });

    /// <summary>Every table as plain SQL shows it, but the audit, which a restore adds to; nothing of the product's own copying is used.</summary>
    public static Task<SortedDictionary<string, string>> DumpAsync(AppDbContext db) => WithConnectionAsync(db, async connection =>
    {
        var dump = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetRelationalModel().Tables.Where(table => table.Name is not ("audit_entries" or "audit_chains")))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = connection is SqliteConnection
                ? $"SELECT {string.Join(" || '|' || ", table.Columns.Select(column => $"typeof(\"{column.Name}\") || quote(\"{column.Name}\")"))} FROM \"{table.Name}\""
                : $"SELECT t::text FROM \"{table.Name}\" t";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
            {
                rows.Add(reader.GetString(0));
            }

            dump[table.Name] = string.Join('\n', rows.Order(StringComparer.Ordinal));
        }

        return dump;
    });

    /// <summary>Asks a backup in plain SQL.</summary>
    public static string Ask(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    private static object Sample(ValueKind kind) => kind switch
    {
        ValueKind.Whole => 1L,
        ValueKind.Truth => true,
        ValueKind.Text => "å",
        ValueKind.Bytes => new byte[] { 0, 255, 7 },
        ValueKind.Day => new DateOnly(2013, 5, 1),
        ValueKind.Instant => new DateTime(2026, 3, 27, 9, 30, 1, 123, DateTimeKind.Utc),
        ValueKind.OffsetInstant => new DateTimeOffset(2026, 3, 27, 9, 30, 1, TimeSpan.Zero),
        ValueKind.Identifier => Guid.Parse("01a2191a-fc82-7f82-bd91-b27a2bc2afc0"),
    };

    private static async Task<T> WithConnectionAsync<T>(AppDbContext db, Func<DbConnection, Task<T>> act)
    {
        await db.Database.OpenConnectionAsync();
        return await act(db.Database.GetDbConnection());
    }
}
