using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.FirstRun;
using RodaTraden.App.Commands;
using RodaTraden.App.Demo.Generating;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Demo;

/// <summary>Fills an empty installation with an invented municipality, through the same intake as any file.</summary>
internal static class DemoMunicipality
{
    private const int Inhabitants = 20_000;
    private const int Seed = 7;

    public static async Task LoadAsync(IServiceProvider services, string folder, CancellationToken cancellation)
    {
        var files = Path.Combine(folder, "pahittat");
        var today = services.GetRequiredService<TimeProvider>().SwedishToday();
        MunicipalityGenerator.Generate(
            new(Inhabitants, Seed, AbsenceProfile.Middle, today, files, CalendarPastAsOf: true),
            new GenerateCommand.GeneratorSteps(),
            cancellation);
        using (var scope = services.CreateScope())
        {
            var csv = Directory.EnumerateFiles(files, "*.csv").Order(StringComparer.Ordinal).ToList();
            await scope.ServiceProvider.GetRequiredService<ImportRun>().RunAsync(csv, preview: false, new(Source: "Påhittat"), new ConsoleProgress(), cancellation);
        }

        using (var scope = services.CreateScope())
        {
            var doubles = await DoubleRecords.WriteAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), files, cancellation);
            await scope.ServiceProvider.GetRequiredService<ImportRun>().RunAsync([doubles], preview: false, new(Source: "Elevregistret"), new ConsoleProgress(), cancellation);
        }

        Directory.Delete(files, recursive: true);
        using var last = services.CreateScope();
        await MakeAccountsAsync(last.ServiceProvider, cancellation);
    }

    /// <summary>Everybody works at the municipality's compulsory school with most pupils on the ladder, so that every page has life; some at an independent one.</summary>
    private static async Task MakeAccountsAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<AppDbContext>();
        var accounts = services.GetRequiredService<AccountBook>();
        await SetUpAsync(db, services.GetRequiredService<TimeProvider>(), cancellation);
        var compulsory = db.Units.Where(one => !one.Forms.Contains("GY"));
        var unitId = await db.Standings.Where(standing => standing.HeldStep > 0 && compulsory.Any(one => one.Id == standing.UnitId && db.Organisers.Any(organiser => organiser.Id == one.OrganiserId && organiser.Kind == OrganiserKind.Municipal))).GroupBy(standing => standing.UnitId)
            .OrderByDescending(of => of.Count()).Select(of => of.Key).FirstAsync(cancellation);
        var unit = await db.Units.SingleAsync(one => one.Id == unitId, cancellation);
        var mentorKey = await (
            from enrolment in db.Enrolments
            join standing in db.Standings on enrolment.PupilId equals standing.PupilId
            where enrolment.UnitId == unitId && enrolment.To == null && enrolment.MentorKey != "" && standing.HeldStep > 0
            group enrolment by enrolment.MentorKey into of
            orderby of.Count() descending
            select of.Key).FirstAsync(cancellation);
        var independent = await db.Organisers.Where(organiser => organiser.Kind == OrganiserKind.Independent && compulsory.Any(one => one.OrganiserId == organiser.Id)).OrderBy(organiser => organiser.Id).FirstAsync(cancellation);
        var independentUnitId = await compulsory.Where(one => one.OrganiserId == independent.Id).OrderBy(one => one.Id).Select(one => one.Id).FirstAsync(cancellation);
        var home = await db.Organisers.Where(organiser => organiser.Kind == OrganiserKind.Municipal).OrderBy(organiser => organiser.Id).FirstAsync(cancellation);
        var preschool = new Core.Register.SchoolUnit { Key = "forskolan", Name = "Almvikens förskola", OrganiserId = home.Id, Forms = SchoolZones.PreschoolForm, Version = Guid.CreateVersion7() };
        db.Add(preschool);
        db.AddRange(DemoAccounts.Organisations.Select(one => new Organisation { Name = one.Name, Kind = one.Kind, Version = Guid.CreateVersion7() }));
        await db.SaveChangesAsync(cancellation);
        var time = services.GetRequiredService<TimeProvider>();
        var family = await FamilyAsync(db, unit, mentorKey, time.SwedishToday(), cancellation);
        var ids = new Dictionary<string, int>();
        foreach (var wanted in DemoAccounts.All)
        {
            if (wanted.IsSecond && family.Guardians.Count == 1)
            {
                continue;
            }

            var guardian = family.Guardians[wanted.IsSecond ? 1 : 0];
            var name = wanted.Role switch
            {
                Role.Mentor => (await db.Staff.SingleAsync(one => one.Key == mentorKey, cancellation)).FullName,
                Role.Guardian => await db.Guardians.Where(one => one.Id == guardian).Select(one => one.GivenName + " " + one.FamilyName).SingleAsync(cancellation),
                Role.Pupil => (await db.Pupils.SingleAsync(one => one.Id == family.PupilId, cancellation)).FullName,
                _ => wanted.Name,
            };
            var (made, _) = await accounts.CreateAsync(wanted.UserName, name, DemoAccounts.Password, wanted.Role == Role.Mentor ? mentorKey : "", isGiven: false);
            var account = made ?? throw new InvalidOperationException("The demo's accounts could not be made.");
            ids.Add(wanted.UserName, account.Id);
            var refusal = await accounts.GiveRoleAsync(account.Id, wanted.Role, wanted.Role.Place() switch
            {
                RolePlace.UnitOrOrganiser => new(UnitId: wanted.IsPreschool ? preschool.Id : wanted.IsIndependent ? independentUnitId : unit.Id),
                RolePlace.Organiser => new(OrganiserId: wanted.IsIndependent ? independent.Id : unit.OrganiserId),
                RolePlace.MunicipalOrganiser => new(OrganiserId: home.Id),
                RolePlace.Organisation => new(OrganisationId: await db.Organisations.Where(one => one.Name == wanted.Organisation).Select(one => one.Id).SingleAsync(cancellation)),
                RolePlace.Person => wanted.Role == Role.Guardian ? new(GuardianId: guardian) : new(PupilId: family.PupilId),
                RolePlace.StaffKey or RolePlace.Nowhere => HeldAt.Nowhere,
            });
            if (refusal is { } why)
            {
                throw new InvalidOperationException($"The demo's {wanted.UserName} could not have its role: {why}.");
            }
        }

        await DemoAnswers.WriteAsync(db, ids["rektor"], time, cancellation);
        await DemoCases.WriteAsync(db, unit, family.PupilId, ids, services.GetRequiredService<Register.UnitCalendars>(), time, cancellation);
        await DemoNotices.WriteAsync(db, independent.Id, ids["friskola"], time, cancellation);
        await DemoConsents.WriteAsync(db, family, ids, time, cancellation);
        await DemoRetention.WriteAsync(db, unit, ids["huvudman"], ids["rektor"], time, cancellation);
    }

    /// <summary>A pupil under 18 who stands high on the ladder, with two guardians if there is one; the demo's mentor's own before others of the school.</summary>
    private static async Task<DemoFamily> FamilyAsync(AppDbContext db, Core.Register.SchoolUnit unit, string mentorKey, DateOnly today, CancellationToken cancellation)
    {
        var born = today.AddYears(-Core.Access.Disclosure.ConsentFamily.Adult);
        var pupils = await (
            from enrolment in db.Enrolments
            join standing in db.Standings on enrolment.PupilId equals standing.PupilId
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            where enrolment.UnitId == unit.Id && enrolment.To == null && pupil.Marking == ProtectedMarking.None && pupil.BirthDate > born
            orderby enrolment.MentorKey == mentorKey descending, standing.HeldStep descending, pupil.Id
            select pupil.Id).ToListAsync(cancellation);
        var guardians = (await db.Guardianships.Where(of => pupils.Contains(of.PupilId) && of.Custody != Custody.None && of.MayBeContacted && (of.From == null || of.From <= today) && (of.To == null || of.To >= today)).ToListAsync(cancellation))
            .ToLookup(of => of.PupilId, of => of.GuardianId);
        var chosen = pupils.Where(pupil => guardians.Contains(pupil)).OrderByDescending(pupil => guardians[pupil].Count()).First();
        var birth = await db.Pupils.Where(pupil => pupil.Id == chosen).Select(pupil => pupil.BirthDate).SingleAsync(cancellation);
        return new(chosen, unit.OrganiserId!.Value, [.. guardians[chosen].Distinct()], birth);
    }

    /// <summary>The demo is set up, so that its administrator begins with files and not with the first steps.</summary>
    private static async Task SetUpAsync(AppDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        db.Add(new InstallationSettings { Organisation = "Påhittade kommunen", Contact = "Per Lindh, systemförvaltare", ContactEmail = "roda.traden@example.org", LadderConfirmedAt = time.UtcNow(), ConcernChannel = "Socialtjänstens mottagning, 0555-123 45, eller e-tjänsten på kommunens webbplats", Version = Guid.CreateVersion7() });
        await db.SaveChangesAsync(cancellation);
    }
}
