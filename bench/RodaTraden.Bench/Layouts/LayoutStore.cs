using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;

namespace RodaTraden.Bench.Layouts;

/// <summary>A fresh database with the table of one layout; gone when it is disposed of.</summary>
internal abstract class LayoutStore(AppDbContext db, Layout layout) : IAsyncDisposable
{
    public AppDbContext Db { get; } = db;

    public LayoutTable Table { get; } = new(layout, db);

    /// <summary>Brings everything that is written to where it stays, so that what follows does not pay for it.</summary>
    public abstract Task SettleAsync();

    /// <summary>Bytes of the table, its key and all else that belongs to it.</summary>
    public abstract Task<long> BytesAsync();

    /// <summary>Bytes written to the log so far.</summary>
    public abstract Task<long> LogBytesAsync();

    public abstract ValueTask DisposeAsync();

    protected async Task ExecuteAsync(string sql)
    {
        await using var command = Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    protected async Task<long> NumberAsync(string sql)
    {
        await using var command = Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
