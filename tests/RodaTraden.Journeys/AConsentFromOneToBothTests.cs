using Microsoft.Playwright;
using RodaTraden.Core.Access;
using RodaTraden.Journeys.Hosting;

namespace RodaTraden.Journeys;

/// <summary>
/// A consent, in a real browser without script: asked for by student health, given by one guardian and then by both, used by a social worker, and taken back. Each page is
/// inspected on the way.
/// </summary>
public sealed class AConsentFromOneToBothTests
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["units.csv"] = "unit;name;organiser;organiser_kind;municipality;forms\nU1;Björkskolan;Kommunen;municipal;9901;GR\n",
        ["pupils.csv"] = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\nP-ELIN;Elin;Åberg;2013-05-01;7;7B;U1;none;M7B\n",
        ["guardians.csv"] = "pupil;guardian;given_name;family_name;email;phone;custody;contact;from;to\nP-ELIN;V-SARA;Sara;Åberg;sara@example.org;070-1;joint;yes;;\nP-ELIN;V-JONAS;Jonas;Åberg;jonas@example.org;070-2;joint;yes;;\n",
        ["lessons.csv"] = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n"
            + string.Concat(Enumerable.Range(2, 19).Select(day => new DateOnly(2026, 3, day)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                .Select(day => $"P-ELIN;U1;{day:yyyy-MM-dd};08:10;09:10;Matematik;1;{(day.DayOfWeek == DayOfWeek.Monday ? 60 : 0)};0;0;0\n")),
    };

    [Fact]
    public async Task Nothing_is_told_before_both_have_said_yes_and_nothing_after_one_has_taken_it_back()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.ReadInAsync(Files);
        await program.AddAsync("elevhalsa", Role.StudentHealthTeam, unit: "U1");
        await program.AddAtAsync("Socialnämnden", OrganisationKind.SocialWelfareCommittee, "socialtjanst");
        await program.AddGuardianAsync("sara", "V-SARA");
        await program.AddGuardianAsync("jonas", "V-JONAS");

        var school = await chrome.SignInAsync(program, "elevhalsa");
        await school.GotoAsync("/elever");
        await school.GetByRole(AriaRole.Link, new() { Name = "Elin Åberg" }).ClickAsync();
        await school.GetByRole(AriaRole.Link, new() { Name = "Vem ser det här?" }).ClickAsync();
        await chrome.InspectAsync(program, school, school.Url);
        var pupil = new Uri(school.Url).AbsolutePath.Split('/')[2];
        await school.GetByRole(AriaRole.Link, new() { Name = "Fråga om samtycke" }).ClickAsync();
        await school.GetByLabel("Person 1").SelectOptionAsync(new SelectOptionValue { Label = "Konto socialtjanst, Socialnämnden" });
        await school.GetByLabel("Deras beteckning (frivilligt)").First.FillAsync("IFO 118");
        await school.GetByLabel("Närvaron, lektion för lektion").CheckAsync();
        await school.GetByRole(AriaRole.Button, new() { Name = "Spara frågan" }).ClickAsync();
        await Assertions.Expect(school.GetByRole(AriaRole.Alert)).ToContainTextAsync("Skriv varför de behöver veta det");
        await school.GetByLabel("Varför behöver de veta det?").FillAsync("Inför samtalet om stöd hemma.");
        await school.GetByRole(AriaRole.Button, new() { Name = "Spara frågan" }).ClickAsync();
        await Assertions.Expect(school.GetByText("Väntar på svar från Sara Åberg, Jonas Åberg")).ToBeVisibleAsync();
        await chrome.InspectAsync(program, school, school.Url);
        foreach (var address in new[] { "/samtycke/nytt", "/utan-samtycke", "/egen-rost" })
        {
            await chrome.InspectAsync(program, school, $"/elever/{pupil}{address}");
        }

        var social = await chrome.SignInAsync(program, "socialtjanst");
        await Assertions.Expect(social.GetByText("Inget är delat med dig just nu")).ToBeVisibleAsync();

        var sara = await AnswerAsync(chrome, program, "sara");
        await Assertions.Expect(sara.GetByText("Väntar på svar från Jonas Åberg")).ToBeVisibleAsync();
        await Assertions.Expect(sara.GetByText("Ingen får veta något förrän alla har svarat ja.")).ToBeVisibleAsync();
        await social.GotoAsync("/delat");
        await Assertions.Expect(social.GetByText("Inget är delat med dig just nu")).ToBeVisibleAsync();

        var jonas = await AnswerAsync(chrome, program, "jonas");
        await Assertions.Expect(jonas.GetByText("Samtycke finns")).ToBeVisibleAsync();
        await chrome.InspectAsync(program, jonas, jonas.Url);
        foreach (var address in new[] { "/mitt", $"/mitt/{pupil}", $"/mitt/{pupil}/dagar", "/min-roll" })
        {
            await chrome.InspectAsync(program, jonas, address);
        }

        await social.GotoAsync("/delat");
        await chrome.InspectAsync(program, social, "/delat");
        await social.GetByRole(AriaRole.Link, new() { Name = "Elin Åberg" }).ClickAsync();
        await Assertions.Expect(social.GetByText("Skälet: Inför samtalet om stöd hemma.")).ToBeVisibleAsync();
        await Assertions.Expect(social.GetByText("Så mycket är Elin borta")).ToBeVisibleAsync();
        await chrome.InspectAsync(program, social, social.Url);

        await jonas.GetByRole(AriaRole.Button, new() { Name = "Ta tillbaka samtycket" }).ClickAsync();
        await Assertions.Expect(jonas.GetByRole(AriaRole.Status)).ToContainTextAsync("Samtycket är återkallat");
        await Assertions.Expect(jonas.GetByText("Ingen kan läsa något längre. De som hade läst har fått veta det.")).ToBeVisibleAsync();
        Assert.Equal(404, (await social.GotoAsync($"/delat/{pupil}"))!.Status);
        await social.GotoAsync("/delat");
        await Assertions.Expect(social.GetByText("IFO 118: samtycket från fredag 27 mars 2026 togs tillbaka fredag 27 mars 2026.")).ToBeVisibleAsync();
        await Assertions.Expect(social.GetByText("Elin")).ToHaveCountAsync(0);
        await chrome.InspectAsync(program, social, "/delat");

        await program.AddAsync("admin", Role.Administrator);
        var admin = await chrome.SignInAsync(program, "admin");
        foreach (var address in new[] { "/organisationer", "/organisationer/1", "/beslutstabell", "/konton/nytt" })
        {
            await chrome.InspectAsync(program, admin, address);
        }
    }

    private static async Task<IPage> AnswerAsync(Chrome chrome, RunningProgram program, string user)
    {
        var guardian = await chrome.SignInAsync(program, user);
        await guardian.GetByRole(AriaRole.Link, new() { Name = "Elin Åberg" }).ClickAsync();
        await guardian.GetByRole(AriaRole.Link, new() { Name = "Får Socialnämnden veta något?" }).ClickAsync();
        await Assertions.Expect(guardian.GetByText("Du väljer själv.")).ToBeVisibleAsync();
        await guardian.GetByRole(AriaRole.Button, new() { Name = "Ja, det får de" }).ClickAsync();
        await Assertions.Expect(guardian.GetByText("Du har svarat: ja.")).ToBeVisibleAsync();
        return guardian;
    }
}
