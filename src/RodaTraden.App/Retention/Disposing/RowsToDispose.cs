using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Retention.Disposing;

/// <summary>Rows of one table: counted for the proposal and removed by the disposal with the same question, so that what was shown is what goes.</summary>
internal sealed record RowsToDispose(string Table, Func<CancellationToken, Task<long>> CountAsync, Func<CancellationToken, Task<List<int>>> PupilsAsync, Func<CancellationToken, Task<long>> RemoveAsync)
{
    /// <summary>Rows that are nobody's in particular.</summary>
    public static RowsToDispose Of<TRow>(string table, IQueryable<TRow> rows)
        where TRow : class => new(
            table,
            cancellation => rows.LongCountAsync(cancellation),
            _ => Task.FromResult(new List<int>()),
            async cancellation => await rows.ExecuteDeleteAsync(cancellation));

    /// <summary>Rows about pupils.</summary>
    public static RowsToDispose Of<TRow>(string table, IQueryable<TRow> rows, Expression<Func<TRow, int>> pupil)
        where TRow : class => Of(table, rows) with { PupilsAsync = cancellation => rows.Select(pupil).Distinct().ToListAsync(cancellation) };
}
