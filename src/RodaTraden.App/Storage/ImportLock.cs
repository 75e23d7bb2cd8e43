using Npgsql;

namespace RodaTraden.App.Storage;

/// <summary>
/// Two imports never run at once, whichever process they run in: the second waits. A lock file beside the embedded database, an advisory
/// lock on PostgreSQL; both are released by the operating system or server when a process dies.
/// </summary>
internal sealed class ImportLock(StorageOptions options)
{
    private const long AdvisoryKey = 0x526F6461;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task<IAsyncDisposable> WaitAsync(CancellationToken cancellation) => options.IsPostgres
        ? await WaitOnServerAsync(cancellation)
        : await WaitOnFileAsync(cancellation);

    private async Task<IAsyncDisposable> WaitOnFileAsync(CancellationToken cancellation)
    {
        var path = Path.Combine(options.DataDirectory, "import.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, TimeProvider.System, cancellation);
            }
        }
    }

    private async Task<IAsyncDisposable> WaitOnServerAsync(CancellationToken cancellation)
    {
        // Pooling off: the lock belongs to the session, and a pooled session would be handed on with it.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, CommandTimeout = 0 }.ToString());
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = AdvisoryKey } } };
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            // Whoever gave up waiting leaves the queue, and never gets a lock that nobody would release.
            await connection.DisposeAsync();
            throw;
        }
    }
}
