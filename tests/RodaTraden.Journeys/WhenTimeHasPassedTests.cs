using Microsoft.Playwright;
using RodaTraden.Core.Access;
using RodaTraden.Journeys.Hosting;

namespace RodaTraden.Journeys;

/// <summary>
/// An officer decides how long things are kept and approves what is due; a principal gives a pupil's family everything that is kept, and social services a summary. In a
/// real browser without script, each page inspected on the way.
/// </summary>
public sealed class WhenTimeHasPassedTests
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["units.csv"] = "unit;name;organiser;organiser_kind;municipality;forms\nU1;Björkskolan;Kommunen;municipal;9901;GR\n",
        ["pupils.csv"] = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\nP-NOOR;Noor;Haddad;2012-05-01;8;8A;U1;none;M8A\n",
        ["lessons.csv"] = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\nP-NOOR;U1;2024-03-04;08:10;09:10;Matematik;1;60;0;0;0\nP-NOOR;U1;2026-03-02;08:10;09:10;Matematik;1;60;0;0;0\n",
    };

    [Fact]
    public async Task What_is_old_goes_when_somebody_has_decided_and_approved()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.ReadInAsync(Files);
        await program.AddAsync("huvudman", Role.OrganiserOfficer, organiser: "Kommunen");
        var officer = await chrome.SignInAsync(program, "huvudman");
        await officer.GetByRole(AriaRole.Link, new() { Name = "Gallring" }).ClickAsync();
        await Assertions.Expect(officer.GetByText("Inget är dags att gallra.")).ToBeVisibleAsync();
        await officer.GetByRole(AriaRole.Link, new() { Name = "Närvaro", Exact = true }).ClickAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Assertions.Expect(officer.GetByRole(AriaRole.Alert)).ToContainTextAsync("Utan beslut får inget gallras.");
        await chrome.InspectAsync(program, officer, new Uri(officer.Url).PathAndQuery);
        await officer.GetByLabel("Beslut", new() { Exact = true }).FillAsync("Utbildningsnämnden § 84");
        await officer.GetByLabel("Beslutsdag").FillAsync("2025-06-12");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Assertions.Expect(officer.GetByText("Utbildningsnämnden § 84")).ToBeVisibleAsync();

        await program.NightAsync();
        await chrome.InspectAsync(program, officer, "/gallring");
        await officer.GotoAsync("/gallring");
        await officer.Locator("a.act").ClickAsync();
        await chrome.InspectAsync(program, officer, new Uri(officer.Url).AbsolutePath);
        await officer.GetByLabel("Jag har kontrollerat förslaget mot beslutet").CheckAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Godkänn gallringen" }).ClickAsync();
        await Assertions.Expect(officer.GetByText("Godkänt, gallras natten till")).ToBeVisibleAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Ta tillbaka godkännandet" }).ClickAsync();
        await Assertions.Expect(officer.GetByText("Väntar på beslut")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_family_gets_everything_and_social_services_a_summary_on_a_ground()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.ReadInAsync(Files);
        await program.AddAsync("rektor", Role.Principal, unit: "U1");
        await program.AddAtAsync("Socialtjänsten", OrganisationKind.SocialWelfareCommittee, "socialtjanst");
        var principal = await chrome.SignInAsync(program, "rektor");
        await principal.GotoAsync("/elever");
        await principal.GetByRole(AriaRole.Link, new() { Name = "Noor Haddad" }).ClickAsync();
        var pupil = new Uri(principal.Url).AbsolutePath;
        await principal.GetByRole(AriaRole.Link, new() { Name = "Vem ser det här?" }).ClickAsync();
        await principal.GetByRole(AriaRole.Link, new() { Name = "Registerutdrag och gallringsstopp" }).ClickAsync();
        await principal.GetByLabel("vårdnadshavare", new() { Exact = true }).CheckAsync();
        await principal.GetByLabel("Hur mottagaren har visat vem den är").FillAsync("Legitimation på expeditionen");
        await principal.GetByRole(AriaRole.Button, new() { Name = "Gör utdraget" }).ClickAsync();
        await Assertions.Expect(principal.GetByRole(AriaRole.Alert)).ToContainTextAsync("Pröva sekretessen");
        await chrome.InspectAsync(program, principal, pupil + "/registerutdrag");
        await principal.GetByLabel("Jag har prövat sekretessen mot mottagaren").CheckAsync();
        await principal.GetByRole(AriaRole.Button, new() { Name = "Gör utdraget" }).ClickAsync();
        await Assertions.Expect(principal.GetByText("2024-03-04")).ToBeVisibleAsync();
        await chrome.InspectAsync(program, principal, new Uri(principal.Url).AbsolutePath);
        var file = await principal.RunAndWaitForDownloadAsync(() => principal.GetByRole(AriaRole.Button, new() { Name = "Hämta som fil" }).ClickAsync());
        Assert.Equal("registerutdrag-1.json", file.SuggestedFilename);

        await principal.GotoAsync(pupil + "/utan-samtycke");
        await principal.Locator("#s-ConcernReport").CheckAsync();
        await principal.GetByLabel("närvaron, lektion för lektion").CheckAsync();
        await principal.Locator("#why").FillAsync("Noor har varit borta sedan februari och säger till mentorn att hon inte vågar gå hem.");
        await principal.Locator("#r-0").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await principal.GetByRole(AriaRole.Button, new() { Name = "Spara och öppna" }).ClickAsync();
        await principal.GotoAsync(pupil + "/underlag");
        await principal.GetByRole(AriaRole.Button, new() { Name = "Lämna översikten" }).ClickAsync();
        await Assertions.Expect(principal.GetByRole(AriaRole.Alert)).ToContainTextAsync("En andel ensam säger inget om barnet.");
        await chrome.InspectAsync(program, principal, pupil + "/underlag");
        await principal.GetByLabel("Vad skolan har sett och gjort").FillAsync("Vi har mött Noor i entrén i tre veckor. Hon kommer när hon har idrott.");
        await principal.GetByLabel("Vad eleven själv säger").FillAsync("Jag vill men det går inte.");
        await principal.GetByRole(AriaRole.Button, new() { Name = "Lämna översikten" }).ClickAsync();
        await Assertions.Expect(principal.GetByText("60 av 60")).ToBeVisibleAsync();
        await chrome.InspectAsync(program, principal, new Uri(principal.Url).AbsolutePath);

        var social = await chrome.SignInAsync(program, "socialtjanst");
        await social.GotoAsync("/delat");
        await social.GetByRole(AriaRole.Link, new() { Name = "Noor Haddad" }).ClickAsync();
        await social.Locator("#h-su ~ ul a").ClickAsync();
        await Assertions.Expect(social.GetByText("Jag vill men det går inte.")).ToBeVisibleAsync();
        await chrome.InspectAsync(program, social, new Uri(social.Url).AbsolutePath);
    }
}
