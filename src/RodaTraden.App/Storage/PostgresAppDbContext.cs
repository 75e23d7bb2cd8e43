using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Storage;

internal sealed class PostgresAppDbContext(DbContextOptions<PostgresAppDbContext> options) : AppDbContext(options);
