using Microsoft.Playwright;
using RodaTraden.Core.Access;
using RodaTraden.Journeys.Hosting;

namespace RodaTraden.Journeys;

/// <summary>Emergency access, in a real browser without script: opened by a mentor, told to the principal, judged by the reviewer. Each page is inspected on the way.</summary>
public sealed class WhenItCannotWaitTests
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["units.csv"] = "unit;name;organiser;organiser_kind;municipality;forms\nU1;Björkskolan;Kommunen;municipal;9901;GR\n",
        ["pupils.csv"] = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\nP-ELIN;Elin;Åberg;2013-05-01;7;7B;U1;none;M7B\nP-NOOR;Noor;Haddad;2012-05-01;8;8A;U1;none;M8A\n",
        ["lessons.csv"] = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\nP-NOOR;U1;2026-03-02;08:10;09:10;Matematik;1;60;0;0;0\n",
    };

    [Fact]
    public async Task Somebody_opens_the_principal_knows_and_the_reviewer_judges()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.ReadInAsync(Files);
        await program.AddAsync("mentor", Role.Mentor, staffKey: "M7B");
        await program.AddAsync("rektor", Role.Principal, unit: "U1");
        await program.AddAsync("granskare", Role.AccessReviewer, organiser: "Kommunen");

        var mentor = await chrome.SignInAsync(program, "mentor");
        await mentor.GetByRole(AriaRole.Link, new() { Name = "Nödåtkomst" }).ClickAsync();
        await mentor.GetByRole(AriaRole.Button, new() { Name = "Öppna i en timme" }).ClickAsync();
        await Assertions.Expect(mentor.GetByRole(AriaRole.Alert)).ToContainTextAsync("Välj varför.");
        await chrome.InspectAsync(program, mentor, "/nodatkomst");
        await mentor.GotoAsync("/nodatkomst");
        await mentor.GetByLabel("Förnamn, hela").FillAsync("Noor");
        await mentor.GetByLabel("Efternamn, hela").FillAsync("Haddad");
        await mentor.GetByLabel("Eleven är försvunnen").CheckAsync();
        await mentor.GetByLabel("Vad har hänt, och vad behöver du veta?").FillAsync("Noor sprang från skolan, och mentorn är sjuk.");
        await mentor.GetByRole(AriaRole.Button, new() { Name = "Öppna i en timme" }).ClickAsync();
        await Assertions.Expect(mentor.GetByText("Här går det bara att läsa.")).ToBeVisibleAsync();
        await Assertions.Expect(mentor.GetByText("Du kan ha en elev öppen.")).ToBeVisibleAsync();
        await chrome.InspectAsync(program, mentor, new Uri(mentor.Url).AbsolutePath);

        var principal = await chrome.SignInAsync(program, "rektor");
        await principal.GotoAsync("/min-dag");
        await principal.GetByRole(AriaRole.Link, new() { Name = "Se vem och varför" }).ClickAsync();
        await Assertions.Expect(principal.GetByText("Noor sprang från skolan")).ToBeVisibleAsync();
        await chrome.InspectAsync(program, principal, "/nodatkomst/skolan");

        var reviewer = await chrome.SignInAsync(program, "granskare");
        await chrome.InspectAsync(program, reviewer, "/granskning");
        await reviewer.GotoAsync("/granskning");
        await reviewer.GetByRole(AriaRole.Link, new() { Name = "Konto mentor" }).ClickAsync();
        await chrome.InspectAsync(program, reviewer, new Uri(reviewer.Url).PathAndQuery);
        await reviewer.GetByLabel("befogad", new() { Exact = true }).CheckAsync();
        await reviewer.GetByLabel("Kommentar").FillAsync("Rektorn bekräftar.");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Assertions.Expect(reviewer.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await principal.GotoAsync("/min-dag");
        await Assertions.Expect(principal.GetByText("inte granskad än")).ToHaveCountAsync(0);
    }
}
