using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Access;

/// <summary>
/// The small school with families and those outside it. Elin's mother Sara and father Jonas have joint custody; Isak's mother Maja has it alone, and his father may not be contacted.
/// </summary>
internal static class Neighbours
{
    public const string Guardians =
        "pupil;guardian;given_name;family_name;email;phone;custody;contact;from;to\n"
        + "P-ELIN;V-SARA;Sara;Åberg;sara@example.org;070-1;joint;yes;;\n"
        + "P-ELIN;V-JONAS;Jonas;Åberg;jonas@example.org;070-2;joint;yes;;\n"
        + "P-ISAK;V-MAJA;Maja;Lund;maja@example.org;070-3;sole;yes;;\n"
        + "P-ISAK;V-TOM;Tom;Lund;tom@example.org;070-4;joint;no;;\n"
        + "P-VERA;V-EVA;Eva;Skyddad;eva@example.org;070-5;sole;yes;;\n";

    public static async Task<RodaTradenApp> WithNeighboursAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var app = await RodaTradenApp.WithASchoolAsync(kind);
        await app.ImportAsync(new Dictionary<string, string> { ["guardians.csv"] = Guardians });
        await app.AddOrganisationAsync("Socialtjänsten", OrganisationKind.SocialWelfareCommittee, "socialtjanst");
        await app.AddOrganisationAsync("Socialtjänsten", OrganisationKind.SocialWelfareCommittee, "kollega");
        await app.AddOrganisationAsync("Omsorgen", OrganisationKind.CareCommittee, "omsorg");
        await app.AddOrganisationAsync("Samordningen", OrganisationKind.Coordination, "samordnare");
        await app.AddOrganisationAsync("Regionen", OrganisationKind.Region, "bup");
        await app.AddOrganisationAsync("Stegvis", OrganisationKind.Provider, "stodgivare");
        await app.AddFamilyAsync("sara", Role.Guardian, "V-SARA");
        await app.AddFamilyAsync("jonas", Role.Guardian, "V-JONAS");
        await app.AddFamilyAsync("maja", Role.Guardian, "V-MAJA");
        await app.AddFamilyAsync("tom", Role.Guardian, "V-TOM");
        await app.AddFamilyAsync("eva", Role.Guardian, "V-EVA");
        await app.AddFamilyAsync("elin", Role.Pupil, "P-ELIN");
        await app.AddAsync("skolskoterska", Role.StudentHealthMedical, unit: "U1");
        await app.AddAsync("hemkommun", Role.HomeMunicipalityOfficer, organiser: "Kommunen");
        await app.AddAsync("namnd", Role.CommitteeSecretary);
        await app.AddAsync("styrgrupp", Role.SteeringGroup);
        await app.AddAsync("granskare", Role.AccessReviewer, organiser: "Kommunen");
        await app.AddAsync("skyddad", Role.ProtectedContact, unit: "U1");
        return app;
    }

    /// <summary>Student health asks, on the page, whether somebody may be told something about a pupil.</summary>
    /// <returns>The consent's number.</returns>
    public static async Task<int> AskAsync(this RodaTradenApp app, TestBrowser school, string pupilKey, string receiver, string category = "AttendanceRows", string reference = "SN 12", string until = "2026-09-01")
    {
        var pupil = await app.PupilAsync(pupilKey);
        var form = await school.GetAsync($"/elever/{pupil}/samtycke/nytt");
        var made = await school.SubmitAsync(form, Form(form, receiver, category, reference, until), "Spara frågan");
        Assert.StartsWith($"/elever/{pupil}/samtycke/", made.Address, StringComparison.Ordinal);
        return int.Parse(made.Address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    public static Dictionary<string, string> Form(TestPage form, string receiver, string category = "AttendanceRows", string reference = "SN 12", string until = "2026-09-01") => new()
    {
        ["Input.Kind"] = "SecrecyWaiver",
        ["Input.Receivers[0]"] = form.Document.QuerySelectorAll("#r-0 option").Single(option => option.TextContent.Trim().StartsWith($"Konto {receiver},", StringComparison.Ordinal)).GetAttribute("value")!,
        ["Input.References[0]"] = reference,
        ["Input.Categories"] = category,
        ["Input.Purpose"] = "Inför mötet om hjälp hemma.",
        ["Input.Until"] = until,
        ["Input.Review"] = "2026-06-01",
    };

    /// <summary>A guardian or pupil answers on the own page.</summary>
    public static async Task<TestPage> AnswerAsync(this RodaTradenApp app, string user, string pupilKey, int consent, string button)
    {
        var browser = await app.SignInAsync(user);
        return await browser.SubmitAsync(await browser.GetAsync($"/mitt/{await app.PupilAsync(pupilKey)}/samtycke/{consent}"), [], button);
    }
}
