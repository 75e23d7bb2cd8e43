using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Disclosure;

/// <summary>Records disclosures that a statute allows or demands without consent, and ends them.</summary>
internal sealed class StatutoryBook(AppDbContext db, ConsentBook consents, CurrentUser user, AuditLog audit, TimeProvider time)
{
    /// <summary>The zone that a pupil's school discloses from.</summary>
    public async Task<SecrecyZone> FromAsync(PupilGrounds about, CancellationToken cancellation = default) => SchoolZones.Of(
        await db.Units.Where(unit => unit.Id == about.Pupil.UnitId).Select(unit => unit.Forms).SingleAsync(cancellation),
        await db.Organisers.Where(one => one.Id == about.Pupil.OrganiserId).Select(one => (OrganiserKind?)one.Kind).SingleOrDefaultAsync(cancellation));

    /// <summary>Records a ground; null when it went well. The same form saved twice is one.</summary>
    public async Task<StatutoryGroundRefusal?> RecordAsync(
        PupilGrounds about,
        Statute statute,
        IReadOnlyList<InformationCategory> categories,
        string why,
        DateOnly? until,
        (int OrganisationId, int AccountId, string Reference)? receiver,
        Guid formId,
        CancellationToken cancellation = default)
    {
        if (about.Pupil.OrganiserId is not { } organiserId)
        {
            return StatutoryGroundRefusal.NoHolder;
        }

        var person = receiver is { } chosen ? (await consents.ReceiversAsync(cancellation)).FirstOrDefault(one => one.OrganisationId == chosen.OrganisationId && one.AccountId == chosen.AccountId) : null;
        var ground = new StatutoryGround
        {
            PupilId = about.Pupil.Id,
            Statute = statute,
            FromOrganiserId = organiserId,
            Categories = [.. categories.Distinct().Order()],
            Why = why.Trim(),
            DecidedByAccountId = user.AccountId!.Value,
            DecidedAt = time.UtcNow(),
            ValidUntil = until ?? DateOnly.MinValue,
            FormId = formId,
            Version = Guid.CreateVersion7(),
        };
        if (Statutes.Check(ground, await FromAsync(about, cancellation), person is null ? [] : [person.Kind.Zone()], about.Family.BirthDate, about.Today) is { } refusal)
        {
            return refusal;
        }

        if (await db.StatutoryGrounds.AnyAsync(stored => stored.FormId == formId, cancellation))
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(ground);
        await db.SaveChangesAsync(cancellation);
        db.Add(new GroundReceiver { StatutoryGroundId = ground.Id, OrganisationId = person!.OrganisationId, AccountId = person.AccountId, Reference = receiver!.Value.Reference.Trim() });
        audit.Add(AuditAct.StatutoryGroundRecording, about.Pupil.Id, about.Pupil.UnitId, "statutory_grounds/" + ground.Id, statute.Rule().Citation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Ends a ground before its last day.</summary>
    public async Task EndAsync(PupilGrounds about, StatutoryCard card, CancellationToken cancellation = default)
    {
        if (card.Ground.EndedAt is not null)
        {
            return;
        }

        var ground = await db.StatutoryGrounds.SingleAsync(one => one.Id == card.Ground.Id, cancellation);
        (ground.EndedAt, ground.Version) = (time.UtcNow(), Guid.CreateVersion7());
        audit.Add(AuditAct.StatutoryGroundEnding, about.Pupil.Id, about.Pupil.UnitId, "statutory_grounds/" + ground.Id);
        await db.SaveChangesAsync(cancellation);
    }
}
