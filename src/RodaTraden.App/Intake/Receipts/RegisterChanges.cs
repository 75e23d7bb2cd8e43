using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Intake.Receipts;

/// <summary>Follows what a file does to rows of the register, and to what was told of attendance beside lessons: their values before and after, so that it can be taken back.</summary>
internal sealed class RegisterChanges
{
    private readonly List<RegisterChange> noted = [];
    private readonly List<(EntityEntry Entry, string? Before)> saving = [];
    private bool following;

    /// <summary>Notes every save of the context from now on, until <see cref="Take"/>.</summary>
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

    /// <summary>Hands over what has been noted, and starts anew.</summary>
    public IReadOnlyList<RegisterChange> Take()
    {
        var taken = noted.ToArray();
        noted.Clear();
        return taken;
    }

    /// <summary>The values of a row as JSON, in the order of the model.</summary>
    public static string Values(PropertyValues values) =>
        JsonSerializer.Serialize(values.Properties.ToDictionary(property => property.Name, property => values[property]));

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
