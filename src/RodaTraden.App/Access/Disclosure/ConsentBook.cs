using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.App.Access.Disclosure;

/// <summary>Asks for consents, notes answers, and takes consents back. Each act and its audit entry are stored together or not at all.</summary>
internal sealed class ConsentBook(AppDbContext db, VisibleGrounds visible, CurrentUser user, ReadLog readLog, AuditLog audit, TimeProvider time)
{
    /// <summary>What there is about a pupil, with the look noted; null when the pupil does not exist for the one who asks, or not for writing.</summary>
    public async Task<PupilGrounds?> ReadAsync(int pupilId, string page, AccessLevel level = AccessLevel.Read, CancellationToken cancellation = default)
    {
        var about = await visible.FindAsync(pupilId, level, cancellation);
        if (about is not null)
        {
            await readLog.NoteAsync([pupilId], InformationCategory.Grounds, page, cancellation);
        }

        return about;
    }

    /// <summary>Everybody who could be told something, by organisation: those who hold the organisation's role there today.</summary>
    public async Task<IReadOnlyList<PossibleReceiver>> ReceiversAsync(CancellationToken cancellation = default)
    {
        var today = time.SwedishToday();
        var rows = await (
            from role in db.AccountRoles.AsNoTracking()
            join organisation in db.Organisations on role.OrganisationId equals organisation.Id
            join account in db.Users on role.AccountId equals account.Id
            where (role.From == null || role.From <= today) && (role.To == null || role.To >= today) && (organisation.ClosedFrom == null || organisation.ClosedFrom > today) && !account.IsClosed
            orderby organisation.Name, account.DisplayName, account.Id
            select new { role.Role, organisation, account.Id, account.DisplayName }).ToListAsync(cancellation);
        return [.. rows.Where(row => row.organisation.Kind.Role() == row.Role).Select(row => new PossibleReceiver(row.organisation.Id, row.organisation.Name, row.organisation.Kind, row.Id, row.DisplayName)).Distinct()];
    }

    /// <summary>Asks for a consent; null when it went well. The same form saved twice is one.</summary>
    public async Task<(int? Made, AskConsentRefusal? Refusal)> AskAsync(PupilGrounds about, AskedConsent asked, CancellationToken cancellation = default)
    {
        var possible = await ReceiversAsync(cancellation);
        var receivers = asked.Receivers.Select(one => (one.Reference, Person: possible.FirstOrDefault(of => of.AccountId == one.AccountId && of.OrganisationId == one.OrganisationId))).Where(one => one.Person is not null).DistinctBy(one => one.Person).ToList();
        var consent = new Consent
        {
            PupilId = about.Pupil.Id,
            Kind = asked.Kind,
            FromOrganiserId = about.Pupil.OrganiserId,
            Categories = [.. asked.Categories.Distinct().Order()],
            Purpose = asked.Purpose.Trim(),
            Limits = asked.Limits.Trim(),
            Measure = asked.Kind == ConsentKind.InterventionRequest ? asked.Measure : null,
            AskedByAccountId = user.AccountId!.Value,
            AskedAt = time.UtcNow(),
            ValidUntil = asked.ValidUntil ?? DateOnly.MinValue,
            ReviewOn = asked.ReviewOn ?? DateOnly.MinValue,
            FormId = asked.FormId,
            Version = Guid.CreateVersion7(),
        };
        if (ConsentRules.CheckAsking(consent, [.. receivers.Select(one => one.Person!.Kind)], about.Today) is { } refusal)
        {
            return (null, refusal);
        }

        if (await db.Consents.Where(stored => stored.FormId == asked.FormId).Select(stored => (int?)stored.Id).SingleOrDefaultAsync(cancellation) is { } already)
        {
            return (already, null);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(consent);
        await db.SaveChangesAsync(cancellation);
        db.AddRange(receivers.Select(one => new GroundReceiver { ConsentId = consent.Id, OrganisationId = one.Person!.OrganisationId, AccountId = one.Person.AccountId, Reference = one.Reference.Trim() }));
        audit.Add(AuditAct.ConsentAsking, about.Pupil.Id, about.Pupil.UnitId, "consents/" + consent.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (consent.Id, null);
    }

    /// <summary>Notes an answer; null when it went well. Two answers at the same moment are both kept, and the later counts.</summary>
    public async Task<AnswerConsentRefusal?> AnswerAsync(PupilGrounds about, ConsentCard card, Giver giver, ConsentAnswerKind kind, ConsentForm form, DateOnly? on, string reason, CancellationToken cancellation = default)
    {
        var answer = new ConsentAnswer
        {
            ConsentId = card.Consent.Id,
            GuardianId = giver.GuardianId,
            Kind = kind,
            Form = form,
            On = on ?? DateOnly.MaxValue,
            Reason = reason.Trim(),
            ByAccountId = user.AccountId!.Value,
            At = time.UtcNow(),
        };
        if (ConsentRules.CheckAnswer(card.Consent, card.Answers, answer, about.Family, about.Today) is { } refusal)
        {
            return refusal;
        }

        if (card.AnswerOf(giver) is { } last && last.Kind == kind && last.On == answer.On && last.Reason == answer.Reason)
        {
            return null;
        }

        db.Add(answer);
        audit.Add(AuditAct.ConsentAnswering, about.Pupil.Id, about.Pupil.UnitId, "consents/" + card.Consent.Id, kind.ToString());
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Takes a consent back. From then on it opens nothing, to anybody.</summary>
    public async Task WithdrawAsync(PupilGrounds about, ConsentCard card, CancellationToken cancellation = default)
    {
        if (card.Consent.WithdrawnAt is not null)
        {
            return;
        }

        var consent = await db.Consents.SingleAsync(one => one.Id == card.Consent.Id, cancellation);
        (consent.WithdrawnAt, consent.WithdrawnByAccountId, consent.Version) = (time.UtcNow(), user.AccountId, Guid.CreateVersion7());
        audit.Add(AuditAct.ConsentWithdrawing, about.Pupil.Id, about.Pupil.UnitId, "consents/" + consent.Id);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Notes who decides for a young person; false when the reason is missing or too long.</summary>
    public async Task<bool> JudgeAsync(PupilGrounds about, WhoDecides outcome, string reason, CancellationToken cancellation = default)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > ConsentRules.LongestText)
        {
            return false;
        }

        if (about.Judgement is not { } last || last.Outcome != outcome || last.Reason != reason.Trim())
        {
            db.Add(new MaturityJudgement { PupilId = about.Pupil.Id, Outcome = outcome, Reason = reason.Trim(), ByAccountId = user.AccountId!.Value, At = time.UtcNow() });
            audit.Add(AuditAct.MaturityJudging, about.Pupil.Id, about.Pupil.UnitId, "maturity_judgements", outcome.ToString());
            await db.SaveChangesAsync(cancellation);
        }

        return true;
    }
}

/// <summary>Somebody who could be told something.</summary>
public sealed record PossibleReceiver(int OrganisationId, string Organisation, OrganisationKind Kind, int AccountId, string Name);

/// <summary>What a form asks for.</summary>
internal sealed record AskedConsent(
    ConsentKind Kind,
    IReadOnlyList<InformationCategory> Categories,
    string Purpose,
    string Limits,
    OverridableMeasure? Measure,
    DateOnly? ValidUntil,
    DateOnly? ReviewOn,
    IReadOnlyList<(int OrganisationId, int AccountId, string Reference)> Receivers,
    Guid FormId);
