using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using RodaTraden.App.Storage;

namespace Migrations;

/// <summary>Start-up project for <c>dotnet ef</c>; see tools/migration.</summary>
internal static class Program
{
    private static void Main()
    {
    }
}

internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteAppDbContext>
{
    public SqliteAppDbContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<SqliteAppDbContext>();
        StorageSetup.Sqlite(builder, "design.db");
        return new(builder.Options);
    }
}

internal sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresAppDbContext>
{
    public PostgresAppDbContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<PostgresAppDbContext>();
        StorageSetup.Postgres(builder, "Host=design");
        return new(builder.Options);
    }
}
