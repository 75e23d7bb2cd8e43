using System.Net;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Detection;

public sealed class SymptomsTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Student_health_notes_symptoms_counts_them_and_takes_a_note_back(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var team = await app.SignInAsync("elevhalsa");
        var elin = await app.PupilAsync("P-ELIN");
        var form = await team.GetAsync($"/elever/{elin}/symtom");
        await team.SubmitAsync(form, new() { ["Input.Symptoms"] = "StomachAche" }, "Spara");
        await team.SubmitAsync(form, new() { ["Input.Symptoms"] = "StomachAche" }, "Spara");
        var saved = await team.SubmitAsync(await team.GetAsync($"/elever/{elin}/symtom"), new() { ["Input.Symptoms"] = "StomachAche", ["Input.On"] = "2026-03-20" }, "Spara");
        Assert.True(saved.Says("Magont 2 gånger"));
        Assert.Equal(2, await app.WithDatabaseAsync(db => Task.FromResult(db.SymptomNotes.Count())));

        var removed = await team.SubmitAsync(saved, [], "Ta bort 20 mars");
        Assert.True(removed.Says("Magont 1 gång"));
        Assert.Equal(["SymptomNoting", "SymptomNoting", "SymptomRemoving"], await app.WithDatabaseAsync(db => Task.FromResult(db.AuditEntries.Where(entry => entry.PupilId == elin).AsEnumerable().Select(entry => entry.Act.ToString()).Where(act => act.StartsWith("Symptom", StringComparison.Ordinal)).ToList())));
    }

    [Fact]
    public async Task Nobody_but_student_health_of_the_school_sees_that_there_are_any()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var elin = await app.PupilAsync("P-ELIN");
        var team = await app.SignInAsync("elevhalsa");
        await team.SubmitAsync(await team.GetAsync($"/elever/{elin}/symtom"), new() { ["Input.Symptoms"] = "Headache" }, "Spara");
        foreach (var user in new[] { "mentor", "rektor", "huvudman", "admin", "annan-rektor" })
        {
            var browser = await app.SignInAsync(user);
            var page = await browser.GetAsync($"/elever/{elin}/symtom");
            Assert.False(page.Says("Huvudvärk"), user);
            Assert.True(page.Address.StartsWith("/ingen-tillgang", StringComparison.Ordinal) || page.Status == HttpStatusCode.NotFound, $"{user}: {page.Status} {page.Address}");
            var pupil = await browser.GetAsync($"/elever/{elin}");
            Assert.DoesNotContain("Huvudvärk", pupil.Shown, StringComparison.Ordinal);
            Assert.DoesNotContain("symtom", pupil.Shown, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Nothing_chosen_is_refused_with_what_to_do()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var team = await app.SignInAsync("elevhalsa");
        var page = await team.SubmitAsync(await team.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}/symtom"), [], "Spara");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Document.QuerySelector(".ds-error-summary a[href='#s-StomachAche']"));
    }

    [Fact]
    public async Task A_protected_pupil_has_no_page_of_symptoms()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("elevhalsa")).GetAsync($"/elever/{await app.PupilAsync("P-VERA")}/symtom")).Status);
    }
}
