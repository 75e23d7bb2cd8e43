using Microsoft.Playwright;
using RodaTraden.Core.Access;
using RodaTraden.Journeys.Hosting;

namespace RodaTraden.Journeys;

/// <summary>
/// A case, in a real browser without script: noticed by a mentor, given to student health, mapped, inquired into, told to the organiser, supported, followed after the return and closed. And the same notice
/// from an independent school to the home municipality. Each page is inspected on the way.
/// </summary>
public sealed class FromASignalToAfterCareTests
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["units.csv"] = "unit;name;organiser;organiser_kind;municipality;forms\nU1;Björkskolan;Kommunen;municipal;9901;GR\nU2;Ekskolan;Ek AB;independent;9901;GR\n",
        ["staff.csv"] = "staff;given_name;family_name;email;unit;role\nM7B;Ali;Rahimi;ali@example.org;U1;mentor\n",
        ["pupils.csv"] = "pupil;given_name;family_name;birth_date;civic_number;home_municipality;grade;class;unit;marking;mentor\n"
            + "P-ELIN;Elin;Åberg;2013-05-01;;9901;7;7B;U1;none;M7B\nP-LO;Lo;Ek;2013-01-01;20130101-2389;9901;7;7A;U2;none;\n",
        ["guardians.csv"] = "pupil;guardian;given_name;family_name;custody;contact\nP-ELIN;V-SARA;Sara;Åberg;sole;yes\n",
        ["lessons.csv"] = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n"
            + string.Concat(Enumerable.Range(0, 52).Select(day => new DateOnly(2026, 2, 2).AddDays(day)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                .SelectMany(day => new[] { "P-ELIN;U1", "P-LO;U2" }.Select(pupil => $"{pupil};{day:yyyy-MM-dd};08:10;09:10;Matematik;1;{(day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday ? 60 : 0)};0;0;0\n"))),
    };

    [Fact]
    public async Task A_pupil_is_noticed_given_a_coordinator_listened_to_inquired_into_helped_and_followed()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.ReadInAsync(Files);
        await program.AddAsync("mentor", Role.Mentor, staffKey: "M7B");
        await program.AddAsync("elevhalsa", Role.StudentHealthTeam, unit: "U1");
        await program.AddAsync("rektor", Role.Principal, unit: "U1");
        await program.AddAsync("huvudman", Role.OrganiserOfficer, organiser: "Kommunen");

        var mentor = await chrome.SignInAsync(program, "mentor");
        await mentor.GotoAsync("/elever");
        await mentor.GetByRole(AriaRole.Link, new() { Name = "Elin Åberg" }).ClickAsync();
        await mentor.GetByRole(AriaRole.Link, new() { Name = "Öppna ärende" }).ClickAsync();
        await chrome.InspectAsync(program, mentor, mentor.Url);
        await PressAsync(mentor, "Öppna ärende");
        await Assertions.Expect(mentor.GetByRole(AriaRole.Alert)).ToContainTextAsync("Skriv varför");
        await mentor.GetByLabel("Varför behövs ett ärende").FillAsync("Borta varje tisdag och torsdag.");
        await mentor.GetByLabel("Nästa steg").FillAsync("");
        await PressAsync(mentor, "Öppna ärende");
        await Assertions.Expect(mentor.GetByRole(AriaRole.Alert)).ToContainTextAsync("Skriv vad som ska göras härnäst");
        await mentor.GetByLabel("Nästa steg").FillAsync("Utse samordnare");
        await PressAsync(mentor, "Öppna ärende");
        await Assertions.Expect(mentor.GetByRole(AriaRole.Status)).ToContainTextAsync("Ärendet är öppnat");
        var address = new Uri(mentor.Url).AbsolutePath;
        await mentor.GetByRole(AriaRole.Link, new() { Name = "Fråga någon annan" }).ClickAsync();
        await mentor.GetByLabel("Konto elevhalsa").CheckAsync();
        await mentor.GetByLabel("Varför just den personen").FillAsync("Du har träffat familjen.");
        await PressAsync(mentor, "Fråga");
        await Assertions.Expect(mentor.GetByText("Konto elevhalsa är tillfrågad")).ToBeVisibleAsync();
        await chrome.InspectAsync(program, mentor, address);

        var health = await chrome.SignInAsync(program, "elevhalsa");
        await health.GotoAsync("/min-dag");
        await health.GetByRole(AriaRole.Link, new() { Name = "Svara om Elin Åberg" }).ClickAsync();
        await PressAsync(health, "Jag tar det här");
        await Assertions.Expect(health.GetByRole(AriaRole.Status)).ToContainTextAsync("Du svarar för ärendet");
        await MoveAsync(health, "Kartläggning och stöd", "Prata med Elin");

        await health.GotoAsync(address + "/kartlaggning/elev");
        await chrome.InspectAsync(program, health, address + "/kartlaggning/elev");
        await health.GetByLabel("Med elevens egna ord").FillAsync("Matsalen är värst.");
        await health.GetByLabel("Möte").CheckAsync();
        await health.Locator("#f-K10-Much").CheckAsync();
        await PressAsync(health, "Spara");
        await Assertions.Expect(health.GetByText("Matsalen är värst.")).ToBeVisibleAsync();
        await chrome.InspectAsync(program, health, address + "/kartlaggning");
        await health.GotoAsync(address + "/atgarder/ny");
        await health.GetByLabel("Orsak som åtgärden svarar på").SelectOptionAsync("K10");
        await health.GetByLabel("Vad görs").FillAsync("Äter lunch i ett mindre rum");
        await PressAsync(health, "Börja");
        await Assertions.Expect(health.GetByText("Svarar på: Raster, matsal, idrott, omklädningsrum.")).ToBeVisibleAsync();
        foreach (var page in new[] { "/atgarder", "/atgarder/ny", "/atgarder/1" })
        {
            await chrome.InspectAsync(program, health, address + page);
        }

        var principal = await chrome.SignInAsync(program, "rektor");
        await principal.GotoAsync(address + "/utredning");
        await PressAsync(principal, "Inled utredning");
        await Assertions.Expect(principal.GetByRole(AriaRole.Status)).ToContainTextAsync("huvudmannen har fått anmälan");
        await chrome.InspectAsync(program, principal, address + "/utredning");
        var officer = await chrome.SignInAsync(program, "huvudman");
        await officer.GotoAsync("/anmalningar/egna");
        await officer.GetByRole(AriaRole.Link, new() { Name = "2026-1" }).ClickAsync();
        await PressAsync(officer, "Ta emot");
        await Assertions.Expect(officer.GetByText("Gäller inte: huvudmannen är elevens hemkommun.")).ToBeVisibleAsync();
        foreach (var page in new[] { "/anmalningar/egna", officer.Url, "/rutin", "/rutin/andra", "/utredningar-som-saknas" })
        {
            await chrome.InspectAsync(program, officer, page);
        }

        await health.GotoAsync(address + "/utredning");
        await health.GetByRole(AriaRole.Link, new() { Name = "Samråd med Elin", Exact = true }).ClickAsync();
        await chrome.InspectAsync(program, health, health.Url);
        await health.GetByLabel("Varför inte än").FillAsync("Orkade inte i dag.");
        await PressAsync(health, "Spara");
        foreach (var who in new[] { "Samråd med Sara Åberg, vårdnadshavare", "Samråd med elevhälsan" })
        {
            await health.GetByRole(AriaRole.Link, new() { Name = who }).ClickAsync();
            await health.GetByLabel("Dag").FillAsync("2026-03-27");
            await health.GetByLabel("Telefon eller video").CheckAsync();
            await PressAsync(health, "Spara");
        }

        await health.GetByRole(AriaRole.Link, new() { Name = "Skriv vad utredningen visar" }).ClickAsync();
        await chrome.InspectAsync(program, health, health.Url);
        await health.GetByLabel("Vad som har kommit fram").FillAsync("Svårt med matsalen.");
        await PressAsync(health, "Skicka till rektor");
        await Assertions.Expect(health.GetByRole(AriaRole.Alert)).ToContainTextAsync("Det du skrev är sparat. Skriv vad skolan gör");
        await health.GetByLabel("Det här gör skolan").FillAsync("Elin äter i ett mindre rum.");
        await health.GetByLabel("Kort resultat till mentorn").FillAsync("Följ Elin till lunchen.");
        await health.GetByLabel("Utredning om särskilt stöd", new() { Exact = true }).SelectOptionAsync("NotNeeded");
        await PressAsync(health, "Skicka till rektor");
        await principal.GotoAsync(address + "/utredning");
        await PressAsync(principal, "Godkänn utredningen");
        await Assertions.Expect(principal.GetByText("2026-2")).ToBeVisibleAsync();
        await mentor.GotoAsync(address);
        await Assertions.Expect(mentor.GetByText("Följ Elin till lunchen.")).ToBeVisibleAsync();

        await health.GotoAsync(address + "/avsluta");
        await chrome.InspectAsync(program, health, health.Url);
        await health.GetByLabel("Eleven har återgått").CheckAsync();
        await health.GetByLabel("Vad har hänt").FillAsync("Elin är här.");
        await PressAsync(health, "Avsluta ärendet");
        await Assertions.Expect(health.GetByRole(AriaRole.Alert)).ToContainTextAsync("En åtgärd pågår.");
        await health.GotoAsync(address);
        await MoveAsync(health, "Följs upp", "Fråga Elin hur det går");
        await health.GotoAsync(address + "/avsluta");
        await health.GetByLabel("Eleven har återgått").CheckAsync();
        await health.GetByLabel("Vad har hänt").FillAsync("Elin är i skolan.");
        await PressAsync(health, "Avsluta ärendet");
        await Assertions.Expect(health.GetByRole(AriaRole.Alert)).ToContainTextAsync("En åtgärd pågår.");
        await health.GotoAsync(address + "/atgarder/1");
        await health.GetByLabel("Det hjälpte lite").CheckAsync();
        await PressAsync(health, "Avsluta åtgärden");
        await health.GotoAsync(address + "/avsluta");
        await health.GetByLabel("Eleven har återgått").CheckAsync();
        await health.GetByLabel("Vad har hänt").FillAsync("Elin är i skolan hela veckor och vill avsluta.");
        await PressAsync(health, "Avsluta ärendet");
        await Assertions.Expect(health.GetByRole(AriaRole.Status)).ToContainTextAsync("Du kan ångra.");
        await chrome.InspectAsync(program, health, address);
        await PressAsync(health, "Ångra");
        await Assertions.Expect(health.GetByRole(AriaRole.Heading, new() { Name = "Det här händer sen" })).ToBeVisibleAsync();
        foreach (var page in new[] { "/arenden", "/arenden/fordelning", "/min-dag", address + "/text", address + "/lamna-over", address + "/vantar", address + "/nasta-steg", address + "/vidare" })
        {
            await chrome.InspectAsync(program, health, page);
        }
    }

    [Fact]
    public async Task An_independent_school_opens_an_inquiry_and_its_organiser_tells_the_home_municipality()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.ReadInAsync(Files);
        await program.AddAsync("eks-rektor", Role.Principal, unit: "U2");
        await program.AddAsync("ek", Role.OrganiserOfficer, organiser: "Ek AB");
        await program.AddAsync("huvudman", Role.OrganiserOfficer, organiser: "Kommunen");
        var head = await chrome.SignInAsync(program, "eks-rektor");
        await head.GotoAsync("/elever");
        await head.GetByRole(AriaRole.Link, new() { Name = "Lo Ek" }).ClickAsync();
        await head.GetByRole(AriaRole.Link, new() { Name = "Öppna ärende" }).ClickAsync();
        await head.GetByLabel("Varför behövs ett ärende").FillAsync("Borta varje tisdag och torsdag.");
        await PressAsync(head, "Öppna ärende");
        await PressAsync(head, "Jag är samordnare");
        await head.GotoAsync(new Uri(head.Url).AbsolutePath + "/utredning");
        await PressAsync(head, "Inled utredning");

        var officer = await chrome.SignInAsync(program, "ek");
        await officer.GotoAsync("/anmalningar/egna");
        await officer.GetByRole(AriaRole.Link, new() { Name = "2026-1" }).ClickAsync();
        await chrome.InspectAsync(program, officer, officer.Url);
        await PressAsync(officer, "Anmäl till hemkommunen");
        await Assertions.Expect(officer.GetByText("Anmäld till hemkommunen som 2026-1")).ToBeVisibleAsync();

        var home = await chrome.SignInAsync(program, "huvudman");
        await home.GotoAsync("/anmalningar");
        await home.GetByRole(AriaRole.Link, new() { Name = "2026-1" }).ClickAsync();
        await Assertions.Expect(home.GetByText("Lo Ek")).ToBeVisibleAsync();
        await PressAsync(home, "Ta emot");
        await officer.ReloadAsync();
        await Assertions.Expect(officer.GetByText("Anmäld till hemkommunen som 2026-1")).ToContainTextAsync("Mottagen.");
        await home.GotoAsync("/anmalningar/egna");
        await Assertions.Expect(home.GetByText("Lo Ek")).ToHaveCountAsync(0);
    }

    private static Task PressAsync(IPage page, string words) => page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    private static async Task MoveAsync(IPage page, string stage, string step)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Gå vidare i processen" }).ClickAsync();
        await page.GetByLabel(stage).CheckAsync();
        await page.GetByLabel("Nästa steg").FillAsync(step);
        await PressAsync(page, "Gå vidare");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Ärendet gick vidare");
    }
}
