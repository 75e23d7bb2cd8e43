using System.Globalization;
using Npgsql;

namespace RodaTraden.Bench.Running;

/// <summary>The private server: its databases, and the processor time of all its processes.</summary>
internal sealed class Postgres(string socketFolder, int port, string dataFolder)
{
    /// <summary>What the program is told. The socket, as psql uses it too.</summary>
    public string Connection(string database) => $"Host={socketFolder};Port={port.ToString(CultureInfo.InvariantCulture)};Username=postgres;Database={database}";

    /// <summary>What psql is told.</summary>
    public IReadOnlyDictionary<string, string> Environment(string database) => new Dictionary<string, string>
    {
        ["PGHOST"] = socketFolder,
        ["PGPORT"] = port.ToString(CultureInfo.InvariantCulture),
        ["PGUSER"] = "postgres",
        ["PGDATABASE"] = database,
    };

    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(Connection(database) + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A name and a number or text, row by row.</summary>
    public async Task<Dictionary<string, T>> AskAsync<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(Connection(database) + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new Dictionary<string, T>();
        while (await rows.ReadAsync())
        {
            found[rows.GetString(0)] = rows.GetFieldValue<T>(1);
        }

        return found;
    }

    /// <summary>Makes a database anew, empty or as a copy of another.</summary>
    public async Task MakeAsync(string database, string? copyOf = null)
    {
        await ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        await ExecuteAsync("postgres", $"CREATE DATABASE {database}" + (copyOf is null ? "" : $" TEMPLATE {copyOf} STRATEGY file_copy"));
        await ExecuteAsync("postgres", "CHECKPOINT");
    }

    /// <summary>Processor time of the server so far: of its first process, of those that still run, and of those that have ended.</summary>
    public double CpuSeconds()
    {
        var first = File.ReadLines(Path.Combine(dataFolder, "postmaster.pid")).First();
        var ticks = 0L;
        foreach (var process in Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)!).Where(name => name.All(char.IsAsciiDigit)))
        {
            if (ProcessStat.Of(process) is { } stat && (process == first || stat[ProcessStat.Parent] == first))
            {
                ticks += stat.Skip(ProcessStat.User).Take(4).Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
            }
        }

        return ticks / ProcessStat.TicksPerSecond;
    }
}
