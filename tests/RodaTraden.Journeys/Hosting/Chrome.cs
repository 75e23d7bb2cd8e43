using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RodaTraden.Journeys.Hosting;

/// <summary>The machine's own Chromium, driven. Nothing is downloaded.</summary>
internal sealed class Chrome : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chrome(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chrome> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Executable), $"No browser: {Executable} is missing. Run ./test, which installs it.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        return new(playwright, browser);
    }

    /// <summary>A fresh window. Without script unless asked, because everything must work so.</summary>
    public async Task<IPage> OpenAsync(RunningProgram program, int width = 1100, bool dark = false, bool script = false)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = program.Address,
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            Locale = "sv-SE",
        });
        context.SetDefaultTimeout(10_000);
        return await context.NewPageAsync();
    }

    /// <summary>A fresh window, signed in.</summary>
    public async Task<IPage> SignInAsync(RunningProgram program, string user)
    {
        var page = await OpenAsync(program);
        await page.GotoAsync("/logga-in");
        await page.GetByLabel("Användarnamn").FillAsync(user);
        await page.GetByLabel("Lösenord").FillAsync(RunningProgram.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" })).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Opens an address as somebody signed in elsewhere, and finds no accessibility fault, no sideways scroll, no key in place of a text and no message in the console.</summary>
    public async Task InspectAsync(RunningProgram program, IPage signedIn, string address)
    {
        var cookies = await signedIn.Context.CookiesAsync();
        foreach (var (width, dark) in new[] { (1100, false), (320, true), (1100, true), (320, false) })
        {
            var page = await OpenAsync(program, width, dark, script: true);
            await page.Context.AddCookiesAsync(cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = program.Address }));
            var messages = new List<string>();
            page.Console += (_, message) => messages.Add(message.Text);
            await page.GotoAsync(address);

            // Before axe is brought in: it writes styles of its own, which our policy rightly refuses.
            Assert.DoesNotContain(messages, text => !text.Contains("status of 4", StringComparison.Ordinal));
            var found = await page.RunAxe();
            Assert.True(found.Violations.Length == 0, $"{address} at {width} px{(dark ? ", dark" : "")}: {string.Join("; ", found.Violations.Select(fault => $"{fault.Id} ({fault.Nodes.FirstOrDefault()?.Html})"))}");
            Assert.DoesNotMatch(@"\[[A-Z]\w+\.\w", await page.InnerTextAsync("body"));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{address} scrolls sideways at {width} px");
            await page.Context.CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
