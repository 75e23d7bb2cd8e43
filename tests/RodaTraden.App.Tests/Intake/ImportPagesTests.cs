using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Intake;

/// <summary>What the administrator meets on the pages of reading in.</summary>
public sealed class ImportPagesTests
{
    private const string Heading = "pupil;given_name;family_name;unit;marking\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_takes_protection_away_only_when_a_person_has_confirmed_it(bool confirmed)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var preview = await admin.UploadAsync("pupils.csv", Heading + "P-VERA;Vera;Nyberg;U1;none\n");
        Assert.True(preview.Says("Filen tar bort skyddet för 1 elev"));
        Assert.False(preview.Says("Nyberg"));
        await admin.SubmitAsync(preview, confirmed ? new() { ["Lift"] = "true" } : [], "Läs in 1 rad");
        var done = await admin.WaitForImportAsync(preview.Address);
        Assert.True(done.Says(confirmed ? "1 elev har inte längre någon markering" : "Skyddet är kvar för 1 elev"));
        var marking = await app.WithDatabaseAsync(async db => (await db.Pupils.SingleAsync(pupil => pupil.Key == "P-VERA")).Marking);
        Assert.Equal(confirmed, marking == Core.Register.ProtectedMarking.None);
    }

    [Fact]
    public async Task A_file_that_protects_a_pupil_can_be_read_in_although_the_row_is_refused()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var preview = await admin.UploadAsync("pupils.csv", Heading + "P-ELIN;Elin;Åberg;U-OKÄND;sekretessmarkering\n");
        Assert.True(preview.Says("Filen skyddar 1 elev till"), preview.Text);
        Assert.False(preview.Says("Åberg"));
        await admin.SubmitAsync(preview, [], "Läs in skyddet");
        Assert.True((await admin.WaitForImportAsync(preview.Address)).Says("1 elev till har skyddade personuppgifter"));
        Assert.False((await (await app.SignInAsync("rektor")).GetAsync("/elever")).Says("Elin"));
    }

    [Fact]
    public async Task Changing_a_schools_organiser_shows_beforehand_what_it_does_to_the_ladder()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var preview = await (await app.SignInAsync("admin")).UploadAsync("units.csv", "unit;name;organiser;organiser_kind;municipality;forms\nU1;Björkskolan;Ek AB;independent;9901;GR\n");
        Assert.NotNull(preview.Document.QuerySelector("#eff"));
    }

    [Fact]
    public async Task A_preview_shows_no_number_and_nothing_of_a_pupil_that_the_file_marks_protected()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = "pupil;given_name;family_name;unit;marking;class;civic_number\nQ-1;Åke;Ö;U1;none;7X;20130101TF01\nQ-2;Ulla;Ö;U1;none;7X;\n" });
        var admin = await app.SignInAsync("admin");
        var preview = await admin.UploadAsync("pupils.csv", "pupil;given_name;family_name;unit;marking;class;civic_number\nQ-1;Åke;Ö;U1;sekretessmarkering;7Y;20130101TF01\nQ-2;Ulla;Ö;U1;none;7Z;201301012389\n");
        Assert.True(preview.Says("7Z"));
        Assert.False(preview.Says("7Y"));
        Assert.False(preview.Says("201301012389"));
    }

    [Fact]
    public async Task What_an_undo_kept_can_be_undone_when_what_stood_in_the_way_is_gone()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var first = await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Heading + "Q-1;Åke;Ö;U1;none\n" });
        var later = await app.ImportAsync(new Dictionary<string, string> { ["absences.csv"] = "pupil;unit;date;start;end;kind\nQ-1;U1;2026-03-10;;;valid\n" });
        var admin = await app.SignInAsync("admin");
        var kept = await admin.SubmitAsync(await admin.GetAsync("/las-in/kvitto/" + first[0].ReceiptId), [], "Ångra inläsningen");
        Assert.True(kept.Says("Något behölls"));
        Assert.True(kept.Says("Q-1"));
        await admin.SubmitAsync(await admin.GetAsync("/las-in/kvitto/" + later[0].ReceiptId), [], "Ångra inläsningen");
        await admin.SubmitAsync(await admin.GetAsync("/las-in/kvitto/" + first[0].ReceiptId), [], "Ångra resten");
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.Pupils.CountAsync(pupil => pupil.Key == "Q-1")));
    }

    [Fact]
    public async Task An_undo_leaves_a_unit_that_somebody_has_a_role_for()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var file = await app.ImportAsync(new Dictionary<string, string> { ["units.csv"] = "unit;name\nU8;Nya skolan\nU9;Ingens skola\n" });
        await app.AddAsync("ny-rektor", Role.Principal, unit: "U8");
        var admin = await app.SignInAsync("admin");
        Assert.True((await admin.SubmitAsync(await admin.GetAsync("/las-in/kvitto/" + file[0].ReceiptId), [], "Ångra inläsningen")).Says("U8"));
        Assert.Equal(["U8"], await app.WithDatabaseAsync(db => db.Units.Where(unit => unit.Key == "U8" || unit.Key == "U9").Select(unit => unit.Key).ToListAsync()));
    }

    [Theory]
    [InlineData("sv", "elev;skolenhet;datum")]
    [InlineData("en", "pupil;unit;date")]
    public async Task An_empty_template_has_the_headings_in_the_readers_language_and_is_recognised(string language, string begins)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin", language);
        var template = await admin.GetAsync("/las-in/mall/lessons");
        Assert.StartsWith(begins, template.Html.TrimStart('\uFEFF'), StringComparison.Ordinal);
        var reports = await app.ImportAsync(new Dictionary<string, string> { ["mall.csv"] = template.Html });
        Assert.Equal((FileKind.Lessons, FileRefusalReason.OnlyHeadings), (reports[0].Kind, reports[0].WholeRefusal?.Reason));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/las-in/mall/annat")).Status);
    }
}
