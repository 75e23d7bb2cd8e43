using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;

namespace RodaTraden.Bench.Layouts;

/// <summary>A layout in a file of its own, opened as the program opens its database. The tables have row numbers, as the program's have.</summary>
internal sealed class SqliteLayoutStore : LayoutStore
{
    private readonly string file;

    private SqliteLayoutStore(AppDbContext db, Layout layout, string file)
        : base(db, layout) => this.file = file;

    public static async Task<LayoutStore> MakeAsync(string folder, Layout layout)
    {
        var file = Path.Combine(folder, $"layout-{layout.Letter}.db");
        Remove(file);
        var options = new DbContextOptionsBuilder<SqliteAppDbContext>();
        StorageSetup.Sqlite(options, file);
        var store = new SqliteLayoutStore(new SqliteAppDbContext(options.Options), layout, file);
        await store.Db.Database.OpenConnectionAsync();
        await store.ExecuteAsync(store.Table.Definition("blob", ""));
        return store;
    }

    public override async Task SettleAsync()
    {
        await NumberAsync("PRAGMA wal_checkpoint(TRUNCATE)");

        // From here on the log is weighed: nothing is moved out of it but when everything is.
        await NumberAsync("PRAGMA wal_autocheckpoint=0");
    }

    public override async Task<long> BytesAsync() => await NumberAsync("PRAGMA page_count") * await NumberAsync("PRAGMA page_size");

    public override Task<long> LogBytesAsync() => Task.FromResult(new FileInfo(file + "-wal") is { Exists: true } log ? log.Length : 0);

    public override async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Remove(file);
    }

    private static void Remove(string file)
    {
        foreach (var one in new[] { file, file + "-wal", file + "-shm" })
        {
            File.Delete(one);
        }
    }
}
