using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RodaTraden.App.Storage;
using RodaTraden.App.Storage.Backups;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Storage.Backups;

/// <summary>A backup as the program before <c>InquiryNotices</c> would have made it, with one pupil and one key.</summary>
internal static class OlderBackup
{
    public static async Task MakeAsync(string file)
    {
        var options = new StorageOptions { DataDirectory = file + ".data" };
        Directory.CreateDirectory(options.KeysDirectory);
        await File.WriteAllTextAsync(Path.Combine(options.KeysDirectory, "key-0.xml"), "<key>gammal</key>");
        BackupFile.Make(file);
        await using var copy = await BackupFile.WriteAsync(file, default);
        await using var model = BackupFile.Model(copy);
        await model.GetService<IMigrator>().MigrateAsync("ContactSymptomsOwnPassword");
        await BackupFile.ExecuteAsync(
            copy,
            "INSERT INTO pupils (key, given_name, family_name, sex, marking, search, version) VALUES ('P-1', 'Elin', 'Åberg', 'Unknown', 'None', 'elin aberg', '01A2191A-FC82-7F82-BD91-B27A2BC2AFC0')",
            default);

        // The tables and columns that there were then.
        var there = (await BackupFile.ReadAsync(copy, "SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'", row => (Table: row.GetString(0), Column: row.GetString(1)), default)).ToHashSet();
        var tables = CopiedTable.All(model.Model)
            .Select(table => table with { Columns = [.. table.Columns.Where(column => there.Contains((table.Name, column.Name)))] })
            .Where(table => table.Columns.Count > 0)
            .ToList();
        await BackupSeal.WriteAsync(copy, await BackupCheck.SumsAsync(copy, tables, new TestInstallation.Quiet(), default), options, new(BackupHands.Now, TimeSpan.Zero), new TestInstallation.Quiet(), default);
    }
}
