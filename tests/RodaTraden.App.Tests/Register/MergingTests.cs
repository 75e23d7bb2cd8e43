using System.Net;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Register;

/// <summary>A pupil that stands twice: found, made one by a person, reached by the old key, and made two again.</summary>
public sealed class MergingTests
{
    private const string Heading = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor;civic_number\n";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_double_record_is_found_merged_and_reached_by_its_old_key_and_number(DatabaseKind kind)
    {
        await using var app = await WithADoubleAsync(kind);
        var admin = await app.SignInAsync("admin");
        var list = await admin.GetAsync("/dubbletter");
        Assert.True(list.Says("1 fråga"));
        Assert.True(list.Says("Den ena har ett tillfälligt nummer"));
        var compare = await admin.GetAsync(list.Link("Noor Haddad")!.GetAttribute("href")!);
        Assert.True(compare.Says("tillfälligt nummer"));
        Assert.DoesNotContain("TF01", compare.Shown, StringComparison.Ordinal);
        var merged = await admin.SubmitAsync(compare, [], "Slå ihop");
        Assert.True(merged.Says("Posterna är sammanslagna 10.00."));
        Assert.True(merged.Says("P-TF → P-NOOR"));

        var noor = await app.PupilAsync("P-NOOR");
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync(month => db.Pupils.Any(pupil => pupil.Id == month.PupilId && pupil.Key == "P-TF"))));
        await app.ImportAsync(new Dictionary<string, string> { ["lessons.csv"] = Lessons("P-TF", "2026-01-12") + Lessons("20130101TF01", "2026-01-13", heading: false) });
        var january = await app.WithDatabaseAsync(db => db.AttendanceMonths.SingleAsync(month => month.PupilId == noor && month.Month == 202601));
        Assert.Equal((4, 60 + 60 + 20 + 20), (january.SchoolDays, january.Invalid));

        // The sender still has both rows: reading them again changes nothing.
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Doubled() });
        Assert.Equal("201301012389", await app.WithDatabaseAsync(async db => (await db.Pupils.SingleAsync(pupil => pupil.Id == noor)).CivicNumber));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Undoing_gives_both_records_what_they_had_and_keeps_what_has_changed_since(DatabaseKind kind)
    {
        await using var app = await WithADoubleAsync(kind);
        var admin = await app.SignInAsync("admin");
        var before = await MonthsAsync(app);
        var page = await admin.GetAsync("/dubbletter");
        var merged = await admin.SubmitAsync(await admin.GetAsync(page.Link("Noor Haddad")!.GetAttribute("href")!), [], "Slå ihop");
        Assert.NotEqual(before, await MonthsAsync(app));
        var undone = await admin.SubmitAsync(merged, [], "Ångra Noor Haddad");
        Assert.True(undone.Says("Sammanslagningen är ångrad 10.00."));
        Assert.Equal(before, await MonthsAsync(app));
        Assert.True(undone.Says("1 fråga"));

        merged = await admin.SubmitAsync(await admin.GetAsync(page.Link("Noor Haddad")!.GetAttribute("href")!), [], "Slå ihop");
        await app.ImportAsync(new Dictionary<string, string> { ["lessons.csv"] = Lessons("P-NOOR", "2026-01-08", invalid: 40) });
        Assert.Equal("Dubbletter", merged.Heading + (merged.Heading == "Dubbletter" ? "" : merged.Text));
        undone = await admin.SubmitAsync(merged, [], "Ångra Noor Haddad");
        Assert.True(undone.Says("1 dagar stannade"));
    }

    [Fact]
    public async Task A_registered_lesson_stands_before_one_that_nobody_registered_and_the_sender_may_go_on_sending_both()
    {
        await using var app = await WithADoubleAsync(DatabaseKind.Sqlite);
        const string Both = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\nP-NOOR;U1;2025-07-10;08:00;09:00;Ma;0;0;0;0;0\nP-TF;U1;2025-07-10;08:00;09:00;Ma;1;0;60;0;0\n";
        await app.ImportAsync(new Dictionary<string, string> { ["lessons.csv"] = Both });
        var admin = await app.SignInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync((await admin.GetAsync("/dubbletter")).Link("Noor Haddad")!.GetAttribute("href")!), [], "Slå ihop");
        var noor = await app.PupilAsync("P-NOOR");
        Assert.Equal((1, 60), await JulyAsync());
        var again = await app.ImportAsync(new Dictionary<string, string> { ["lessons.csv"] = Both });
        Assert.Equal((0, 2), (again[0].Refused, again[0].Unchanged));
        Assert.Equal((1, 60), await JulyAsync());

        Task<(int, int)> JulyAsync() => app.WithDatabaseAsync(async db => await db.AttendanceMonths.SingleAsync(month => month.PupilId == noor && month.Month == 202507) is var july ? (july.SchoolDays, july.Invalid) : default);
    }

    [Fact]
    public async Task A_marking_on_the_record_that_went_protects_the_pupil_until_its_own_sender_takes_it_away()
    {
        await using var app = await WithADoubleAsync(DatabaseKind.Sqlite);
        var admin = await app.SignInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync((await admin.GetAsync("/dubbletter")).Link("Noor Haddad")!.GetAttribute("href")!), [], "Slå ihop");
        string[] rows = Doubled().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (kept, gone) = (rows.Single(row => row.StartsWith("P-NOOR", StringComparison.Ordinal)), rows.Single(row => row.StartsWith("P-TF", StringComparison.Ordinal)));
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Heading + gone.Replace(";none;", ";sekretessmarkering;", StringComparison.Ordinal) + "\n" });
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Heading + kept + "\n" });
        Assert.False((await admin.GetAsync("/elever")).Says("Noor"));
        Assert.True(await IsProtectedAsync());

        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Heading + gone + "\n" });
        Assert.True(await IsProtectedAsync());
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Heading + kept + "\n" });
        Assert.False(await IsProtectedAsync());

        async Task<bool> IsProtectedAsync() => await app.WithDatabaseAsync(db => db.Pupils.AnyAsync(pupil => pupil.Key == "P-NOOR" && pupil.Marking != Core.Register.ProtectedMarking.None));
    }

    [Fact]
    public async Task A_file_that_only_knows_the_old_key_still_tells_where_the_pupil_goes()
    {
        await using var app = await WithADoubleAsync(DatabaseKind.Sqlite);
        var admin = await app.SignInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync((await admin.GetAsync("/dubbletter")).Link("Noor Haddad")!.GetAttribute("href")!), [], "Slå ihop");
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = "pupil;given_name;family_name;unit;marking;class\nP-TF;Noor;Haddad;U1;none;9C\n" });
        var noor = await app.PupilAsync("P-NOOR");
        Assert.Contains("9C", await app.WithDatabaseAsync(db => db.Enrolments.Where(enrolment => enrolment.PupilId == noor).Select(enrolment => enrolment.Class).ToListAsync()));
    }

    [Fact]
    public async Task Two_pupils_who_only_look_alike_are_asked_about_once()
    {
        await using var app = await WithADoubleAsync(DatabaseKind.Sqlite);
        var admin = await app.SignInAsync("admin");
        var page = await admin.GetAsync("/dubbletter");
        var after = await admin.SubmitAsync(await admin.GetAsync(page.Link("Noor Haddad")!.GetAttribute("href")!), [], "Det är två olika elever");
        Assert.True(after.Says("Inga poster ser ut att vara samma elev."));
    }

    [Fact]
    public async Task A_protected_pupil_is_never_proposed_found_or_compared()
    {
        await using var app = await WithADoubleAsync(DatabaseKind.Sqlite);
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Doubled().Replace("U1;none;M8A;20130101TF01", "U1;sekretessmarkering;M8A;20130101TF01", StringComparison.Ordinal) });
        var admin = await app.SignInAsync("admin");
        var page = await admin.GetAsync("/dubbletter");
        Assert.True(page.Says("Inga poster ser ut att vara samma elev."));
        var (one, other) = (await app.PupilAsync("P-NOOR"), await app.PupilAsync("P-TF"));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/dubbletter/{one}/{other}")).Status);
        Assert.DoesNotContain("P-TF", (await admin.SubmitAsync(page, new() { ["Search"] = "Haddad" }, "Sök")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marking_on_the_merged_record_protects_the_pupil()
    {
        await using var app = await WithADoubleAsync(DatabaseKind.Sqlite);
        var admin = await app.SignInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync((await admin.GetAsync("/dubbletter")).Link("Noor Haddad")!.GetAttribute("href")!), [], "Slå ihop");
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Doubled().Replace("U1;none;M8A;20130101TF01", "U1;sekretessmarkering;M8A;20130101TF01", StringComparison.Ordinal) });
        Assert.False((await (await app.SignInAsync("rektor")).GetAsync("/elever")).Says("Noor"));
    }

    [Theory]
    [InlineData("rektor")]
    [InlineData("mentor")]
    [InlineData("huvudman")]
    public async Task Only_who_keeps_the_register_may_merge(string user)
    {
        await using var app = await WithADoubleAsync(DatabaseKind.Sqlite);
        Assert.Equal("/ingen-tillgang", (await (await app.SignInAsync(user)).GetAsync("/dubbletter")).Address.Split('?')[0]);
    }

    [Fact]
    public async Task A_number_that_was_replaced_still_means_the_same_pupil_and_a_shared_number_means_nobody()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Heading + "P-NY;Ny;Elev;2013-01-01;7;7B;U1;none;M7B;20130101TF01\n" });
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Heading + "P-NY;Ny;Elev;2013-01-01;7;7B;U1;none;M7B;201301012389\n" });
        Assert.Equal("20130101TF01", await app.WithDatabaseAsync(async db => (await db.PupilNumbers.SingleAsync()).Number));
        await app.ImportAsync(new Dictionary<string, string> { ["lessons.csv"] = Lessons("20130101TF01", "2026-01-12") + "20130101-2389;U1;2026-01-13;08:10;09:10;Ma;1;0;20;0;0\n" });
        var pupil = await app.PupilAsync("P-NY");
        Assert.Equal(2, await app.WithDatabaseAsync(async db => (await db.AttendanceMonths.SingleAsync(month => month.PupilId == pupil)).SchoolDays));

        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Heading + "P-NY2;Annan;Elev;2013-01-01;7;7B;U1;none;M7B;201301012389\n" });
        await app.ImportAsync(new Dictionary<string, string> { ["lessons.csv"] = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n20130101-2389;U1;2026-01-14;08:10;09:10;Ma;1;0;20;0;0\n" });
        Assert.Equal(2, await app.WithDatabaseAsync(async db => (await db.AttendanceMonths.SingleAsync(month => month.PupilId == pupil)).SchoolDays));
    }

    [Fact]
    public async Task A_class_that_has_changed_stands_on_the_pupils_page()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var files = new SmallSchool().Files();
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = files["pupils.csv"].Replace("P-ELIN;Elin;Åberg;2013-05-01;7;7B", "P-ELIN;Elin;Åberg;2013-05-01;7;7C", StringComparison.Ordinal) });
        Assert.True((await (await app.SignInAsync("rektor")).GetAsync("/elever/" + await app.PupilAsync("P-ELIN"))).Says("tidigare 7B, till fredag 27 mars 2026"));
    }

    private static async Task<RodaTradenApp> WithADoubleAsync(DatabaseKind kind)
    {
        var app = await RodaTradenApp.WithASchoolAsync(kind);
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = Doubled(), ["lessons.csv"] = Lessons("P-TF", "2026-01-08", invalid: 60) + Lessons("P-TF", "2026-01-09", invalid: 60, heading: false) });
        return app;
    }

    private static string Doubled() => Heading
        + "P-NOOR;Noor;Haddad;2013-01-01;8;8A;U1;none;M8A;201301012389\n"
        + "P-TF;Nour;Haddad;2013-01-01;8;8B;U1;none;M8A;20130101TF01\n";

    private static string Lessons(string pupil, string date, int invalid = 20, bool heading = true) =>
        (heading ? "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n" : "") + $"{pupil};U1;{date};08:10;09:10;Ma;1;0;{invalid};0;0\n";

    private static async Task<string> MonthsAsync(RodaTradenApp app) => string.Join('\n', await app.WithDatabaseAsync(async db =>
        (await db.AttendanceMonths.OrderBy(month => month.PupilId).ThenBy(month => month.Month).ToListAsync()).Select(month => $"{month.PupilId} {month.Month} {month.Offered} {Convert.ToHexString(month.Lessons)}")
        .Concat((await db.Enrolments.OrderBy(one => one.Id).ToListAsync()).Select(one => $"{one.Id} {one.PupilId}"))));
}
