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

    private readonly List<ImportedChange> noted = [];
    private readonly List<(EntityEntry Entry, string? Before)> saving = [];
    private bool following;
    private int fileId;

    /// <summary>What comes belongs to a receipt.</summary>
    public void BelongTo(int receiptId) => fileId = receiptId;

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

    /// <summary>Keeps rows that were written past the context, as the file made them, after what has been noted so far.</summary>
    public async Task KeepMadeAsync<TRow>(AppDbContext db, IEnumerable<TRow> rows, CancellationToken cancellation)
        where TRow : class
    {
        await KeepAsync(db, cancellation);
        var type = db.Model.FindEntityType(typeof(TRow))!;
        var properties = type.GetProperties().ToArray();
        var id = type.FindProperty("Id")!.GetGetter();
        foreach (var some in rows.Chunk(RowsAtATime))
        {
            var made = Array.ConvertAll(some, row => Made(type.ClrType.Name, (int)id.GetClrValue(row)!, Values(properties, property => property.GetGetter().GetClrValue(row))));
            await Table.AddAsync(db, made, cancellation);
        }
    }

    /// <summary>Keeps what has been noted, in the order in which it was done, and starts anew.</summary>
    public async Task KeepAsync(AppDbContext db, CancellationToken cancellation)
    {
        await Table.AddAsync(db, noted, cancellation);
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

    /// <summary>The rows that days are made of: whoever takes a file back finds in their values whose days those are.</summary>
    public static readonly IReadOnlyList<string> OfDays = [nameof(Core.Attendance.ToldAbsence), nameof(Core.Register.CalendarDay), nameof(Core.Register.Enrolment), nameof(Core.Register.SchoolUnit)];

    /// <summary>What is left of values that may not be kept: enough to see whether a row still has them.</summary>
    public static string Forgotten(string values) => values.Length == 0 ? ForgottenMark : MarkOf(values)[..MarkLength];

    /// <summary>Whether a row still has the values that a file gave it.</summary>
    public static bool IsStill(string now, string after) => now == after || (after.Length >= MarkLength && MarkOf(now).StartsWith(after, StringComparison.Ordinal));

    // Sixteen digits; earlier versions kept more of them.
    private const int MarkLength = 17;

    private static string MarkOf(string values) => ForgottenMark + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(values)));

    /// <summary>A row that a file made is taken back by removing it, if it is still as it was made: a mark of its values is enough for that.</summary>
    private ImportedChange Made(string entity, int id, string values) => Change(entity, id, before: null, OfDays.Contains(entity) ? values : Forgotten(values));

    private ImportedChange Change(string entity, int id, string? before, string? after) => new() { FileId = fileId, Entity = entity, EntityId = id, Before = before, After = after };

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
                noted.Add(Change(entry.Metadata.ClrType.Name, (int)entry.Property("Id").OriginalValue!, Values(entry.OriginalValues), after: null));
            }
        }
    }

    private void AfterSave()
    {
        foreach (var (entry, before) in saving)
        {
            var id = (int)entry.Property("Id").CurrentValue!;
            var (entity, after) = (entry.Metadata.ClrType.Name, Values(entry.CurrentValues));
            noted.Add(before is null ? Made(entity, id, after) : Change(entity, id, before, after));
        }

        saving.Clear();
    }
}
