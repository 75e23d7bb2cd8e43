using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Intake.Pages;

/// <summary>Receipts of files that have been read in.</summary>
internal sealed class ReceiptsQuery(AppDbContext db)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<ReceiptRow> Rows, int All)> PageAsync(int page, CancellationToken cancellation = default)
    {
        var all = await db.ImportedFiles.CountAsync(cancellation);
        var rows = await Rows().OrderByDescending(row => row.File.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return (rows, all);
    }

    public Task<ReceiptRow?> FindAsync(int id, CancellationToken cancellation = default) =>
        Rows().SingleOrDefaultAsync(row => row.File.Id == id, cancellation);

    private IQueryable<ReceiptRow> Rows() =>
        from file in db.ImportedFiles.AsNoTracking()
        select new ReceiptRow { File = file, By = db.Users.Where(account => account.Id == file.AccountId).Select(account => account.DisplayName).FirstOrDefault() };
}

internal sealed record ReceiptRow
{
    public required ImportedFile File { get; init; }

    public required string? By { get; init; }
}
