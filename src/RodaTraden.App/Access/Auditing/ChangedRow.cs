using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.FirstRun;
using RodaTraden.App.Intake.Mappings;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Auditing;

/// <summary>A row that an act made, changed or took away.</summary>
/// <param name="Kind">Which kind of row.</param>
/// <param name="Change"><c>Added</c>, <c>Modified</c> or <c>Deleted</c>.</param>
/// <param name="Fields">What is not the same: field, before, after. Dates as 2026-03-27, choices as their codes.</param>
internal sealed record ChangedRow(string Kind, string Change, IReadOnlyList<ChangedField> Fields)
{
    /// <summary>
    /// Rows that are changed in place, and so do not tell by themselves what they were, with the fields that somebody may ask about. What is about a pupil is added and
    /// marked instead of changed, and tells it itself. Never passwords, keys or stamps.
    /// </summary>
    private static readonly Dictionary<Type, string[]> Kept = new()
    {
        [typeof(Account)] = [nameof(Account.DisplayName), nameof(Account.StaffKey), nameof(Account.AwaitsProvider), nameof(Account.IsClosed)],
        [typeof(AccountRole)] =
        [
            nameof(AccountRole.Role), nameof(AccountRole.UnitId), nameof(AccountRole.OrganiserId), nameof(AccountRole.OrganisationId), nameof(AccountRole.GuardianId), nameof(AccountRole.PupilId),
            nameof(AccountRole.StandsInFor), nameof(AccountRole.Provider), nameof(AccountRole.From), nameof(AccountRole.To),
        ],
        [typeof(Organisation)] = [nameof(Organisation.Name), nameof(Organisation.Kind), nameof(Organisation.Contact), nameof(Organisation.ClosedFrom)],
        [typeof(InstallationSettings)] =
        [
            nameof(InstallationSettings.Organisation), nameof(InstallationSettings.Contact), nameof(InstallationSettings.ContactEmail), nameof(InstallationSettings.ContactPhone),
            nameof(InstallationSettings.DataProtection), nameof(InstallationSettings.ConcernChannel),
        ],
        [typeof(SenderMapping)] = [nameof(SenderMapping.Sender), nameof(SenderMapping.Kind), nameof(SenderMapping.Document)],
    };

    /// <summary>The kinds of rows, for the test that holds them against the model.</summary>
    public static IReadOnlyDictionary<Type, string[]> Kinds => Kept;

    /// <summary>Adds what is about to be saved to the act that carries it out: the first of them, for a save is one act.</summary>
    public static void Keep(DbContext db, IReadOnlyList<AuditEntry> acts)
    {
        var rows = db.ChangeTracker.Entries().Where(entry => Kept.ContainsKey(entry.Metadata.ClrType) && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(Of).Where(row => row.Fields.Count > 0).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var values = new ChangedValues { Entry = acts[0], Content = JsonSerializer.Serialize(rows), Salt = RandomNumberGenerator.GetBytes(16) };
        acts[0].ValuesHash = HashOf(values);
        db.Add(values);
    }

    /// <summary>What stands in the act's entry for the values.</summary>
    public static byte[] HashOf(ChangedValues values) => SHA256.HashData([.. values.Salt, .. Encoding.UTF8.GetBytes(values.Content)]);

    public static IReadOnlyList<ChangedRow> Read(ChangedValues values) => JsonSerializer.Deserialize<List<ChangedRow>>(values.Content)!;

    private static ChangedRow Of(EntityEntry entry) => new(
        entry.Metadata.ClrType.Name,
        entry.State.ToString(),
        [
            .. Kept[entry.Metadata.ClrType].Select(entry.Property)
                .Select(field => new ChangedField(
                    field.Metadata.Name,
                    entry.State == EntityState.Added ? "" : Text(field.OriginalValue),
                    entry.State == EntityState.Deleted ? "" : Text(field.CurrentValue)))
                .Where(field => field.Before != field.After),
        ]);

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

/// <summary>A field that an act changed; empty where there is no value.</summary>
internal sealed record ChangedField(string Name, string Before, string After);
