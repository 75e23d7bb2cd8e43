namespace RodaTraden.App.Storage;

/// <summary>Which database, and where. Section <c>Storage</c> of the configuration.</summary>
internal sealed record StorageOptions
{
    /// <summary><c>Sqlite</c> (in the data folder) or <c>Postgres</c>.</summary>
    public string Provider { get; init; } = "Sqlite";

    public string? ConnectionString { get; init; }

    /// <summary>Holds the embedded database, keys, refused rows and files waiting to be read in.</summary>
    public string DataDirectory { get; init; } = "data";

    /// <summary>Where signed heads of the audit are written; beside the data if nothing is said. A place that is copied elsewhere is better.</summary>
    public string? Heads { get; init; }

    public bool IsPostgres => Provider.Equals("Postgres", StringComparison.OrdinalIgnoreCase);

    public string SqliteFile => Path.Combine(DataDirectory, "rodatraden.db");

    public string KeysDirectory => Path.Combine(DataDirectory, "keys");

    public string HeadsDirectory => Heads ?? Path.Combine(DataDirectory, "audit-heads");

    public string RefusedDirectory => Path.Combine(DataDirectory, "refused");

    /// <summary>Rows of large files on their way; nothing here outlives the import that made it.</summary>
    public string SpoolDirectory => Path.Combine(DataDirectory, "spool");

    /// <summary>School years as memory held them; made again when they are missing.</summary>
    public string YearsDirectory => Path.Combine(DataDirectory, "years");

    public string UploadsDirectory => Path.Combine(DataDirectory, "uploads");
}
