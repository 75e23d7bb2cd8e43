using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using NpgsqlTypes;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Intake.Receipts;

/// <summary>Follows what a file does to rows of the register, and to what was told of attendance beside lessons: their values before and after, so that it can be taken back.</summary>
internal sealed class RegisterChanges
{
    private const int RowsAtATime = 10_000;

    private static readonly BulkTable<ImportedChange> Table = new(
        "imported_changes",
        ["id"],
        new BulkColumn<ImportedChange, int>("file_id", NpgsqlDbType.Integer, change => change.FileId),
        new BulkColumn<ImportedChange, string>("entity", NpgsqlDbType.Text, change => change.Entity),
        new BulkColumn<ImportedChange, int>("entity_id", NpgsqlDbType.Integer, change => change.EntityId),
        new BulkColumn<ImportedChange, string?>("before", NpgsqlDbType.Text, change => change.Before),
        new BulkColumn<ImportedChange, string?>("after", NpgsqlDbType.Text, change => change.After));

    private readonly List<RegisterChange> noted = [];
    private readonly List<(EntityEntry Entry, string? Before)> saving = [];
    private bool following;

    /// <summary>Notes every save of the context from now on.</summary>
    public void Follow(AppDbContext db)
    {
        if (following)
        {
            return;
        }

        following = true;
        db.SavingChanges += (_, _) => BeforeSave(db);
        db.SavedChanges += (_, _) => AfterSave();
    }

    /// <summary>Notes rows that were written past the context, as the file made them.</summary>
    public void NoteMade<TRow>(AppDbContext db, IReadOnlyCollection<TRow> rows)
        where TRow : class
    {
        var type = db.Model.FindEntityType(typeof(TRow))!;
        var properties = type.GetProperties().ToArray();
        var id = type.FindProperty("Id")!.GetGetter();
        foreach (var row in rows)
        {
            noted.Add(new(type.ClrType.Name, (int)id.GetClrValue(row)!, Before: null, Values(properties, property => property.GetGetter().GetClrValue(row))));
        }
    }

    /// <summary>Keeps what has been noted under a receipt, in the order in which it was done, and starts anew.</summary>
    public async Task KeepAsync(AppDbContext db, int fileId, CancellationToken cancellation)
    {
        foreach (var some in noted.Chunk(RowsAtATime))
        {
            await Table.AddAsync(db, Array.ConvertAll(some, change => change.For(fileId)), cancellation);
        }

        Forget();
    }

    /// <summary>Starts anew: what has been noted was taken back.</summary>
    public void Forget() => noted.Clear();

    /// <summary>The values of a row as JSON, in the order of the model.</summary>
    public static string Values(PropertyValues values) => Values(values.Properties, property => values[property]);

    private static string Values(IReadOnlyList<IProperty> properties, Func<IProperty, object?> value) =>
        JsonSerializer.Serialize(properties.ToDictionary(property => property.Name, value));

    /// <summary>How values that are forgotten begin.</summary>
    public const string ForgottenMark = "#";

    /// <summary>What is left of values that may not be kept: enough to see whether a row still has them.</summary>
    public static string Forgotten(string values) => ForgottenMark + (values.Length == 0 ? "" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(values))));

    /// <summary>Whether a row still has the values that a file gave it.</summary>
    public static bool IsStill(string now, string after) => now == after || (after.Length > ForgottenMark.Length && after == Forgotten(now));

    private void BeforeSave(AppDbContext db)
    {
        saving.Clear();
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.Metadata.ClrType.Assembly == typeof(Core.Register.Pupil).Assembly))
        {
            if (entry.State == EntityState.Added)
            {
                saving.Add((entry, null));
            }
            else if (entry.State == EntityState.Modified)
            {
                saving.Add((entry, Values(entry.OriginalValues)));
            }
            else if (entry.State == EntityState.Deleted)
            {
                noted.Add(new(entry.Metadata.ClrType.Name, (int)entry.Property("Id").OriginalValue!, Values(entry.OriginalValues), After: null));
            }
        }
    }

    private void AfterSave()
    {
        foreach (var (entry, before) in saving)
        {
            var id = (int)entry.Property("Id").CurrentValue!;
            noted.Add(new(entry.Metadata.ClrType.Name, id, before, Values(entry.CurrentValues)));
        }

        saving.Clear();
    }
}

/// <summary>One row that a file made, changed or removed.</summary>
internal sealed record RegisterChange(string Entity, int EntityId, string? Before, string? After)
{
    public ImportedChange For(int fileId) => new() { FileId = fileId, Entity = Entity, EntityId = EntityId, Before = Before, After = After };
}
