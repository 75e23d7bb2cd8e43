using System.Diagnostics;
using RodaTraden.App.Storage.Backups;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Storage.Backups;

/// <summary>A backup that is taken while others work is of one moment; one that is killed leaves nothing with its name.</summary>
public sealed class BackupMeanwhileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-backup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_backup_during_an_import_holds_all_or_nothing_of_each_file(DatabaseKind kind)
    {
        await using var source = await TestInstallation.CreateAsync(kind, BackupHands.Now);
        var receipts = new List<int>();
        foreach (var some in ManyFiles().Chunk(20))
        {
            var import = Task.Run(() => source.ImportAsync(some));
            do
            {
                var file = Path.Combine(folder, $"copy-{receipts.Count}");
                var outcome = await source.BackUpAsync(file);
                if (outcome.Refusal == BackupRefusal.NothingToBackUp)
                {
                    continue;
                }

                Assert.Null(outcome.Refusal);
                Assert.Equal(
                    BackupHands.Ask(file, "SELECT coalesce(sum(\"new\"), 0) FROM imported_files WHERE kind = 'Lessons'"),
                    BackupHands.Ask(file, "SELECT coalesce(sum(offered), 0) / 60 FROM attendance_months"));
                receipts.Add(int.Parse(BackupHands.Ask(file, "SELECT count(*) FROM imported_files"), System.Globalization.CultureInfo.InvariantCulture));
            }
            while (!import.IsCompleted);
            Assert.All(await import, report => Assert.Null(report.WholeRefusal));
        }

        Assert.True(receipts.Distinct().Count() > 2, "Backups were taken in the midst of the import: " + string.Join(", ", receipts));
    }

    [Fact]
    public async Task The_command_says_what_it_did_keeps_the_file_to_its_owner_and_leaves_nothing_when_killed()
    {
        await using var source = await BackupHands.SchoolAsync(DatabaseKind.Sqlite, folder);
        var file = Path.Combine(folder, "one.rodatraden");
        var clock = Stopwatch.StartNew();
        var (code, said) = await RunAsync(["backup", file, "--data", source.Storage.DataDirectory]);
        var takes = clock.Elapsed;
        Assert.True(code == 0 && said.Contains("tabeller", StringComparison.Ordinal), said);
        Assert.Equal(1, (await RunAsync(["backup", file, "--data", source.Storage.DataDirectory])).Code);
        Assert.Equal(1, (await RunAsync(["backup", file + "2", "--data", Path.Combine(folder, "nowhere")])).Code);
        Assert.False(Directory.Exists(Path.Combine(folder, "nowhere")));
        Assert.Equal(0, (await RunAsync(["restore", file, "--data", Path.Combine(folder, "there")])).Code);
        Assert.Equal(1, (await RunAsync(["restore", file, "--data", Path.Combine(folder, "there")])).Code);
        if (!OperatingSystem.IsWindows())
        {
            Assert.All([file, Path.Combine(folder, "there", "keys", "key-1.xml"), Path.Combine(folder, "there", "rodatraden.db")], AssertPrivate);
        }

        for (var share = 0.4; share < 1; share += 0.15)
        {
            var killed = Path.Combine(folder, "killed");
            await RunAsync(["backup", killed, "--data", source.Storage.DataDirectory], killAfter: takes * share);
            if (File.Exists(killed))
            {
                Assert.NotNull((await BackupCheck.ReadAsync(killed, new TestInstallation.Quiet(), default)).Manifest);
                File.Delete(killed);
            }
        }

        Assert.Equal(0, (await RunAsync(["backup", Path.Combine(folder, "killed"), "--data", source.Storage.DataDirectory])).Code);
        Assert.Empty(Directory.EnumerateFiles(folder, "*.part*"));
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void AssertPrivate(string file) => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

    private static async Task<(int Code, string Said)> RunAsync(string[] arguments, TimeSpan? killAfter = null)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "rodatraden"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (killAfter is { } wait)
        {
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(wait));
            process.Kill();
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private string[] ManyFiles()
    {
        var files = BackupHands.Write(new SmallSchool { First = new(2025, 8, 18) }, folder);
        var lessons = files.Single(file => file.EndsWith("lessons.csv", StringComparison.Ordinal));
        var lines = File.ReadAllLines(lessons);
        var parts = lines[1..].Chunk(40).Select((part, at) =>
        {
            var file = Path.Combine(folder, $"lessons-{at}.csv");
            File.WriteAllLines(file, [lines[0], .. part]);
            return file;
        });
        return [.. files.Where(file => file != lessons), .. parts];
    }
}
