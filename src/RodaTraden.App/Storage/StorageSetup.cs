using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using RodaTraden.App.Access.Writing;

namespace RodaTraden.App.Storage;

internal static class StorageSetup
{
    public static void AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ImportLock>();
        services.AddScoped<WritePermits>();
        services.AddScoped<WriteGuard>();
        if (options.IsPostgres)
        {
            var connection = options.ConnectionString ?? throw new InvalidOperationException("Storage:Provider is Postgres, but Storage:ConnectionString is missing.");
            services.AddDbContext<PostgresAppDbContext>((provider, builder) => Postgres(Guarded(builder, provider), connection));
            services.AddScoped<AppDbContext>(provider => provider.GetRequiredService<PostgresAppDbContext>());
        }
        else
        {
            services.AddDbContext<SqliteAppDbContext>((provider, builder) => Sqlite(Guarded(builder, provider), options.SqliteFile));
            services.AddScoped<AppDbContext>(provider => provider.GetRequiredService<SqliteAppDbContext>());
        }
    }

    public static void Sqlite(DbContextOptionsBuilder builder, string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 60 };
        // A list asked for is one value, however long: as many values, each bound by its name, a long list takes the square of its length.
        builder.UseSqlite(connection.ToString(), sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
        builder.AddInterceptors(SqlitePragmas.Instance);
    }

    public static void Postgres(DbContextOptionsBuilder builder, string connectionString) => builder.UseNpgsql(Planned(connectionString));

    /// <summary>
    /// By itself the server takes a row by its key to cost four times a row in passing, as on a disk with a moving arm, and reads all pupils of a city to find those of a
    /// school. Whoever has said something else in the connection's own options is left alone.
    /// </summary>
    private static string Planned(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        connection.Options ??= "-c random_page_cost=1.1";
        return connection.ConnectionString;
    }

    /// <summary>Makes folders and brings the database to the newest version.</summary>
    public static async Task PrepareStorageAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        var options = services.GetRequiredService<StorageOptions>();
        foreach (var folder in new[] { options.DataDirectory, options.KeysDirectory, options.RefusedDirectory, options.SpoolDirectory, options.UploadsDirectory })
        {
            Directory.CreateDirectory(folder);
        }

        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var isEmptyPostgres = db.Database.IsNpgsql()
            && await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_tables WHERE schemaname = current_schema() AND tablename = '__EFMigrationsHistory'").SingleAsync(cancellation) == 0;
        if (!isEmptyPostgres && !MigrationCopy.Exists(options) && !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            return;
        }

        // One process migrates at a time; whoever waited finds nothing left to do.
        await using var mine = await services.GetRequiredService<ImportLock>().WaitAsync(cancellation);
        if (db.Database.IsSqlite())
        {
            await db.Database.CloseConnectionAsync();
            MigrationCopy.RestoreAfterKill(options);
            if (!(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            {
                MigrationCopy.Forget(options);
                return;
            }

            await MigrationCopy.TakeAsync(options, cancellation);
            await ForgetDeadMigrationAsync(db, cancellation);
        }

        if (isEmptyPostgres)
        {
            // Asked which migrations it has, a database that has nothing yet answers with a fault, and whoever starts for the first time reads of it.
            await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellation);
        }

        await db.Database.MigrateAsync(cancellation);
        MigrationCopy.Forget(options);
    }

    /// <summary>
    /// On SQLite the migration's own lock is a row, and a process that is killed leaves it behind: the next would wait for ever. We hold a lock
    /// that dies with its process, so a row that is there now belongs to nobody.
    /// </summary>
    private static async Task ForgetDeadMigrationAsync(AppDbContext db, CancellationToken cancellation)
    {
        var left = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellation);
        if (left > 0)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellation);
        }
    }

    private static DbContextOptionsBuilder Guarded(DbContextOptionsBuilder builder, IServiceProvider provider) => builder.AddInterceptors(provider.GetRequiredService<WriteGuard>());
}
