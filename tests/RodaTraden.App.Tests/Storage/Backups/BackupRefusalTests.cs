using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage.Backups;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Storage.Backups;

/// <summary>What cannot be trusted is not restored, and what somebody would miss is not written over.</summary>
public sealed class BackupRefusalTests : IDisposable
{
    private const int Flips = 150;
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-backup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Åberg", "a pupil's name")]
    [InlineData("<key>hemlig</key>", "a key of the data folder")]
    [InlineData("CREATE TABLE \"pupils\"", "the shape of a table")]
    [InlineData("InquiryNotices", "the version")]
    public async Task A_file_with_one_changed_byte_is_refused(string near, string because)
    {
        var file = await TakenAsync();
        var bytes = await File.ReadAllBytesAsync(file);
        var at = bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(near));
        Assert.True(at > 0, because);
        bytes[at + 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        await AssertRefusedAsync(file);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public async Task A_file_that_was_cut_off_is_refused(double left)
    {
        var file = await TakenAsync();
        await using (var whole = new FileStream(file, FileMode.Open))
        {
            whole.SetLength((long)(whole.Length * left));
        }

        await AssertRefusedAsync(file);
    }

    [Fact]
    public async Task Whichever_byte_is_changed_the_file_is_refused_or_nothing_that_it_holds_has_changed()
    {
        await using var source = await BackupHands.SchoolAsync(DatabaseKind.Sqlite, folder);
        File.Delete(Path.Combine(source.Storage.RefusedDirectory, "lessons-1.csv"));
        var file = Path.Combine(folder, "one");
        await source.BackUpAsync(file);
        var expected = await source.WithDatabaseAsync(BackupHands.DumpAsync);
        var bytes = await File.ReadAllBytesAsync(file);
        // Most of a small database is empty pages.
        var used = Enumerable.Range(0, bytes.Length).Where(at => bytes[at] != 0).ToArray();
        var random = new Random(20260327);
        var refused = 0;
        for (var flip = 0; flip < Flips; flip++)
        {
            var at = used[random.Next(used.Length)];
            var changed = (byte)(1 << random.Next(8));
            bytes[at] ^= changed;
            await File.WriteAllBytesAsync(file, bytes);
            bytes[at] ^= changed;
            var (manifest, _) = await BackupCheck.ReadAsync(file, new TestInstallation.Quiet(), default);
            if (manifest is null)
            {
                refused++;
                continue;
            }

            await using var target = await BackupHands.NothingAsync(DatabaseKind.Sqlite);
            Assert.Null((await target.RestoreAsync(file)).Refusal);
            Assert.Equal(expected, await target.WithDatabaseAsync(BackupHands.DumpAsync));
        }

        Assert.InRange(refused, Flips * 2 / 3, Flips);
    }

    [Theory]
    [InlineData("UPDATE pupils SET version = lower(version) WHERE key = 'P-ELIN'")]
    [InlineData("UPDATE pupils SET given_name = CAST(given_name AS BLOB) WHERE key = 'P-ELIN'")]
    [InlineData("UPDATE pupils SET birth_date = replace(birth_date, '-', '/') WHERE key = 'P-ELIN'")]
    [InlineData("UPDATE imported_files SET at = at || '.0'")]
    [InlineData("UPDATE standings SET judged = 3 WHERE judged = 1")]
    public async Task A_value_that_reads_the_same_but_stands_in_another_form_is_damage(string sql)
    {
        var file = await TakenAsync();
        BackupHands.Ask(file, sql + " RETURNING 'x'");
        await AssertRefusedAsync(file);
    }

    [Fact]
    public async Task A_backup_from_a_newer_version_is_refused()
    {
        var file = await TakenAsync();
        BackupHands.Ask(file, "UPDATE backup_manifest SET migration = '20991231000000_Later'");
        await AssertRefusedAsync(file, BackupRefusal.NewerVersion);
        BackupHands.Ask(file, "UPDATE backup_manifest SET format = 2");
        await AssertRefusedAsync(file, BackupRefusal.NewerVersion);
    }

    [Fact]
    public async Task What_is_no_backup_is_told_so()
    {
        var file = Path.Combine(folder, "two");
        await AssertRefusedAsync(file, BackupRefusal.FileMissing);
        await File.WriteAllTextAsync(file, new string('x', 5000));
        await AssertRefusedAsync(file, BackupRefusal.NotABackup);
        await using var source = await BackupHands.SchoolAsync(DatabaseKind.Sqlite, folder);
        await AssertRefusedAsync(source.Storage.SqliteFile, BackupRefusal.NotABackup);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_installation_with_something_in_it_is_not_written_over(DatabaseKind kind)
    {
        var file = await TakenAsync();
        await using var target = await BackupHands.SchoolAsync(kind, folder);
        var before = await target.WithDatabaseAsync(BackupHands.DumpAsync);
        Assert.Equal(BackupRefusal.TargetNotEmpty, (await target.RestoreAsync(file)).Refusal);
        Assert.Equal(before, await target.WithDatabaseAsync(BackupHands.DumpAsync));
    }

    [Fact]
    public async Task An_installation_whose_upgrade_was_cut_off_is_not_written_over()
    {
        var file = await TakenAsync();
        await using var target = await BackupHands.NothingAsync(DatabaseKind.Sqlite);
        await File.WriteAllTextAsync(target.Storage.SqliteFile + ".before", "a copy");
        Assert.Equal(BackupRefusal.TargetNotEmpty, (await target.RestoreAsync(file)).Refusal);
    }

    [Fact]
    public async Task A_program_at_work_on_the_empty_installation_is_told_to_stop()
    {
        var file = await TakenAsync();
        await using var target = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, BackupHands.Now);
        await target.WithDatabaseAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            Assert.Equal(0, await db.Pupils.CountAsync());
            Assert.Equal(BackupRefusal.TargetInUse, (await target.RestoreAsync(file)).Refusal);
            return 0;
        });
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.Null((await target.RestoreAsync(file)).Refusal);
        Assert.NotEqual(0, await target.WithDatabaseAsync(db => db.Pupils.CountAsync()));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over_and_an_empty_installation_gives_no_file()
    {
        await using var source = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, BackupHands.Now);
        var file = Path.Combine(folder, "mine");
        Assert.Equal(BackupRefusal.NothingToBackUp, (await source.BackUpAsync(file)).Refusal);
        Assert.False(File.Exists(file));
        await File.WriteAllTextAsync(file, "mine");
        Assert.Equal(BackupRefusal.FileExists, (await source.BackUpAsync(file)).Refusal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file));
    }

    private async Task<string> TakenAsync()
    {
        await using var source = await BackupHands.SchoolAsync(DatabaseKind.Sqlite, folder);
        var file = Path.Combine(folder, "taken");
        Assert.Null((await source.BackUpAsync(file)).Refusal);
        return file;
    }

    private static async Task AssertRefusedAsync(string file, BackupRefusal? why = null)
    {
        await using var target = await BackupHands.NothingAsync(DatabaseKind.Sqlite);
        var refusal = (await target.RestoreAsync(file)).Refusal;
        Assert.True(why is null ? refusal is BackupRefusal.Damaged or BackupRefusal.NewerVersion or BackupRefusal.NotABackup : refusal == why, refusal.ToString());
        Assert.Empty(Directory.EnumerateFileSystemEntries(target.Storage.DataDirectory));
    }
}
