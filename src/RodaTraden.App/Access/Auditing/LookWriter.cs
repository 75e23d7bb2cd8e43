using System.Threading.Channels;
using NpgsqlTypes;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Access.Auditing;

/// <summary>
/// Writes the looks of many pages together: each page waits until its own are on disk, and those that come while the disk is busy share the next turn.
/// </summary>
internal sealed class LookWriter(IServiceScopeFactory scopes) : IAsyncDisposable
{
    /// <summary>So many looks at most share a transaction; a page's own are never parted.</summary>
    private const int MostTogether = 5000;

    private static readonly BulkTable<ReadEntry> Entries = new(
        "read_entries",
        ["id"],
        new BulkColumn<ReadEntry, DateTime>("at", NpgsqlDbType.TimestampTz, entry => entry.At),
        new BulkColumn<ReadEntry, int>("account_id", NpgsqlDbType.Integer, entry => entry.AccountId),
        new BulkColumn<ReadEntry, string>("role", NpgsqlDbType.Text, entry => entry.Role),
        new BulkColumn<ReadEntry, int>("pupil_id", NpgsqlDbType.Integer, entry => entry.PupilId),
        new BulkColumn<ReadEntry, string>("category", NpgsqlDbType.Text, entry => entry.Category),
        new BulkColumn<ReadEntry, string>("page", NpgsqlDbType.Text, entry => entry.Page),
        new BulkColumn<ReadEntry, int>("chain_id", NpgsqlDbType.Integer, entry => entry.ChainId!.Value),
        new BulkColumn<ReadEntry, long>("place", NpgsqlDbType.Bigint, entry => entry.Place!.Value),
        new BulkColumn<ReadEntry, byte[]>("hash", NpgsqlDbType.Bytea, entry => entry.Hash!));

    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Lock starting = new();
    private Task? work;

    /// <summary>Writes looks in the transaction that somebody has begun.</summary>
    public static async Task WriteWithinAsync(AppDbContext db, IReadOnlyCollection<ReadEntry> entries, CancellationToken cancellation)
    {
        await AuditChains.LinkAsync(db, entries, cancellation);
        await Entries.AddAsync(db, entries, cancellation);
    }

    /// <summary>Writes looks, and returns when they are on disk. Whoever stops waiting has been noted all the same.</summary>
    /// <exception cref="Exception">They could not be written: what they are about must not be shown.</exception>
    public async Task WriteAsync(IReadOnlyCollection<ReadEntry> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0)
        {
            return;
        }

        lock (starting)
        {
            work ??= Task.Run(WriteAllAsync, CancellationToken.None);
        }

        var mine = new Waiting(entries, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await waiting.Writer.WriteAsync(mine, cancellation);
        await mine.Written.Task.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await (work ?? Task.CompletedTask);
    }

    private async Task WriteAllAsync()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            var together = new List<Waiting>();
            for (var looks = 0; looks < MostTogether && waiting.Reader.TryRead(out var next); looks += next.Entries.Count)
            {
                together.Add(next);
            }

            await WriteTogetherAsync(together);
        }
    }

    private async Task WriteTogetherAsync(List<Waiting> together)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await WriteWithinAsync(db, [.. together.SelectMany(one => one.Entries)], CancellationToken.None);
            await transaction.CommitAsync();
            together.ForEach(one => one.Written.SetResult());
        }
        catch (Exception fault)
        {
            // Each page that waits fails with it, and shows nothing.
            together.ForEach(one => one.Written.SetException(fault));
        }
    }

    private sealed record Waiting(IReadOnlyCollection<ReadEntry> Entries, TaskCompletionSource Written);
}
