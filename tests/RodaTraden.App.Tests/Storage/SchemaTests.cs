using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Tests.Storage;

public sealed class SchemaTests
{
    [Fact]
    public void Both_databases_have_a_migration_for_every_change_of_the_model()
    {
        var sqlite = new DbContextOptionsBuilder<SqliteAppDbContext>();
        StorageSetup.Sqlite(sqlite, ":memory:");
        var postgres = new DbContextOptionsBuilder<PostgresAppDbContext>();
        StorageSetup.Postgres(postgres, "Host=unused");
        using var one = new SqliteAppDbContext(sqlite.Options);
        using var other = new PostgresAppDbContext(postgres.Options);
        Assert.False(one.Database.HasPendingModelChanges());
        Assert.False(other.Database.HasPendingModelChanges());
        Assert.Equal(Names(one), Names(other));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_second_writer_of_one_thing_is_told_and_destroys_nothing(DatabaseKind kind)
    {
        await using var installation = await TestInstallation.CreateAsync(kind, new(2026, 3, 27));
        await installation.WithDatabaseAsync(db =>
        {
            db.Add(new SchoolUnit { Key = "U1", Name = "Skolan", Version = Guid.CreateVersion7() });
            return db.SaveChangesAsync();
        });
        await installation.WithDatabaseAsync(async mine =>
        {
            var seen = await mine.Units.SingleAsync();
            await installation.WithDatabaseAsync(async theirs =>
            {
                var unit = await theirs.Units.SingleAsync();
                (unit.Name, unit.Version) = ("Deras", Guid.CreateVersion7());
                return await theirs.SaveChangesAsync();
            });
            (seen.Name, seen.Version) = ("Mitt", Guid.CreateVersion7());
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync());
            return 0;
        });
        Assert.Equal("Deras", await installation.WithDatabaseAsync(async db => (await db.Units.SingleAsync()).Name));
    }

    [Fact]
    public async Task The_embedded_database_survives_power_cuts_and_overwrites_what_is_erased()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, new(2026, 3, 27));
        foreach (var (pragma, value) in new[] { ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"), ("foreign_keys", "1") })
        {
            Assert.Equal(value, await installation.WithDatabaseAsync(async db => (await db.Database.SqlQueryRaw<string>($"PRAGMA {pragma}").ToListAsync()).Single()));
        }
    }

    [Fact]
    public async Task A_database_whose_upgrade_was_killed_begins_again_from_what_it_was()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, new(2026, 3, 27));
        await installation.WithDatabaseAsync(db =>
        {
            db.Add(new SchoolUnit { Key = "U1", Name = "Skolan", Version = Guid.CreateVersion7() });
            return db.SaveChangesAsync();
        });
        await MigrationCopy.TakeAsync(installation.Storage, TestContext.Current.CancellationToken);
        await installation.WithDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE staff_posts"));
        await installation.PrepareAgainAsync();
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.StaffPosts.CountAsync()));
        Assert.Equal("Skolan", await installation.WithDatabaseAsync(async db => (await db.Units.SingleAsync()).Name));
        Assert.False(MigrationCopy.Exists(installation.Storage));
    }

    [Fact]
    public void No_migration_of_the_embedded_database_needs_more_than_one_transaction()
    {
        var sqlite = new DbContextOptionsBuilder<SqliteAppDbContext>();
        StorageSetup.Sqlite(sqlite, ":memory:");
        using var db = new SqliteAppDbContext(sqlite.Options);
        Assert.DoesNotContain("PRAGMA foreign_keys", db.GetService<IMigrator>().GenerateScript(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(DbContext db) => db.Database.GetMigrations().Select(name => name.Split('_', 2)[1]);
}
