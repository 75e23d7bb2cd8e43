using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Storage;
using RodaTraden.App.Storage.Backups;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Tests.Storage.Backups;

/// <summary>What was backed up is what is restored, on either database and from one to the other.</summary>
public sealed class BackupRoundTripTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-backup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_school_comes_back_with_its_keys_and_refused_rows(DatabaseKind kind)
    {
        await using var source = await BackupHands.SchoolAsync(kind, folder);
        Assert.Null((await source.BackUpAsync(Named("one"))).Refusal);
        await using var target = await BackupHands.NothingAsync(kind);
        Assert.Null((await target.RestoreAsync(Named("one"))).Refusal);

        Assert.Equal(await source.WithDatabaseAsync(BackupHands.DumpAsync), await target.WithDatabaseAsync(BackupHands.DumpAsync));
        Assert.Equal(await source.EvaluateAsync(new(2026, 3, 26), all: true), await target.EvaluateAsync(new(2026, 3, 26), all: true));
        foreach (var file in new[] { "keys/key-1.xml", "refused/lessons-1.csv", "refused/tom.csv" })
        {
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(source.Storage.DataDirectory, file)), await File.ReadAllBytesAsync(Path.Combine(target.Storage.DataDirectory, file)));
        }
    }

    [Fact]
    public async Task An_installation_moves_to_PostgreSQL_and_back_without_a_value_changing()
    {
        await using var source = await BackupHands.SchoolAsync(DatabaseKind.Sqlite, folder);
        var back = await ThereAndBackAsync(source);
        await using (back)
        {
            Assert.Equal(await source.WithDatabaseAsync(BackupHands.DumpAsync), await back.WithDatabaseAsync(BackupHands.DumpAsync));
        }
    }

    [Fact]
    public async Task Every_kind_of_value_in_every_table_comes_back()
    {
        await using var source = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, BackupHands.Now);
        await source.WithDatabaseAsync(BackupHands.FillEveryTableAsync);
        var back = await ThereAndBackAsync(source);
        await using (back)
        {
            var dump = await back.WithDatabaseAsync(BackupHands.DumpAsync);
            Assert.Equal(await source.WithDatabaseAsync(BackupHands.DumpAsync), dump);
            Assert.DoesNotContain("", dump.Values);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Postgres)]
    [InlineData(DatabaseKind.Postgres, DatabaseKind.Sqlite)]
    public async Task After_a_move_people_sign_in_and_see_their_pupils(DatabaseKind from, DatabaseKind to)
    {
        await using var target = await BackupHands.NothingAsync(to);
        await using (var source = await RodaTradenApp.WithASchoolAsync(from))
        {
            using var scope = source.Services.CreateScope();
            Assert.Null((await scope.ServiceProvider.GetRequiredService<BackupMaker>().MakeAsync(Named("one"), new TestInstallation.Quiet(), default)).Refusal);
        }

        Assert.Null((await target.RestoreAsync(Named("one"))).Refusal);
        await using var app = await RodaTradenApp.OnAsync(target.Storage);
        var principal = await app.SignInAsync("rektor");
        Assert.True((await principal.GetAsync("/min-dag")).Says("Elin Åberg"));
        Assert.True((await principal.GetAsync("/elever/" + await app.PupilAsync("P-ELIN"))).Says("Elin Åberg"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_is_added_after_a_restore_gets_numbers_of_its_own(DatabaseKind to)
    {
        await using var source = await BackupHands.SchoolAsync(DatabaseKind.Sqlite, folder);
        await source.BackUpAsync(Named("one"));
        await using var target = await BackupHands.NothingAsync(to);
        await target.RestoreAsync(Named("one"));
        var (highest, added) = await target.WithDatabaseAsync(async db =>
        {
            var before = await db.Units.MaxAsync(unit => unit.Id);
            var unit = new SchoolUnit { Key = "U9", Name = "Ny skola", Version = Guid.CreateVersion7() };
            db.Add(unit);
            await db.SaveChangesAsync();
            return (before, unit.Id);
        });
        Assert.Equal(highest + 1, added);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_backup_is_noted_where_it_was_taken_and_the_restore_where_it_was_laid(DatabaseKind kind)
    {
        await using var source = await BackupHands.SchoolAsync(kind, folder);
        await source.BackUpAsync(Named("one"));
        await using var target = await BackupHands.NothingAsync(kind);
        await target.RestoreAsync(Named("one"));
        var reference = "backup/" + Guid.Parse(BackupHands.Ask(Named("one"), "SELECT id FROM backup_manifest")).ToString("n");
        Assert.Equal([$"BackingUp {reference}"], await source.WithDatabaseAsync(Noted));
        Assert.Equal([$"Restoring {reference}"], await target.WithDatabaseAsync(Noted));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_backup_by_an_earlier_version_is_brought_up_to_date(DatabaseKind to)
    {
        await OlderBackup.MakeAsync(Named("old"));
        await using var target = await BackupHands.NothingAsync(to);
        var outcome = await target.RestoreAsync(Named("old"));
        Assert.Null(outcome.Refusal);
        Assert.Equal(1, await target.WithDatabaseAsync(db => db.Pupils.CountAsync()));
        Assert.Equal(0, await target.WithDatabaseAsync(db => db.InquiryNotices.CountAsync()));
        Assert.Empty(await target.WithDatabaseAsync(db => db.Database.GetPendingMigrationsAsync()));
        Assert.Equal("<key>gammal</key>", await File.ReadAllTextAsync(Path.Combine(target.Storage.KeysDirectory, "key-0.xml")));
    }

    private static async Task<List<string>> Noted(AppDbContext db) =>
        await db.AuditEntries.Where(entry => entry.Act == AuditAct.BackingUp || entry.Act == AuditAct.Restoring).Select(entry => entry.Act + " " + entry.Reference).ToListAsync();

    private async Task<TestInstallation> ThereAndBackAsync(TestInstallation source)
    {
        await source.BackUpAsync(Named("sqlite"));
        await using var between = await BackupHands.NothingAsync(DatabaseKind.Postgres);
        Assert.Null((await between.RestoreAsync(Named("sqlite"))).Refusal);
        Assert.Null((await between.BackUpAsync(Named("postgres"))).Refusal);
        const string Sums = "SELECT group_concat(name || ' ' || rows || ' ' || checksum, char(10)) FROM (SELECT * FROM backup_tables WHERE name NOT IN ('audit_entries', 'audit_chains', 'backup_manifest', '__EFMigrationsHistory') ORDER BY name)";
        Assert.Equal(BackupHands.Ask(Named("sqlite"), Sums), BackupHands.Ask(Named("postgres"), Sums));
        var back = await BackupHands.NothingAsync(DatabaseKind.Sqlite);
        Assert.Null((await back.RestoreAsync(Named("postgres"))).Refusal);
        return back;
    }

    private string Named(string name) => Path.Combine(folder, name + ".rodatraden");
}
