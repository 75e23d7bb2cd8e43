using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.App.Access.Writing;

/// <summary>
/// Stops every save of a row about a pupil that the request was not permitted to write, whatever page or handler forgot to ask. A row cannot be moved from one pupil to
/// another either: the pupil is part of what the database compares.
/// </summary>
internal sealed class WriteGuard(WritePermits permits) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (permits.AreAsked && eventData.Context is { } db)
        {
            foreach (var entry in Changed(db))
            {
                await CheckAsync(db, entry, cancellationToken);
            }
        }

        return result;
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        permits.AreAsked && eventData.Context is { } db && Changed(db).Count > 0
            ? throw new InvalidOperationException("Rows about pupils are saved with SaveChangesAsync, which asks for permits.")
            : result;

    private static List<EntityEntry> Changed(DbContext db) =>
        [.. db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && IsGuarded(entry.Metadata.ClrType))];

    private static bool IsGuarded(Type type) =>
        GuardedRows.Written.ContainsKey(type) || GuardedRows.OfTheRegister.Contains(type) || GuardedRows.OfAccounts.Contains(type) || type == typeof(ConsentAnswer) || type == typeof(GroundReceiver);

    private async Task CheckAsync(DbContext db, EntityEntry entry, CancellationToken cancellation)
    {
        var type = entry.Metadata.ClrType;
        var isPermitted = GuardedRows.OfTheRegister.Contains(type) ? permits.OfTheRegister
            : GuardedRows.OfAccounts.Contains(type) ? permits.OfAccounts
            : GuardedRows.Written.TryGetValue(type, out var category) ? Of(entry, category)
            : await OfGroundAsync(db, entry.Entity, cancellation) is { } pupilId && permits.Allows(pupilId, InformationCategory.Grounds);
        if (!isPermitted)
        {
            throw new WriteRefusedException(type.Name);
        }
    }

    private bool Of(EntityEntry entry, InformationCategory category)
    {
        var pupil = entry.Property(nameof(Consent.PupilId));
        int?[] about = entry.State == EntityState.Added ? [(int?)pupil.CurrentValue] : [(int?)pupil.CurrentValue, (int?)pupil.OriginalValue];

        // What is about nobody, a hold of everything, is permitted by the book that writes it.
        return about.All(one => one is null) || about.All(one => one is { } id && permits.Allows(id, category));
    }

    /// <summary>The pupil whom an answer or a receiver is about: that of its ground.</summary>
    private static async Task<int?> OfGroundAsync(DbContext db, object row, CancellationToken cancellation) => row switch
    {
        ConsentAnswer answer => await OfConsentAsync(db, answer.ConsentId, cancellation),
        GroundReceiver { ConsentId: { } consent } => await OfConsentAsync(db, consent, cancellation),
        GroundReceiver { StatutoryGroundId: { } ground } => await db.Set<StatutoryGround>().Where(one => one.Id == ground).Select(one => (int?)one.PupilId).SingleOrDefaultAsync(cancellation),
        _ => null,
    };

    private static Task<int?> OfConsentAsync(DbContext db, int id, CancellationToken cancellation) =>
        db.Set<Consent>().Where(one => one.Id == id).Select(one => (int?)one.PupilId).SingleOrDefaultAsync(cancellation);
}

/// <summary>A save of something that was never permitted: a fault in the program, stopped before it was stored.</summary>
internal sealed class WriteRefusedException(string kind) : InvalidOperationException($"{kind} was to be written about a pupil without a permit.");
