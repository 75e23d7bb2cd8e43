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

    /// <summary>Everybody works at the school with most pupils on the ladder, so that every page has life.</summary>
    private static async Task MakeAccountsAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<AppDbContext>();
        var accounts = services.GetRequiredService<AccountBook>();
        await SetUpAsync(db, services.GetRequiredService<TimeProvider>(), cancellation);
        var unitId = await db.Standings.Where(standing => standing.HeldStep > 0).GroupBy(standing => standing.UnitId)
            .OrderByDescending(of => of.Count()).Select(of => of.Key).FirstAsync(cancellation);
        var unit = await db.Units.SingleAsync(one => one.Id == unitId, cancellation);
        var mentorKey = await (
            from enrolment in db.Enrolments
            join standing in db.Standings on enrolment.PupilId equals standing.PupilId
            where enrolment.UnitId == unitId && enrolment.To == null && enrolment.MentorKey != "" && standing.HeldStep > 0
            group enrolment by enrolment.MentorKey into of
            orderby of.Count() descending
            select of.Key).FirstAsync(cancellation);
        var independent = await db.Organisers.Where(organiser => organiser.Kind == OrganiserKind.Independent).OrderBy(organiser => organiser.Id).FirstAsync(cancellation);
        foreach (var wanted in DemoAccounts.All)
        {
            var staff = wanted.Role == Role.Mentor ? await db.Staff.SingleAsync(one => one.Key == mentorKey, cancellation) : null;
            var (made, _) = await accounts.CreateAsync(wanted.UserName, staff?.FullName ?? (wanted.IsIndependent ? "Åsa Nord" : NameOf(wanted.Role)), DemoAccounts.Password, staff?.Key ?? "", isGiven: false);
            var account = made ?? throw new InvalidOperationException("The demo's accounts could not be made.");
            if (wanted.Role == Role.Principal)
            {
                await DemoAnswers.WriteAsync(db, account.Id, services.GetRequiredService<TimeProvider>(), cancellation);
            }

            await accounts.GiveRoleAsync(
                account.Id,
                wanted.Role,
                DecisionTable.ScopeOf(wanted.Role) == AccessScope.OwnUnits ? unit.Id : null,
                DecisionTable.ScopeOf(wanted.Role) == AccessScope.OwnOrganiser ? (wanted.IsIndependent ? independent.Id : unit.OrganiserId) : null);
            if (wanted.IsIndependent)
            {
                await DemoNotices.WriteAsync(db, independent.Id, account.Id, services.GetRequiredService<TimeProvider>(), cancellation);
            }
        }
    }

    /// <summary>The demo is set up, so that its administrator begins with files and not with the first steps.</summary>
    private static async Task SetUpAsync(AppDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        db.Add(new InstallationSettings { Organisation = "Påhittade kommunen", Contact = "Per Lindh, systemförvaltare", ContactEmail = "roda.traden@example.org", LadderConfirmedAt = time.UtcNow(), Version = Guid.CreateVersion7() });
        await db.SaveChangesAsync(cancellation);
    }

    private static string NameOf(Role role) => role switch
    {
        Role.Mentor => "Mentor Demo",
        Role.StudentHealthTeam => "Karin Holm",
        Role.Principal => "Eva Strand",
        Role.OrganiserOfficer => "Johan Berg",
        Role.ProtectedContact => "Maria Ek",
        Role.Administrator => "Per Lindh",
    };
}
