using System.Text.Json;
using Microsoft.Playwright;
using RodaTraden.Core.Access;
using RodaTraden.Journeys.Hosting;

namespace RodaTraden.Journeys;

/// <summary>A passkey in a real browser, with a key of the browser's own: made, used to sign in, and of no use when it has been removed.</summary>
public sealed class WithAPasskeyTests
{
    [Fact]
    public async Task Somebody_makes_a_passkey_signs_in_with_it_alone_and_removes_it()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.AddAsync("admin", Role.Administrator);

        // Keys belong to names, and an address of digits is none.
        var address = program.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var page = await chrome.OpenAsync(program, script: true);
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = JsonSerializer.SerializeToElement(new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true }),
        });

        await page.GotoAsync(address + "/logga-in");
        await page.GetByLabel("Användarnamn").FillAsync("admin");
        await page.GetByLabel("Lösenord").FillAsync(RunningProgram.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
        await page.GotoAsync(address + "/mitt-konto/nycklar");
        await page.GetByLabel("Vad ska nyckeln heta?").FillAsync("Min dator");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till nyckel" }).ClickAsync();
        await Assertions.Expect(page.Locator("bdi", new() { HasText = "Min dator" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();

        await page.GotoAsync(address + "/logga-in?ReturnUrl=%2Fkonton");
        await page.GetByRole(AriaRole.Link, new() { Name = "Logga in med nyckel" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Använd nyckeln" }).ClickAsync();
        await page.WaitForURLAsync("**/konton");

        await page.GotoAsync(address + "/mitt-konto/nycklar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ta bort" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ta bort" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();
        await page.GotoAsync(address + "/logga-in/nyckel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Använd nyckeln" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nyckeln kunde inte användas.");
    }
}
