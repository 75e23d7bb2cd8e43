using Npgsql;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Tests.Hosting;

/// <summary>The databases that every storage test runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A fresh database of either kind, with its data folder; gone afterwards.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Connection string of a PostgreSQL server that tests may make databases on; set by ./test.</summary>
    private const string ServerVariable = "RODATRADEN_TEST_POSTGRES";

    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-test-").FullName;
    private string? databaseName;

    public required DatabaseKind Kind { get; init; }

    public StorageOptions Options { get; private set; } = new();

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        var database = new TestDatabase { Kind = kind };
        if (kind == DatabaseKind.Sqlite)
        {
            database.Options = new() { DataDirectory = database.folder };
            return database;
        }

        var server = Environment.GetEnvironmentVariable(ServerVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"No PostgreSQL server: {ServerVariable} is not set. Run ./test, which starts one.");
        database.databaseName = "t" + Guid.NewGuid().ToString("n");
        await ExecuteAsync(server!, $"create database {database.databaseName}");
        database.Options = new()
        {
            Provider = "Postgres",
            ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = database.databaseName, MaxPoolSize = 10 }.ToString(),
            DataDirectory = database.folder,
        };
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        if (databaseName is not null)
        {
            NpgsqlConnection.ClearPool(new(Options.ConnectionString));
            await ExecuteAsync(Environment.GetEnvironmentVariable(ServerVariable)!, $"drop database {databaseName} with (force)");
        }
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
