using Microsoft.EntityFrameworkCore;
using Npgsql;
using RodaTraden.App.Storage;

namespace RodaTraden.Bench.Layouts;

/// <summary>A layout in a database of its own on a server. Nothing tidies up behind the writes while they are weighed.</summary>
internal sealed class PostgresLayoutStore : LayoutStore
{
    private const string Database = "rodatraden_layouts";

    private readonly string server;

    private PostgresLayoutStore(AppDbContext db, Layout layout, string server)
        : base(db, layout) => this.server = server;

    public static async Task<LayoutStore> MakeAsync(string server, Layout layout)
    {
        await DropAsync(server);
        await OnServerAsync(server, $"CREATE DATABASE {Database}");
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = Database, Pooling = false, CommandTimeout = 0 };
        var options = new DbContextOptionsBuilder<PostgresAppDbContext>();
        StorageSetup.Postgres(options, connection.ConnectionString);
        var store = new PostgresLayoutStore(new PostgresAppDbContext(options.Options), layout, server);
        await store.Db.Database.OpenConnectionAsync();
        await store.ExecuteAsync(store.Table.Definition("bytea", "WITH (autovacuum_enabled = off, toast.autovacuum_enabled = off)"));
        return store;
    }

    public override async Task SettleAsync()
    {
        await ExecuteAsync($"VACUUM ANALYZE {LayoutTable.Name}");
        await ExecuteAsync("CHECKPOINT");
    }

    public override Task<long> BytesAsync() => NumberAsync($"SELECT pg_total_relation_size('{LayoutTable.Name}')");

    public override Task<long> LogBytesAsync() => NumberAsync("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");

    public override async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await DropAsync(server);
    }

    private static Task DropAsync(string server) => OnServerAsync(server, $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");

    private static async Task OnServerAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
