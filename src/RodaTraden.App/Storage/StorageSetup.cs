using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Storage;

internal static class StorageSetup
{
    public static void AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ImportLock>();
        if (options.IsPostgres)
        {
            services.AddDbContext<PostgresAppDbContext>(builder => Postgres(builder, options.ConnectionString
                ?? throw new InvalidOperationException("Storage:Provider is Postgres, but Storage:ConnectionString is missing.")));
            services.AddScoped<AppDbContext>(provider => provider.GetRequiredService<PostgresAppDbContext>());
        }
        else
        {
            services.AddDbContext<SqliteAppDbContext>(builder => Sqlite(builder, options.SqliteFile));
            services.AddScoped<AppDbContext>(provider => provider.GetRequiredService<SqliteAppDbContext>());
        }
    }

    public static void Sqlite(DbContextOptionsBuilder builder, string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 60 };
        builder.UseSqlite(connection.ToString());
        builder.AddInterceptors(SqlitePragmas.Instance);
    }

    public static void Postgres(DbContextOptionsBuilder builder, string connectionString) => builder.UseNpgsql(connectionString);

    /// <summary>Makes folders and brings the database to the newest version.</summary>
    public static async Task PrepareStorageAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        var options = services.GetRequiredService<StorageOptions>();
        foreach (var folder in new[] { options.DataDirectory, options.KeysDirectory, options.RefusedDirectory, options.UploadsDirectory })
        {
            Directory.CreateDirectory(folder);
        }

        using var scope = services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.MigrateAsync(cancellation);
    }
}
