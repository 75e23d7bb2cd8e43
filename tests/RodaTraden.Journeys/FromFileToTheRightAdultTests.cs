using Microsoft.Playwright;
using RodaTraden.Core.Access;
using RodaTraden.Journeys.Hosting;

namespace RodaTraden.Journeys;

/// <summary>
/// The main job, in a real browser without script: an administrator reads files in with preview, a mentor finds the pupil in Min dag,
/// understands why, and answers; the principal sees it.
/// </summary>
public sealed class FromFileToTheRightAdultTests
{
    [Fact]
    public async Task A_file_becomes_a_line_in_the_mentors_day_and_an_answer_that_the_principal_sees()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.AddAsync("admin", Role.Administrator);

        var admin = await chrome.SignInAsync(program, "admin");
        await Assertions.Expect(admin.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kom igång");
        await admin.GetByRole(AriaRole.Link, new() { Name = "Läs in uppgifter" }).ClickAsync();
        await admin.GetByLabel("Filer", new() { Exact = true }).SetInputFilesAsync(Files().Select(file => new FilePayload { Name = file.Name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file.Content) }));
        await admin.GetByRole(AriaRole.Button, new() { Name = "Visa vad som händer" }).ClickAsync();
        await Assertions.Expect(admin.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Det här skulle hända", new() { Timeout = 20_000 });
        await Assertions.Expect(admin.GetByText("Eleven \"P-OKÄND\" finns inte i registret.").Or(admin.GetByText("P-OKÄND"))).ToBeVisibleAsync();
        await chrome.InspectAsync(program, admin, admin.Url);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Läs in" }).ClickAsync();
        await Assertions.Expect(admin.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Inläsningen är klar", new() { Timeout = 20_000 });

        await program.AddAsync("mentor", Role.Mentor, staffKey: "M7B");
        await program.AddAsync("rektor", Role.Principal, unit: "U1");
        var mentor = await chrome.SignInAsync(program, "mentor");
        await chrome.InspectAsync(program, mentor, "/min-dag");

        // Three page loads from the first screen to a saved talk: the pupil, the form, the receipt.
        await mentor.GetByRole(AriaRole.Link, new() { Name = "Prata med Elin Åberg" }).ClickAsync();
        await Assertions.Expect(mentor.GetByText("skilda tillfällen med frånvaro").First).ToBeVisibleAsync();
        var pupil = new Uri(mentor.Url).AbsolutePath;
        await mentor.GetByRole(AriaRole.Link, new() { Name = "Det här känner vi till" }).ClickAsync();
        await mentor.GetByLabel("Vård eller behandling").CheckAsync();
        await mentor.GetByLabel("Varför är det känt?").FillAsync("Tandställning, återbesök på måndagar till påsk.");
        await mentor.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Assertions.Expect(mentor.GetByRole(AriaRole.Status)).ToHaveTextAsync("Sparat 07.45.");
        await mentor.GotoAsync("/min-dag");
        await Assertions.Expect(mentor.GetByText("Elin Åberg")).ToHaveCountAsync(0);

        await program.AddAsync("elevhalsa", Role.StudentHealthTeam, unit: "U1");
        await program.AddAsync("huvudman", Role.OrganiserOfficer, organiser: "Kommunen");
        await chrome.InspectAsync(program, await chrome.SignInAsync(program, "elevhalsa"), pupil + "/symtom");
        var officer = await chrome.SignInAsync(program, "huvudman");
        foreach (var address in new[] { "/skolorna-nu", "/langvarig-franvaro", "/anmalningar", "/mitt-konto" })
        {
            await chrome.InspectAsync(program, officer, address);
        }

        var principal = await chrome.SignInAsync(program, "rektor");
        await principal.GotoAsync(pupil);
        await Assertions.Expect(principal.GetByText("Tandställning, återbesök på måndagar till påsk.")).ToBeVisibleAsync();
        foreach (var address in new[] { pupil, "/skolan-nu", "/elever", pupil + "/dag/2026-03-16", "/min-dag" })
        {
            await chrome.InspectAsync(program, principal, address);
        }

        foreach (var address in new[] { "/registrera?dag=2026-03-26", "/registrera/2026-03-26/490/1?klass=7B", pupil + "/samtal", pupil + "/kanner-till" })
        {
            await chrome.InspectAsync(program, mentor, address);
        }

        foreach (var address in new[] { "/las-in", "/las-in/historik", "/las-in/kvitto/1", "/trappan", "/halsa", "/komma-igang", "/komma-igang/ansvarig", "/konton", "/konton/nytt", "/konton/1", "/dubbletter", "/las-in/avsandare", "/hjalp", "/tillganglighet", "/uppgifter", "/finns-inte-alls", "/min-dag" })
        {
            await chrome.InspectAsync(program, admin, address);
        }
    }

    [Fact]
    public async Task A_talk_is_noted_with_the_keyboard_alone()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.AddAsync("admin", Role.Administrator);
        var admin = await chrome.SignInAsync(program, "admin");
        await Assertions.Expect(admin.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kom igång");
        await admin.GetByRole(AriaRole.Link, new() { Name = "Läs in uppgifter" }).ClickAsync();
        await admin.GetByLabel("Filer", new() { Exact = true }).SetInputFilesAsync(Files().Select(file => new FilePayload { Name = file.Name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file.Content) }));
        await admin.GetByRole(AriaRole.Button, new() { Name = "Visa vad som händer" }).ClickAsync();
        await Assertions.Expect(admin.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Det här skulle hända", new() { Timeout = 20_000 });
        await admin.GetByRole(AriaRole.Button, new() { Name = "Läs in" }).ClickAsync();
        await Assertions.Expect(admin.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Inläsningen är klar", new() { Timeout = 20_000 });
        await program.AddAsync("mentor", Role.Mentor, staffKey: "M7B");
        var mentor = await chrome.SignInAsync(program, "mentor");

        await mentor.Keyboard.PressAsync("Tab");
        await Assertions.Expect(mentor.GetByText("Hoppa till innehållet")).ToBeFocusedAsync();
        await TabToAsync(mentor, mentor.GetByRole(AriaRole.Link, new() { Name = "Prata med Elin Åberg" }));
        await mentor.Keyboard.PressAsync("Enter");
        await TabToAsync(mentor, mentor.GetByRole(AriaRole.Link, new() { Name = "Anteckna ett samtal" }));
        await mentor.Keyboard.PressAsync("Enter");
        await TabToAsync(mentor, mentor.GetByLabel("Eleven", new() { Exact = true }));
        await mentor.Keyboard.PressAsync("Space");
        await TabToAsync(mentor, mentor.GetByLabel("Vad kom ni fram till, eller hur sökte du?"));
        await mentor.Keyboard.TypeAsync("Vi möts vid entrén på måndagar.");
        await TabToAsync(mentor, mentor.GetByRole(AriaRole.Button, new() { Name = "Spara" }));
        await mentor.Keyboard.PressAsync("Enter");
        await Assertions.Expect(mentor.GetByRole(AriaRole.Status)).ToHaveTextAsync("Sparat 07.45.");
        await Assertions.Expect(mentor.GetByText("Vi möts vid entrén på måndagar.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_that_nobody_knows_is_described_once_and_double_records_are_made_one()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.AddAsync("admin", Role.Administrator);
        var admin = await chrome.SignInAsync(program, "admin");
        await ReadInAsync(admin, [.. Files().Where(file => file.Name is "units.csv" or "staff.csv"), ("pupils.csv", "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor;civic_number\nP-1;Noor;Haddad;2013-01-01;7;7B;U1;none;M7B;201301012389\nP-2;Nour;Haddad;2013-01-01;7;7B;U1;none;M7B;20130101TF01\nP-3;Vera;Skyddad;2013-05-01;7;7B;U1;sekretessmarkering;M7B;\n")]);

        await admin.GotoAsync("/las-in");
        await admin.GetByLabel("Filer", new() { Exact = true }).SetInputFilesAsync([Payload("lista.csv", "Elevnr;Dag;Börjar;Slutar;Skolk\nP-1;02/03/2026;08.10;09.10;20\nP-2;03/03/2026;08.10;09.10;\n")]);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Visa vad som händer" }).ClickAsync();
        await admin.GetByRole(AriaRole.Link, new() { Name = "Beskriv filen" }).ClickAsync(new() { Timeout = 20_000 });
        await admin.GetByLabel("Vad handlar filen om?").SelectOptionAsync("Lessons");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Välj" }).ClickAsync();
        await chrome.InspectAsync(program, admin, admin.Url);
        await admin.GetByRole(AriaRole.Textbox, new() { Name = "Avsändare", Exact = true }).FillAsync("Skolsystemet");
        await admin.GetByLabel("Elev (nyckel eller personnummer)", new() { Exact = true }).SelectOptionAsync("Elevnr");
        await admin.GetByLabel("Samma värde på alla rader för Skolenhet (nyckel)").FillAsync("U1");
        await admin.GetByLabel("Datum", new() { Exact = true }).SelectOptionAsync("Dag");
        await admin.GetByLabel("Start", new() { Exact = true }).SelectOptionAsync("Börjar");
        await admin.GetByLabel("Slut", new() { Exact = true }).SelectOptionAsync("Slutar");
        await admin.GetByLabel("Ogiltig frånvaro", new() { Exact = true }).SelectOptionAsync("Skolk");
        await admin.GetByLabel("Så skrivs datum").SelectOptionAsync("dd/MM/yyyy");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Visa hur raderna läses" }).ClickAsync();
        await Assertions.Expect(admin.GetByText("2026-03-02")).ToBeVisibleAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Spara och kontrollera filen" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Läs in 2 rader" }).ClickAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(admin.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Inläsningen är klar", new() { Timeout = 20_000 });
        await chrome.InspectAsync(program, admin, "/las-in/avsandare/1");

        await admin.GotoAsync("/dubbletter");
        await admin.GetByRole(AriaRole.Link, new() { Name = "Noor Haddad" }).ClickAsync();
        await chrome.InspectAsync(program, admin, admin.Url);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Slå ihop" }).ClickAsync();
        await Assertions.Expect(admin.GetByRole(AriaRole.Status)).ToContainTextAsync("Posterna är sammanslagna");
        await chrome.InspectAsync(program, admin, "/dubbletter");
        await program.AddAsync("mentor", Role.Mentor, staffKey: "M7B");
        var mentor = await chrome.SignInAsync(program, "mentor");
        await mentor.GotoAsync("/elever");
        await Assertions.Expect(mentor.GetByRole(AriaRole.Link, new() { Name = "Haddad" })).ToHaveCountAsync(1);
        await Assertions.Expect(mentor.GetByText("Vera")).ToHaveCountAsync(0);

        await program.AddAsync("utsedd", Role.ProtectedContact, unit: "U1");
        var named = await chrome.SignInAsync(program, "utsedd");
        await chrome.InspectAsync(program, named, "/skyddade");
        await named.GetByRole(AriaRole.Link, new() { Name = "Vera Skyddad" }).ClickAsync();
        await chrome.InspectAsync(program, named, named.Url);
    }

    [Fact]
    public async Task An_empty_installation_is_opened_with_a_code_that_is_used_once()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        var page = await chrome.OpenAsync(program);
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kom igång");
        await chrome.InspectAsync(program, page, "/kom-igang");
        await page.GetByLabel("Engångskod").FillAsync("gissning");
        await page.GetByLabel("Ditt namn").FillAsync("Per Lindh");
        await page.GetByLabel("Användarnamn").FillAsync("per");
        await page.GetByLabel("Lösenord").FillAsync(RunningProgram.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Skapa konto" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Koden stämmer inte");
        await page.GetByLabel("Engångskod").FillAsync(program.FirstRunCode);
        await page.GetByLabel("Lösenord").FillAsync(RunningProgram.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Skapa konto" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Logga in");
        Assert.Equal(404, (await page.GotoAsync("/kom-igang"))!.Status);
    }

    private static FilePayload Payload(string name, string content) => new() { Name = name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(content) };

    private static async Task ReadInAsync(IPage admin, IReadOnlyList<(string Name, string Content)> files)
    {
        await admin.GotoAsync("/las-in");
        await admin.GetByLabel("Filer", new() { Exact = true }).SetInputFilesAsync(files.Select(file => Payload(file.Name, file.Content)));
        await admin.GetByRole(AriaRole.Button, new() { Name = "Visa vad som händer" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Läs in" }).ClickAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(admin.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Inläsningen är klar", new() { Timeout = 20_000 });
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("Sixty presses of Tab do not reach " + target);
    }

    /// <summary>Elin has been away for a part of three Mondays, with valid absence: three separate occasions, the first step of the ladder.</summary>
    private static IEnumerable<(string Name, string Content)> Files()
    {
        yield return ("units.csv", "unit;name;organiser;organiser_kind;municipality;forms\nU1;Björkskolan;Kommunen;municipal;9901;GR\n");
        yield return ("staff.csv", "staff;given_name;family_name;email;unit;role\nM7B;Ali;Rahimi;ali@example.org;U1;mentor\n");
        yield return ("pupils.csv", "pupil;given_name;family_name;grade;class;unit;marking;mentor\nP-ELIN;Elin;Åberg;7;7B;U1;none;M7B\nP-ISAK;Isak;Lund;7;7B;U1;none;M7B\n");
        var rows = new System.Text.StringBuilder("pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\nP-OKÄND;U1;2026-03-02;08:10;09:10;Matematik;1;0;0;0;0\n");
        for (var day = new DateOnly(2026, 2, 2); day <= new DateOnly(2026, 3, 26); day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                var away = day.DayOfWeek == DayOfWeek.Monday && day >= new DateOnly(2026, 3, 2) && day <= new DateOnly(2026, 3, 16) ? 40 : 0;
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"P-ELIN;U1;{day:yyyy-MM-dd};08:10;09:10;Matematik;1;{away};0;0;0\nP-ISAK;U1;{day:yyyy-MM-dd};08:10;09:10;Matematik;1;0;0;0;0\n");
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"P-ELIN;U1;{day:yyyy-MM-dd};09:20;11:20;Svenska;1;0;0;0;0\nP-ISAK;U1;{day:yyyy-MM-dd};09:20;11:20;Svenska;1;0;0;0;0\n");
            }
        }

        yield return ("lessons.csv", rows.ToString());
    }
}
