using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RodaTraden.App.Tests.Hosting;

/// <summary>
/// Makes whoever asks the database wait, from a certain question on: an embedded database answers at once and never shows what a page does while it waits.
/// Works within one test, whatever runs beside it.
/// </summary>
internal sealed class SlowDatabase : DbCommandInterceptor
{
    public static readonly SlowDatabase Instance = new();
    private static readonly AsyncLocal<Questions?> Mine = new();

    /// <summary>Waits at this question and all that follow in this flow of work.</summary>
    /// <param name="question">Its number; the first is 1.</param>
    /// <returns>What is being counted.</returns>
    public static Questions From(int question) => Mine.Value = new(question);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        AfterAWhileAsync(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        AfterAWhileAsync(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        AfterAWhileAsync(result);

    private static async ValueTask<T> AfterAWhileAsync<T>(T result)
    {
        if (Mine.Value is { } mine && mine.Next() >= mine.From)
        {
            await Task.Delay(3);
        }

        return result;
    }

    internal sealed class Questions(int from)
    {
        private int asked;

        public int From => from;

        public int Asked => Volatile.Read(ref asked);

        public int Next() => Interlocked.Increment(ref asked);
    }
}
