using System.Globalization;

namespace RodaTraden.Bench.City;

/// <summary>
/// One of the two databases of the program in several states, each made from the one before: <c>registers</c>, <c>year</c>, <c>shuffled</c>, <c>whole</c>.
/// </summary>
internal abstract class CityDatabase(CitySettings settings, string name)
{
    private const string Years = "years";

    public string Name { get; } = name;

    protected CitySettings Settings { get; } = settings;

    public static CityDatabase Sqlite(CitySettings settings) => new OnSqlite(settings);

    public static CityDatabase OnServer(CitySettings settings) => new OnPostgres(settings);

    /// <summary>Makes a state anew, empty or as a copy of another.</summary>
    public abstract Task MakeAsync(string state, string? copyOf);

    /// <summary>Removes a state.</summary>
    public abstract Task RemoveAsync(string state);

    /// <summary>Whether the whole city is there, its last night read in, and may be used.</summary>
    public bool HasWhole => Directory.Exists(Folder("whole")) && !Settings.Skipped.Contains($"{Name}-night");

    /// <summary>Those of the two that hold the whole city.</summary>
    public static IReadOnlyList<CityDatabase> Whole(CitySettings settings) => new[] { Sqlite(settings), OnServer(settings) } switch
    {
        var both when both.Any(database => database.HasWhole) => [.. both.Where(database => database.HasWhole)],
        _ => throw new InvalidOperationException("No database holds the whole city: the night is read in before."),
    };

    /// <summary>The options of a verb that say where the installation lies.</summary>
    public virtual IEnumerable<string> Options(string state) => ["--data", Folder(state)];

    /// <summary>Bytes by table, their indexes included, and of everything.</summary>
    public abstract Task<(Dictionary<string, long> Tables, long All)> SizesAsync(string state);

    /// <summary>Processor time of the server so far; null when there is none.</summary>
    public virtual double? ServerCpuSeconds() => null;

    protected string Folder(string state) => Path.Combine(Settings.Work, "installed", $"{Name}-{state}");

    protected void EmptyFolder(string state)
    {
        if (Directory.Exists(Folder(state)))
        {
            Directory.Delete(Folder(state), recursive: true);
        }

        Directory.CreateDirectory(Folder(state));
    }

    /// <summary>The files of the years that the program keeps beside the database.</summary>
    protected void CopyYears(string state, string? copyOf)
    {
        if (copyOf is not null && Directory.Exists(Path.Combine(Folder(copyOf), Years)))
        {
            Directory.CreateDirectory(Path.Combine(Folder(state), Years));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder(copyOf), Years)))
            {
                File.Copy(file, Path.Combine(Folder(state), Years, Path.GetFileName(file)));
            }
        }
    }

    private sealed class OnSqlite(CitySettings settings) : CityDatabase(settings, "sqlite")
    {
        public override Task MakeAsync(string state, string? copyOf)
        {
            EmptyFolder(state);
            foreach (var file in copyOf is null ? [] : Directory.EnumerateFiles(Folder(copyOf), "rodatraden.db*"))
            {
                File.Copy(file, Path.Combine(Folder(state), Path.GetFileName(file)));
            }

            CopyYears(state, copyOf);
            return Task.CompletedTask;
        }

        public override Task RemoveAsync(string state)
        {
            Directory.Delete(Folder(state), recursive: true);
            return Task.CompletedTask;
        }

        public override async Task<(Dictionary<string, long> Tables, long All)> SizesAsync(string state)
        {
            var file = Path.Combine(Folder(state), "rodatraden.db");
            await SqliteSizes.CheckpointAsync(file);
            return (await SqliteSizes.ByTableAsync(file), new FileInfo(file).Length);
        }
    }

    private sealed class OnPostgres(CitySettings settings) : CityDatabase(settings, "postgres")
    {
        public override Task MakeAsync(string state, string? copyOf)
        {
            EmptyFolder(state);
            CopyYears(state, copyOf);
            return Settings.Server.MakeAsync(Database(state), copyOf is null ? null : Database(copyOf));
        }

        public override async Task RemoveAsync(string state)
        {
            await Settings.Server.ExecuteAsync("postgres", $"DROP DATABASE {Database(state)}");
            Directory.Delete(Folder(state), recursive: true);
        }

        public override IEnumerable<string> Options(string state) => [.. base.Options(state), "--connection", Settings.Server.Connection(Database(state))];

        public override double? ServerCpuSeconds() => Settings.Server.CpuSeconds();

        public override async Task<(Dictionary<string, long> Tables, long All)> SizesAsync(string state)
        {
            // A partition counts as its table.
            var tables = await Settings.Server.AskAsync<long>(Database(state), """
                SELECT coalesce(whole.relname, part.relname)::text, sum(pg_total_relation_size(part.oid))::bigint
                FROM pg_class part LEFT JOIN pg_inherits ON inhrelid = part.oid LEFT JOIN pg_class whole ON whole.oid = inhparent
                WHERE part.relkind = 'r' AND part.relnamespace = 'public'::regnamespace GROUP BY 1
                """);
            var all = await Settings.Server.AskAsync<long>(Database(state), "SELECT 'all', pg_database_size(current_database())");
            return (tables, all["all"]);
        }

        private static string Database(string state) => string.Create(CultureInfo.InvariantCulture, $"city_{state}");
    }
}
