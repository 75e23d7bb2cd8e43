using System.Globalization;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Cases;

/// <summary>What tests of cases begin with.</summary>
internal static class OpenedCases
{
    /// <summary>Elin's case, opened by somebody on the page for it; the next step is to call home on Monday.</summary>
    public static async Task<TestPage> OpenCaseAsync(this RodaTradenApp app, TestBrowser browser, string pupil = "P-ELIN") => await browser.SubmitAsync(
        await browser.GetAsync($"/elever/{await app.PupilAsync(pupil)}/arende/nytt"),
        new() { ["Input.Why"] = "Borta varje tisdag och torsdag", ["Input.NextStep"] = "Ring hem", ["Input.NextOn"] = "2026-03-30" },
        "Öppna ärende");

    /// <summary>Elin's two guardians, Sara and Ola, who have custody together.</summary>
    public static Task AddGuardiansAsync(this RodaTradenApp app) => app.ImportAsync(new Dictionary<string, string>
    {
        ["guardians.csv"] = "guardian;pupil;given_name;family_name;custody\nG-SARA;P-ELIN;Sara;Åberg;joint\nG-OLA;P-ELIN;Ola;Åberg;joint\n",
    });

    /// <summary>An account's number, as forms send it.</summary>
    public static Task<string> AccountAsync(this RodaTradenApp app, string user) =>
        app.WithDatabaseAsync(db => Task.FromResult(db.Users.Single(one => one.UserName == user).Id.ToString(CultureInfo.InvariantCulture)));
}
