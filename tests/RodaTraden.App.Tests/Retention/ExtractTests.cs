using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Retention.Extracting;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Tests.Retention;

/// <summary>Everything kept about a pupil, to the one it is about: as a document and as a file.</summary>
public sealed class ExtractTests
{
    private static readonly Dictionary<string, string> Asked = new()
    {
        ["Input.Receiver"] = "Guardian",
        ["Input.AskedOn"] = "2026-03-20",
        ["Input.Identified"] = "Legitimation på expeditionen",
        ["Input.IsWeighed"] = "true",
    };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_principal_gives_a_document_and_a_file_that_hold_everything_but_what_a_rule_forbids(DatabaseKind kind)
    {
        await using var app = await Retaining.WithOfficersAsync(kind);
        var elin = await app.PupilAsync("P-ELIN");
        var mentor = await app.SignInAsync("mentor");
        await mentor.SubmitAsync(await mentor.GetAsync($"/elever/{elin}/samtal"), new() { ["Input.WithPupil"] = "true", ["Input.Note"] = "Vi pratade om bussen." }, "Spara");
        var health = await app.SignInAsync("elevhalsa");
        await health.SubmitAsync(await health.GetAsync($"/elever/{elin}/symtom"), new() { ["Input.Symptoms"] = "StomachAche" }, "Spara");

        var principal = await app.SignInAsync("rektor");
        Assert.NotNull((await principal.GetAsync($"/elever/{elin}/vem-ser")).Link("Registerutdrag och gallringsstopp"));
        var form = await principal.GetAsync($"/elever/{elin}/registerutdrag");
        Assert.True((await principal.SubmitAsync(form, [], "Gör utdraget")).Says("Välj vem som ska få utdraget."));
        Assert.True((await principal.SubmitAsync(form, With(("Input.Identified", "")), "Gör utdraget")).Says("Skriv hur mottagaren har visat vem den är."));
        Assert.True((await principal.SubmitAsync(form, With(("Input.AskedOn", "2026-03-28")), "Gör utdraget")).Says("Skriv dagen det begärdes."));
        Assert.True((await principal.SubmitAsync(form, With(("Input.Withheld", "Symptoms")), "Gör utdraget")).Says("Skriv enligt vilken regel något inte lämnas ut."));
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.RegisterExtracts.CountAsync()));

        var document = await principal.SubmitAsync(form, With(("Input.Withheld", "Symptoms"), ("Input.Rule", "OSL 12:3")), "Gör utdraget");
        Assert.True(document.Says("Lämnas inte ut: Symtom som elevhälsan har antecknat. OSL 12:3"), document.Text);
        Assert.True(document.Says("Vi pratade om bussen.") && document.Says("Sara") && document.Says("2026-03-24") && document.Says("P-ELIN") && document.Says("Utdraget begärdes fredag 20 mars 2026."), document.Text);
        Assert.False(document.Says("magont") || document.Says("Isak") || document.Text.Contains('[', StringComparison.Ordinal), document.Text);

        var token = document.Document.QuerySelector("form.screen-only input")!;
        var file = await principal.PostAsync(document.Address + "/fil", new() { [token.GetAttribute("name")!] = token.GetAttribute("value")! });
        using var json = JsonDocument.Parse(file.Html);
        var parts = json.RootElement.GetProperty("parts");
        Assert.False(parts.TryGetProperty("Symptoms", out _));
        Assert.Equal(39 * 4, parts.GetProperty("Attendance").GetProperty("lessons").GetArrayLength());
        Assert.Equal("Matematik", parts.GetProperty("Attendance").GetProperty("lessons")[0].GetProperty("subject").GetString());
        Assert.Equal("Elin", parts.GetProperty("Identity").GetProperty("records")[0].GetProperty("givenName").GetString());
        Assert.Equal("Joint", parts.GetProperty("Guardians").GetProperty("guardians")[0].GetProperty("custody").GetString());
        Assert.Contains(parts.GetProperty("Looks").GetProperty("looks").EnumerateArray(), look => look.GetProperty("role").GetString() == "Mentor");
        Assert.Equal([AuditAct.RegisterExtracting], await app.WithDatabaseAsync(async db => (await db.AuditEntries.Where(entry => entry.PupilId == elin).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()).Where(act => act == AuditAct.RegisterExtracting)));
        Assert.Equal(2, await app.WithDatabaseAsync(db => db.ReadEntries.CountAsync(entry => entry.PupilId == elin && entry.Page == "registerutdrag")));

        // It is of the day it was made; the next day another is made.
        app.Clock.Move(TimeSpan.FromDays(1));
        principal = await app.SignInAsync("rektor");
        Assert.Equal(HttpStatusCode.NotFound, (await principal.GetAsync(document.Address)).Status);
        Assert.True((await principal.GetAsync($"/elever/{elin}/registerutdrag")).Says("OSL 12:3"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Of_a_pupil_with_protected_data_those_named_for_it_make_one_and_place_holds_and_nobody_else_does(DatabaseKind kind)
    {
        await using var app = await Retaining.WithOfficersAsync(kind);
        await app.AddAsync("namngiven", Role.ProtectedContact, unit: "U1");
        await app.AddAsync("namngiven-annan", Role.ProtectedContact, unit: "U2");
        var (elin, vera) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-VERA"));
        var named = await app.SignInAsync("namngiven");
        var form = await named.GetAsync((await named.GetAsync($"/skyddade/{vera}")).Link("Registerutdrag och gallringsstopp")!.GetAttribute("href")!);
        Assert.True(form.Says("Uppgifterna är skyddade."), form.Text);
        var document = await named.SubmitAsync(form, Asked, "Gör utdraget");
        Assert.True(document.Says("P-VERA"), document.Text);
        var token = document.Document.QuerySelector("form.screen-only input")!;
        var file = await named.PostAsync(document.Address + "/fil", new() { [token.GetAttribute("name")!] = token.GetAttribute("value")! });
        Assert.Contains("P-VERA", file.Html, StringComparison.Ordinal);
        Assert.True((await named.SubmitAsync(await named.GetAsync($"/skyddade/{vera}/registerutdrag"), new() { ["Reason"] = "Tvist om skolplacering" }, "Stoppa gallring av elevens uppgifter")).Says("Tvist om skolplacering"));
        Assert.Equal(vera, await app.WithDatabaseAsync(db => db.LegalHolds.Select(hold => hold.PupilId).SingleAsync()));
        Assert.All(await app.WithDatabaseAsync(db => db.ReadEntries.Where(entry => entry.PupilId == vera).ToListAsync()), entry => Assert.Equal("ProtectedPupils", entry.Category));
        foreach (var (user, address) in new[] { ("namngiven-annan", document.Address), ("namngiven-annan", $"/skyddade/{vera}/registerutdrag"), ("namngiven", $"/skyddade/{elin}/registerutdrag"), ("rektor", $"/elever/{vera}/registerutdrag") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(user)).GetAsync(address)).Status);
        }

        Assert.DoesNotContain("P-VERA", (await (await app.SignInAsync("rektor")).GetAsync(document.Address)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_schools_pupil_a_protected_one_and_another_pupils_extract_do_not_exist()
    {
        await using var app = await Retaining.WithOfficersAsync();
        var (elin, isak, vera, lo) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-ISAK"), await app.PupilAsync("P-VERA"), await app.PupilAsync("P-LO"));
        var principal = await app.SignInAsync("rektor");
        foreach (var pupil in new[] { vera, lo })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await principal.GetAsync($"/elever/{pupil}/registerutdrag")).Status);
        }

        var document = await principal.SubmitAsync(await principal.GetAsync($"/elever/{elin}/registerutdrag"), new(Asked), "Gör utdraget");
        var id = document.Address.Split('/')[^1];
        Assert.Equal(HttpStatusCode.OK, document.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await principal.GetAsync($"/elever/{isak}/registerutdrag/{id}")).Status);
        Assert.StartsWith("/ingen-tillgang", (await (await app.SignInAsync("mentor")).GetAsync(document.Address)).Address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("annan-rektor")).GetAsync(document.Address)).Status);
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task Every_code_table_column_and_part_has_words(string language)
    {
        await using var app = await Retaining.WithOfficersAsync();
        using var scope = app.Services.CreateScope();
        var texts = app.Services.GetRequiredService<Texts>().In(language);
        var tables = await scope.ServiceProvider.GetRequiredService<ExtractReader>().ReadAsync(await app.PupilAsync("P-ELIN"));
        var keys = ExtractWords.Codes.SelectMany(of => Enum.GetValues(of.Key).Cast<object>().Select(value => of.Value + value))
            .Concat(tables.Select(table => "ExtractTable." + table.Code))
            .Concat(tables.SelectMany(table => table.Columns).Select(column => "ExtractColumn." + column))
            .Concat(Enum.GetNames<ExtractPart>().SelectMany(part => new[] { "ExtractPart." + part, "ExtractPurpose." + part }))
            .Concat(Enum.GetNames<RecordClass>().SelectMany(records => new[] { "RecordClass." + records, "RecordStart." + records, "RecordWords." + records }));
        Assert.DoesNotContain(keys.Distinct(), key => !texts.Has(key));
        Assert.Equal(Enum.GetValues<ExtractPart>(), tables.Select(table => table.Part).Distinct().Order());
    }

    private static Dictionary<string, string> With(params (string Name, string Value)[] others)
    {
        var fields = new Dictionary<string, string>(Asked);
        foreach (var (name, value) in others)
        {
            fields[name] = value;
        }

        return fields;
    }
}
