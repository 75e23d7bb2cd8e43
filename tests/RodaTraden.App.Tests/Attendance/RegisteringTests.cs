using System.Net;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Attendance;

public sealed class RegisteringTests
{
    private const string Lesson = "/registrera/2026-03-26/490/1?klass=7B";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_mentor_registers_a_lesson_that_nobody_has_registered(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var mentor = await app.SignInAsync("mentor");
        var day = await mentor.GetAsync("/registrera?dag=2026-03-26");
        Assert.True(day.Says("4 av 4 lektioner saknar uppgift för någon elev."));
        var omar = await app.PupilAsync("P-OMAR");
        var page = await mentor.GetAsync(day.Link("7B, Matematik")!.GetAttribute("href")!);
        var after = await mentor.SubmitAsync(page, new() { ["s-" + omar] = "invalid", ["m-" + omar] = "15" }, "Spara");
        Assert.True(after.Says("Sparat 10.00."));
        Assert.True(after.Says("3 av 4 lektioner saknar uppgift för någon elev."));
        var week = await mentor.GetAsync($"/elever/{omar}/dag/2026-03-26");
        Assert.True(week.Says("15 min ogiltig"));
        Assert.True(week.Says("ändrat för hand"));
    }

    [Fact]
    public async Task What_a_person_wrote_stays_when_a_file_says_otherwise_and_the_receipt_tells()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var isak = await app.PupilAsync("P-ISAK");
        await mentor.SubmitAsync(await mentor.GetAsync(Lesson), new() { ["s-" + isak] = "valid" }, "Spara");
        await app.ImportAsync(new SmallSchool().Files());
        Assert.True((await mentor.GetAsync($"/elever/{isak}/dag/2026-03-26")).Says("60 min giltig"));
        Assert.Equal(1, await app.WithDatabaseAsync(db => Task.FromResult(db.ImportedFiles.OrderBy(file => file.Id).Last().KeptByHand)));
    }

    [Fact]
    public async Task What_a_person_wrote_stays_when_a_sender_of_absence_alone_says_otherwise()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var isak = await app.PupilAsync("P-ISAK");
        await mentor.SubmitAsync(await mentor.GetAsync(Lesson), new() { ["s-" + isak] = "valid" }, "Spara");
        var absence = new Dictionary<string, string> { ["absences.csv"] = "pupil;unit;date;start;end;kind;reason\nP-ISAK;U1;2026-03-26;08:10;09:10;invalid;\nP-ISAK;U1;2026-03-26;09:20;10:20;invalid;\n" };
        await app.ImportAsync(absence);
        var page = await mentor.GetAsync($"/elever/{isak}/dag/2026-03-26");
        Assert.True(page.Says("60 min giltig"));
        Assert.True(page.Says("60 min ogiltig"));
        await app.ImportAsync(new Dictionary<string, string> { ["absences.csv"] = absence["absences.csv"].Replace("09:20;10:20;invalid", "09:20;10:20;leave", StringComparison.Ordinal) });
        Assert.True((await mentor.GetAsync($"/elever/{isak}/dag/2026-03-26")).Says("60 min ledig"));
    }

    [Fact]
    public async Task Two_writers_of_one_lesson_both_see_both_texts_and_nothing_is_lost()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.AddAsync("vikarie", Core.Access.Role.Mentor, staffKey: "M7B");
        var (mentor, substitute) = (await app.SignInAsync("mentor"), await app.SignInAsync("vikarie"));
        var isak = await app.PupilAsync("P-ISAK");
        var (mine, theirs) = (await mentor.GetAsync(Lesson), await substitute.GetAsync(Lesson));
        await substitute.SubmitAsync(theirs, new() { ["s-" + isak] = "leave" }, "Spara");
        var conflict = await mentor.SubmitAsync(mine, new() { ["s-" + isak] = "invalid", ["m-" + isak] = "20" }, "Spara");
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.True(conflict.Says("Nu: Ledig, 60 minuter. Du skrev: Ogiltig, 20 minuter."));
        Assert.True((await substitute.GetAsync($"/elever/{isak}/dag/2026-03-26")).Says("60 min ledig"));
    }

    [Fact]
    public async Task Impossible_minutes_are_refused_with_what_to_do()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var isak = await app.PupilAsync("P-ISAK");
        var page = await mentor.SubmitAsync(await mentor.GetAsync(Lesson), new() { ["s-" + isak] = "invalid", ["m-" + isak] = "75" }, "Spara");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Says("Isak Lund: skriv minuter mellan 1 och 60"));
    }

    [Fact]
    public async Task Correcting_a_lesson_on_the_page_is_the_same_as_having_read_it_in_right()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var isak = await app.PupilAsync("P-ISAK");
        foreach (var start in new[] { 490, 560, 630, 750 })
        {
            var day = await mentor.GetAsync("/registrera?dag=2026-03-26");
            var link = day.Document.QuerySelectorAll("a.ttl").Select(one => one.GetAttribute("href")!).Single(href => href.Contains($"/{start}/", StringComparison.Ordinal));
            await mentor.SubmitAsync(await mentor.GetAsync(link), new() { ["s-" + isak] = "valid" }, "Spara");
        }

        var byHand = await app.WithDatabaseAsync(db => Task.FromResult(db.Standings.Single(one => one.PupilId == isak)));
        await using var other = await RodaTradenApp.EmptyAsync();
        var files = new SmallSchool().Files();
        files["lessons.csv"] = string.Join('\n', files["lessons.csv"].Split('\n').Select(line => line.StartsWith("P-ISAK;U1;2026-03-26", StringComparison.Ordinal) ? line.Replace(";1;0;0;0;0", ";1;60;0;0;0", StringComparison.Ordinal) : line));
        await other.ImportAsync(files);
        var isakThere = await other.PupilAsync("P-ISAK");
        var readIn = await other.WithDatabaseAsync(db => Task.FromResult(db.Standings.Single(one => one.PupilId == isakThere)));
        Assert.Equal((readIn.HeldStep, readIn.Absent20, readIn.Observed20, readIn.Conditions), (byHand.HeldStep, byHand.Absent20, byHand.Observed20, byHand.Conditions));
    }

    [Fact]
    public async Task Lessons_that_nobody_has_registered_stand_in_the_mentors_day_and_lead_to_their_day()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var day = await mentor.GetAsync("/min-dag");
        Assert.Contains(day.Lines("Lektioner utan uppgift"), line => line.StartsWith("Registrera 4 lektioner", StringComparison.Ordinal) && line.Contains("26 mars", StringComparison.Ordinal));
        Assert.Equal("/registrera?dag=2026-03-26", day.Link("Registrera 4 lektioner")!.GetAttribute("href"));
        Assert.False((await (await app.SignInAsync("rektor")).GetAsync("/min-dag")).Says("Lektioner utan uppgift"));
    }

    [Fact]
    public async Task A_day_without_lessons_leads_to_the_latest_day_that_has_them()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var page = await (await app.SignInAsync("mentor")).GetAsync("/registrera");
        Assert.Equal("/registrera?dag=2026-03-26", page.Link("den senaste dagen med lektioner")!.GetAttribute("href"));
    }
}
