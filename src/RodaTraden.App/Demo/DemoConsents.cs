using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.App.Demo;

/// <summary>Consents about one pupil of the invented municipality: one in force, one that waits for the second guardian.</summary>
internal static class DemoConsents
{
    public static async Task WriteAsync(AppDbContext db, DemoFamily family, IReadOnlyDictionary<string, int> accounts, TimeProvider time, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        var organisations = db.Organisations.ToDictionary(one => one.Name, one => one.Id);
        var asker = accounts["elevhalsa"];
        var coordination = Ask(
            [InformationCategory.Identity, InformationCategory.ContactDetails, InformationCategory.AttendanceRows, InformationCategory.LadderState, InformationCategory.Notes],
            "Samordnaren behöver veta hur skolveckorna ser ut för att kunna samla dem som hjälper till.",
            askedDaysAgo: 20);
        var social = Ask(
            [InformationCategory.Identity, InformationCategory.AttendanceRows, InformationCategory.LadderState],
            "Socialtjänsten har frågat om närvaron inför samtalet om stöd hemma.",
            askedDaysAgo: 6);
        db.AddRange(coordination, social);
        await db.SaveChangesAsync(cancellation);
        db.AddRange(Receiver(coordination, DemoAccounts.Coordination, "samordnare", "SN-26-014"), Receiver(social, DemoAccounts.Committee, "socialtjanst", "IFO 2026/118"));
        if (family.Guardians.Count == 1)
        {
            // Then the answer that is waited for is the pupil's own.
            db.Add(new MaturityJudgement { PupilId = family.PupilId, Outcome = WhoDecides.Together, Reason = "Eleven förstår vad frågan gäller och vill själv få säga sitt.", ByAccountId = asker, At = time.UtcNow().AddDays(-25) });
        }

        var asked = new ConsentFamily(family.BirthDate, family.Guardians, family.Guardians.Count == 1 ? WhoDecides.Together : null).MustAnswer(ConsentKind.SecrecyWaiver, today);
        db.AddRange(asked.Select((giver, at) => Yes(coordination, giver, 18 - at)));
        db.Add(Yes(social, asked[0], 5));
        await db.SaveChangesAsync(cancellation);

        Consent Ask(InformationCategory[] categories, string purpose, int askedDaysAgo) => new()
        {
            PupilId = family.PupilId,
            Kind = ConsentKind.SecrecyWaiver,
            FromOrganiserId = family.OrganiserId,
            Categories = categories,
            Purpose = purpose,
            AskedByAccountId = asker,
            AskedAt = time.UtcNow().AddDays(-askedDaysAgo),
            ValidUntil = today.AddMonths(5),
            ReviewOn = today.AddMonths(2),
            FormId = Guid.CreateVersion7(),
            Version = Guid.CreateVersion7(),
        };

        GroundReceiver Receiver(Consent consent, string organisation, string user, string reference) =>
            new() { ConsentId = consent.Id, OrganisationId = organisations[organisation], AccountId = accounts[user], Reference = reference };

        ConsentAnswer Yes(Consent consent, Giver giver, int daysAgo) => new()
        {
            ConsentId = consent.Id,
            GuardianId = giver.GuardianId,
            Kind = ConsentAnswerKind.Yes,
            Form = ConsentForm.Electronic,
            On = today.AddDays(-daysAgo),
            ByAccountId = accounts[giver == Giver.Pupil ? "elev" : giver.GuardianId == family.Guardians[0] ? "vardnadshavare" : "vardnadshavare2"],
            At = time.UtcNow().AddDays(-daysAgo),
        };
    }
}

/// <summary>The family that the demo's guardians and pupil belong to.</summary>
/// <param name="PupilId">The child.</param>
/// <param name="OrganiserId">Who runs the school.</param>
/// <param name="Guardians">Those with custody today.</param>
/// <param name="BirthDate">The child's birth date.</param>
internal sealed record DemoFamily(int PupilId, int OrganiserId, IReadOnlyList<int> Guardians, DateOnly? BirthDate);
