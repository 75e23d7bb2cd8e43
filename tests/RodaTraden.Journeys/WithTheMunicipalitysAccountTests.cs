using Microsoft.Playwright;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.Core.Access;
using RodaTraden.Journeys.Hosting;

namespace RodaTraden.Journeys;

/// <summary>Signing in at a real OpenID provider in a real browser: by configuration alone, with roles by claims.</summary>
public sealed class WithTheMunicipalitysAccountTests
{
    [Fact]
    public async Task A_mentor_whom_nobody_has_set_up_signs_in_and_sees_the_own_pupils()
    {
        using var provider = new RunningProvider();
        await using var program = await RunningProgram.StartAsync(new SignInOptions
        {
            Providers =
            [
                new()
                {
                    Code = "kommun",
                    Name = "kommunens konto",
                    Authority = provider.Authority,
                    ClientId = "rt",
                    ClientSecret = RunningProvider.ClientSecret,
                    StaffKeyClaim = "employee",
                    Roles = [new() { Claim = "groups", Value = "rt-mentor", Role = Role.Mentor }],
                },
            ],
        });
        await provider.StartAsync(program.Address + "/logga-in/svar/kommun");
        await using var chrome = await Chrome.StartAsync();
        await program.ReadInAsync(new Dictionary<string, string>
        {
            ["units.csv"] = "unit;name;organiser;organiser_kind;municipality;forms\nU1;Björkskolan;Kommunen;municipal;9901;GR\n",
            ["pupils.csv"] = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\nP-ELIN;Elin;Åberg;2013-05-01;7;7B;U1;none;M7B\n",
        });
        await program.AddAsync("admin", Role.Administrator);

        var page = await chrome.OpenAsync(program);
        await page.GotoAsync("/elever");
        await page.GetByRole(AriaRole.Link, new() { Name = "Logga in med kommunens konto" }).ClickAsync();
        await page.Locator("input[name=login]").FillAsync("sara.svensson");
        await page.Locator("input[name=password]").FillAsync("vad som helst");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync("**/elever");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Elin Åberg" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sara Svensson" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();
        await page.GotoAsync("/elever");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Logga in med kommunens konto" })).ToBeVisibleAsync();
        await chrome.InspectAsync(program, page, "/logga-in");
    }
}
