using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Intake;

/// <summary>An import that is killed, however hard, leaves the database at a whole file; the next run completes. Real processes, real kill.</summary>
public sealed class KilledImportTests : IDisposable
{
    private const int Kills = 20;
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-kill-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task After_a_kill_at_any_moment_each_file_is_wholly_in_or_wholly_out_and_the_next_run_completes()
    {
        var files = Write();
        var undisturbed = Path.Combine(folder, "undisturbed");
        Assert.Equal(0, await ImportAsync(undisturbed, files, killAfter: null));
        var takes = await TimeAsync(() => ImportAsync(Path.Combine(folder, "timed"), files, killAfter: null));
        var expected = Fingerprint(undisturbed);

        var random = new Random(20260327);
        var data = Path.Combine(folder, "killed");
        for (var kill = 0; kill < Kills; kill++)
        {
            await ImportAsync(data, files, killAfter: takes * random.NextDouble());
            AssertWholeFiles(data);
            if (kill % 5 == 4)
            {
                Assert.Equal(0, await ImportAsync(data, files, killAfter: null));
                Assert.Equal(expected, Fingerprint(data));
                Directory.Delete(data, recursive: true);
            }
        }
    }

    private string[] Write()
    {
        var paths = new List<string>();
        foreach (var (name, content) in new SmallSchool { First = new(2025, 8, 18) }.Files())
        {
            if (name != "lessons.csv")
            {
                paths.Add(Path.Combine(folder, name));
                File.WriteAllText(paths[^1], content);
                continue;
            }

            var lines = content.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (var (part, at) in lines[1..].Chunk(900).Select((part, at) => (part, at)))
            {
                paths.Add(Path.Combine(folder, $"lessons-{at}.csv"));
                File.WriteAllLines(paths[^1], [lines[0], .. part]);
            }
        }

        return [.. paths];
    }

    private static async Task<int> ImportAsync(string data, string[] files, TimeSpan? killAfter)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "rodatraden"), ["import", "--data", data, .. files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (killAfter is { } wait)
        {
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(wait));
            process.Kill();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail("An import after a kill never ended.");
        }

        Assert.True(killAfter is not null || process.ExitCode == 0, await output + await errors);
        return process.ExitCode;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> act)
    {
        var clock = Stopwatch.StartNew();
        await act();
        return clock.Elapsed;
    }

    /// <summary>Every receipt stands for all of its file's rows, and no month holds lessons that no receipt accounts for.</summary>
    private static void AssertWholeFiles(string data)
    {
        if (!File.Exists(Path.Combine(data, "rodatraden.db")))
        {
            return;
        }

        using var connection = Open(data);
        Assert.Equal("ok", Ask(connection, "PRAGMA integrity_check"));
        if (Ask(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'imported_files'") == "0")
        {
            return;
        }

        var receipts = Ask(connection, "SELECT coalesce(sum(\"new\"), 0) FROM imported_files WHERE kind = 'Lessons'");
        var lessonMinutes = Ask(connection, "SELECT coalesce(sum(offered), 0) / 60 FROM attendance_months");
        Assert.Equal(receipts, lessonMinutes);
    }

    private static string Fingerprint(string data)
    {
        using var connection = Open(data);
        return string.Join('|',
            Ask(connection, "SELECT count(*) || ':' || sum(offered) || ':' || sum(valid) || ':' || sum(invalid) || ':' || group_concat(hex(lessons)) FROM (SELECT m.*, p.key FROM attendance_months m JOIN pupils p ON p.id = m.pupil_id ORDER BY p.key, month)"),
            Ask(connection, "SELECT count(*) FROM pupils"),
            Ask(connection, "SELECT group_concat(key || held_step) FROM (SELECT p.key, s.held_step FROM standings s JOIN pupils p ON p.id = s.pupil_id ORDER BY p.key)"));
    }

    private static SqliteConnection Open(string data)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(data, "rodatraden.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private static string Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }
}
