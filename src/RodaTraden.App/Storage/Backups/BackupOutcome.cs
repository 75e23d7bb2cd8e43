namespace RodaTraden.App.Storage.Backups;

/// <summary>Why no backup was made, or nothing restored.</summary>
internal enum BackupRefusal
{
    FileExists,
    NothingToBackUp,
    FileMissing,
    NotABackup,
    NewerVersion,
    Damaged,
    TargetNotEmpty,
    TargetInUse,
    CopyDiffers,
}

/// <summary>What a backup or a restore came to.</summary>
/// <param name="Where">The table or file that the refusal is about, if it is about one.</param>
internal sealed record BackupOutcome(int Tables, long Rows, long Bytes, BackupRefusal? Refusal = null, string Where = "")
{
    public static BackupOutcome Refused(BackupRefusal refusal, string where = "") => new(0, 0, 0, refusal, where);

    public static BackupOutcome Done(BackupManifest manifest, string file) => new(manifest.ProgramTables.Count, manifest.ProgramTables.Sum(table => table.Rows), new FileInfo(file).Length);
}
