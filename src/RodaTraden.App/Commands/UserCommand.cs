using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Commands;

/// <summary><c>user add</c>, <c>user role</c>, <c>user reset</c>: accounts on an installation without single sign-on.</summary>
internal static class UserCommand
{
    public static Command Create(Option<string> data)
    {
        var command = new Command("user", "Konton på en installation utan gemensam inloggning.");
        command.Subcommands.Add(Add(data));
        command.Subcommands.Add(GiveRole(data));
        command.Subcommands.Add(Reset(data));
        return command;
    }

    private static Command Add(Option<string> data)
    {
        var name = new Argument<string>("USER") { Description = "Användarnamn." };
        var display = new Option<string>("--name") { Description = "Namn som visas.", Required = true };
        var staff = new Option<string>("--staff") { Description = "Nyckel i staff.csv. En mentor ser de elever som har nyckeln som mentor.", DefaultValueFactory = _ => "" };
        var command = new Command("add", "Lägger till ett konto och skriver ut ett lösenord.") { name, display, staff };
        command.SetAction((parsed, cancellation) => WithAccountsAsync(parsed.GetValue(data)!, async (accounts, _) =>
        {
            var password = AccountBook.NewPassword();
            var (_, refusal) = await accounts.CreateAsync(parsed.GetValue(name)!, parsed.GetValue(display)!, password, parsed.GetValue(staff)!, isGiven: true);
            if (refusal is { } why)
            {
                Console.Error.WriteLine(Words(why));
                return 1;
            }

            Console.Out.WriteLine($"{parsed.GetValue(name)} {password}");
            return 0;
        }, cancellation));
        return command;
    }

    private static Command GiveRole(Option<string> data)
    {
        var name = new Argument<string>("USER") { Description = "Användarnamn." };
        var role = new Argument<Role>("ROLE") { Description = string.Join(", ", Enum.GetNames<Role>()) + "." };
        var unit = new Option<string?>("--unit") { Description = "Skolenhetens nyckel." };
        var organiser = new Option<string?>("--organiser") { Description = "Huvudmannens namn." };
        var organisation = new Option<string?>("--organisation") { Description = "Namnet på en organisation utanför skolan." };
        var guardian = new Option<string?>("--guardian") { Description = "Vårdnadshavarens nyckel i guardians.csv." };
        var pupil = new Option<string?>("--pupil") { Description = "Elevens nyckel i pupils.csv." };
        var standsInFor = new Option<string>("--stands-in-for") { Description = "Nyckeln på den mentor som kontot vikarierar för. Kräver --to.", DefaultValueFactory = _ => "" };
        var from = new Option<DateOnly?>("--from") { Description = "Första dagen." };
        var to = new Option<DateOnly?>("--to") { Description = "Sista dagen." };
        var remove = new Option<bool>("--remove") { Description = "Tar bort rollen." };
        var command = new Command("role", "Ger ett konto en roll, eller tar bort den.") { name, role, unit, organiser, organisation, guardian, pupil, standsInFor, from, to, remove };
        command.SetAction((parsed, cancellation) => WithAccountsAsync(parsed.GetValue(data)!, async (accounts, db) =>
        {
            var account = await accounts.FindAsync(parsed.GetValue(name)!);
            if (account is null)
            {
                Console.Error.WriteLine("Kontot finns inte.");
                return 1;
            }

            var (unitKey, organiserName, organisationName, guardianKey, pupilKey) = (parsed.GetValue(unit), parsed.GetValue(organiser), parsed.GetValue(organisation), parsed.GetValue(guardian), parsed.GetValue(pupil));
            var at = new HeldAt(
                unitKey is null ? null : await db.Units.Where(one => one.Key == unitKey).Select(one => (int?)one.Id).SingleOrDefaultAsync(cancellation),
                organiserName is null ? null : await db.Organisers.Where(one => one.Name == organiserName).Select(one => (int?)one.Id).SingleOrDefaultAsync(cancellation),
                organisationName is null ? null : await db.Organisations.Where(one => one.Name == organisationName).Select(one => (int?)one.Id).SingleOrDefaultAsync(cancellation),
                guardianKey is null ? null : await db.Guardians.Where(one => one.Key == guardianKey).Select(one => (int?)one.Id).SingleOrDefaultAsync(cancellation),
                pupilKey is null ? null : await db.Pupils.Where(one => one.Key == pupilKey && one.MergedIntoId == null).Select(one => (int?)one.Id).SingleOrDefaultAsync(cancellation),
                parsed.GetValue(standsInFor)!);
            if ((unitKey is not null && at.UnitId is null) || (organiserName is not null && at.OrganiserId is null) || (organisationName is not null && at.OrganisationId is null)
                || (guardianKey is not null && at.GuardianId is null) || (pupilKey is not null && at.PupilId is null))
            {
                Console.Error.WriteLine("Skolenheten, huvudmannen, organisationen eller personen finns inte.");
                return 1;
            }

            var refusal = parsed.GetValue(remove)
                ? await accounts.TakeRoleAsync(account.Id, parsed.GetValue(role), at)
                : await accounts.GiveRoleAsync(account.Id, parsed.GetValue(role), at, parsed.GetValue(from), parsed.GetValue(to));
            if (refusal is { } why)
            {
                Console.Error.WriteLine(Words(why));
                return 1;
            }

            return 0;
        }, cancellation));
        return command;
    }

    private static Command Reset(Option<string> data)
    {
        var name = new Argument<string>("USER") { Description = "Användarnamn." };
        var command = new Command("reset", "Skriver ut ett nytt lösenord.") { name };
        command.SetAction((parsed, cancellation) => WithAccountsAsync(parsed.GetValue(data)!, async (accounts, _) =>
        {
            if (await accounts.FindAsync(parsed.GetValue(name)!) is not { } account)
            {
                Console.Error.WriteLine("Kontot finns inte.");
                return 1;
            }

            var password = AccountBook.NewPassword();
            if (await accounts.ResetAsync(account, password) is { } refusal)
            {
                Console.Error.WriteLine(Words(refusal));
                return 1;
            }

            Console.Out.WriteLine($"{parsed.GetValue(name)} {password}");
            return 0;
        }, cancellation));
        return command;
    }

    private static string Words(AccountRefusal refusal) => refusal switch
    {
        AccountRefusal.UserNameTaken => "Användarnamnet finns redan.",
        AccountRefusal.UserNameUnusable => "Användarnamnet går inte att använda. Använd bokstäver, siffror, punkt, bindestreck och understreck.",
        AccountRefusal.WeakPassword => "Lösenordet kunde inte sättas.",
        AccountRefusal.NotFound => "Kontot finns inte.",
        AccountRefusal.LastAdministrator => "Det här är den sista administratören. Ge någon annan rollen först.",
        AccountRefusal.PlaceMissing => "Rollen behöver --unit eller --organiser.",
        AccountRefusal.StaffKeyMissing => "Kontot saknar nyckel ur personalfilen, och en mentors elever hittas med den. Ange den på kontots sida, eller gör kontot med --staff.",
        AccountRefusal.OrganiserMissing => "Rollen behöver --organiser. En handläggare i hemkommunen behöver en kommunal huvudman.",
        AccountRefusal.OrganisationMissing => "Rollen behöver --organisation.",
        AccountRefusal.OrganisationOfOtherKind => "Den som arbetar på den organisationen har en annan roll.",
        AccountRefusal.PersonMissing => "Rollen behöver --guardian för en vårdnadshavare och --pupil för en elev.",
        AccountRefusal.StandInWithoutEnd => "Den som vikarierar behöver --to.",
        AccountRefusal.ToBeforeFrom => "Sista dagen ligger före den första.",
    };

    private static async Task<int> WithAccountsAsync(string data, Func<AccountBook, AppDbContext, Task<int>> act, CancellationToken cancellation)
    {
        await using var installation = await Installation.OpenAsync(data, cancellation);
        using var scope = installation.CreateScope();
        return await act(scope.ServiceProvider.GetRequiredService<AccountBook>(), scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}
