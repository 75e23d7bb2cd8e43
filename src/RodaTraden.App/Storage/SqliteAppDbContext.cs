using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Storage;

internal sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options) : AppDbContext(options);
