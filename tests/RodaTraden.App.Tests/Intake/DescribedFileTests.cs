using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Mappings;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Intake;

/// <summary>A file whose headings nobody knows is described once by a person, and is read the same way every time after that.</summary>
public sealed class DescribedFileTests
{
    private const string Strange = "Frånvarolista Björkskolan\r\nElevnr;Dag;Lektionen börjar;Längd;Kurs;Signerad;Sjuk;Skolk;Försenad\r\nP-ELIN;02/03/2026;14.00;1:00;Musik;Klar;0,5;;\r\nP-ISAK;02/03/2026;14.00;1:00;Musik;Klar;;0,25;0,1\r\nP-OMAR;02/03/2026;14.00;1:00;Musik;;;;\r\nTotalt;;;;;;0,5;0,25;0,1\r\n";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_described_file_is_read_and_the_next_of_its_kind_needs_no_description(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var admin = await app.SignInAsync("admin");
        var preview = await admin.UploadAsync("lista.csv", Strange);
        Assert.True(preview.Says("Filen läses inte in"));
        var describe = await admin.GetAsync(preview.Link("Beskriv filen")!.GetAttribute("href")!);
        Assert.Equal("Beskriv filen", describe.Heading);
        Assert.True(describe.Says("Lektionen börjar"));
        var form = await admin.GetAsync(describe.Address + "?slag=Lessons");
        Assert.Equal("dd/MM/yyyy", form.Document.QuerySelector("#date option[selected]")!.GetAttribute("value"));

        var faulty = await admin.SubmitAsync(form, new() { ["sender"] = "" }, "Spara och kontrollera filen");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.Status);
        Assert.StartsWith("Fel:", faulty.Title, StringComparison.Ordinal);
        Assert.True(faulty.Says("Skriv vem som är avsändare"));

        var tried = await admin.SubmitAsync(form, Fields(), "Visa hur raderna läses");
        Assert.True(tried.Says("Så läses de första raderna"));
        Assert.True(tried.Says("2026-03-02"));
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.SenderMappings.CountAsync()));

        await admin.SubmitAsync(form, Fields(), "Spara och kontrollera filen");
        var again = await admin.WaitForImportAsync(preview.Address);
        Assert.True(again.Says("Det här skulle hända") || again.Heading == "Det här skulle hända");
        await admin.SubmitAsync(again, [], "Läs in 3 rader");
        await admin.WaitForImportAsync(preview.Address);

        var elin = await app.PupilAsync("P-ELIN");
        var isak = await app.PupilAsync("P-ISAK");
        var months = await app.WithDatabaseAsync(db => db.AttendanceMonths.Where(month => month.Month == 202603 && (month.PupilId == elin || month.PupilId == isak)).ToListAsync());
        // Elin: half an hour ill beside seven whole days; Isak: a quarter away and six minutes late.
        Assert.Equal(30 + (60 * 4 * 8), months.Single(month => month.PupilId == elin).Valid);
        Assert.Equal(21, months.Single(month => month.PupilId == isak).Invalid);

        var second = await admin.UploadAsync("nästa.csv", Strange.Replace("02/03/2026", "03/03/2026", StringComparison.Ordinal));
        Assert.Null(second.Link("Beskriv filen"));
        Assert.True(second.Says("Lektioner, 3 rader"));
        Assert.True((await admin.GetAsync("/las-in/avsandare")).Says("Skolsystemet"));
    }

    [Fact]
    public async Task A_description_that_reads_a_file_wrongly_is_changed_from_the_preview_and_the_preview_made_anew()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        await admin.SubmitAsync(await DescribeAsync(app, admin), Fields(), "Spara och kontrollera filen");
        var preview = await admin.UploadAsync("nästa.csv", Strange.Replace("02/03/2026", "03/13/2026", StringComparison.Ordinal));
        Assert.True(preview.Says("Läst enligt beskrivningen av Skolsystemet."));
        Assert.DoesNotContain(preview.Document.QuerySelectorAll("button"), button => button.TextContent.StartsWith("Läs in", StringComparison.Ordinal));
        var change = await admin.GetAsync(preview.Link("Ändra beskrivningen")!.GetAttribute("href")!);
        var landed = await admin.SubmitAsync(change, new() { ["date"] = "MM/dd/yyyy" }, "Spara");
        Assert.Equal(preview.Address, landed.Address);
        var again = await admin.WaitForImportAsync(preview.Address);
        Assert.NotNull(again.FormWith("Läs in 3 rader"));
    }

    [Fact]
    public async Task Two_who_change_the_same_description_both_see_both()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.AddAsync("admin2", RodaTraden.Core.Access.Role.Administrator);
        var admin = await app.SignInAsync("admin");
        var describe = await DescribeAsync(app, admin);
        await admin.SubmitAsync(describe, Fields(), "Spara och kontrollera filen");
        var other = await app.SignInAsync("admin2");
        var (mine, theirs) = (await admin.GetAsync("/las-in/avsandare/1"), await other.GetAsync("/las-in/avsandare/1"));
        await other.SubmitAsync(theirs, new() { ["h-valid"] = "Skolk", ["h-invalid"] = "Sjuk" }, "Spara");
        var conflict = await admin.SubmitAsync(mine, new() { ["h-valid"] = "Försenad" }, "Spara");
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.True(conflict.Says("Giltig frånvaro: den andra säger Skolk, du säger Försenad"));
        await admin.SubmitAsync(conflict, [], "Behåll min");
        Assert.Equal("Försenad", await app.WithDatabaseAsync(async db => (await db.SenderMappings.SingleAsync()).Rules.Of("valid")!.Heading));
    }

    [Fact]
    public async Task A_description_can_be_removed_and_what_was_read_in_stays()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        await admin.SubmitAsync(await DescribeAsync(app, admin), Fields(), "Spara och kontrollera filen");
        var list = await admin.SubmitAsync(await admin.GetAsync("/las-in/avsandare/1"), [], "Ta bort beskrivningen");
        Assert.True(list.Says("Inga filer är beskrivna"));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/las-in/avsandare/1")).Status);
    }

    [Theory]
    [InlineData("12,5", AmountUnit.Hours, "750")]
    [InlineData("12.5", AmountUnit.Hours, "750")]
    [InlineData("0,008", AmountUnit.Hours, "0")]
    [InlineData("0,0083334", AmountUnit.Hours, "1")]
    [InlineData("1:30", AmountUnit.Minutes, "90")]
    [InlineData("1 200", AmountUnit.Minutes, "1200")]
    [InlineData("2", AmountUnit.Lessons, "90")]
    [InlineData("12,5", AmountUnit.Minutes, "12,5")]
    [InlineData("mycket", AmountUnit.Hours, "mycket")]
    [InlineData("", AmountUnit.Hours, "")]
    public void An_amount_becomes_whole_minutes_or_stays_as_it_was_found(string text, AmountUnit unit, string minutes) =>
        Assert.Equal(minutes, MappedValues.Minutes(text, new() { Kind = FileKind.Lessons, Columns = [], Amounts = unit, LessonMinutes = 45 }));

    [Theory]
    [InlineData("2026-03-27", "yyyy-MM-dd", "2026-03-27")]
    [InlineData("20260327", "yyyyMMdd", "2026-03-27")]
    [InlineData("26-03-27", "yy-MM-dd", "2026-03-27")]
    [InlineData("27.3.2026", "d.M.yyyy", "2026-03-27")]
    [InlineData("2026-03-27 08:10", "yyyy-MM-dd", "2026-03-27")]
    [InlineData("31/02/2026", "dd/MM/yyyy", "31/02/2026")]
    public void A_day_becomes_a_native_day_or_stays_as_it_was_found(string text, string format, string day) => Assert.Equal(day, MappedValues.Day(text, format));

    [Fact]
    public async Task Broken_letters_are_mended_when_the_description_says_how()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var broken = Encoding.GetEncoding(437).GetString(Encoding.UTF8.GetBytes("Nr;Förnamn;Släktnamn;Skola\nP-ÅSA;Åsa;Öberg;U1\n"));
        var preview = await admin.UploadAsync("elever.csv", broken);
        var form = await admin.GetAsync((await admin.GetAsync(preview.Link("Beskriv filen")!.GetAttribute("href")!)).Address + "?slag=Pupils");
        var headings = form.Document.QuerySelectorAll("#h-pupil option").Select(option => option.GetAttribute("value")!).ToList();
        await admin.SubmitAsync(form, new() { ["sender"] = "Trasiga", ["h-pupil"] = headings[1], ["h-given_name"] = headings[2], ["h-family_name"] = headings[3], ["h-unit"] = headings[4], ["v-marking"] = "none" }, "Spara och kontrollera filen");
        await admin.SubmitAsync(await admin.WaitForImportAsync(preview.Address), [], "Läs in 1 rad");
        await admin.WaitForImportAsync(preview.Address);
        Assert.Equal("Åsa Öberg", await app.WithDatabaseAsync(async db => (await db.Pupils.SingleAsync(pupil => pupil.Key == "P-ÅSA")).FullName));
    }

    private static Dictionary<string, string> Fields() => new()
    {
        ["sender"] = "Skolsystemet",
        ["h-pupil"] = "Elevnr",
        ["v-unit"] = "U1",
        ["h-date"] = "Dag",
        ["date"] = "dd/MM/yyyy",
        ["h-start"] = "Lektionen börjar",
        ["h-length"] = "Längd",
        ["h-end"] = "",
        ["h-subject"] = "Kurs",
        ["h-reported"] = "Signerad",
        ["unreported"] = "Stated",
        ["reported-words"] = "klar",
        ["h-valid"] = "Sjuk",
        ["h-invalid"] = "Skolk",
        ["h-late"] = "Försenad",
        ["late"] = "Invalid",
        ["amounts"] = "Hours",
    };

    private static async Task<TestPage> DescribeAsync(RodaTradenApp app, TestBrowser admin)
    {
        var preview = await admin.UploadAsync("lista.csv", Strange);
        return await admin.GetAsync(preview.Link("Beskriv filen")!.GetAttribute("href")! + "?slag=Lessons");
    }
}
