using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Reviewing;

namespace RodaTraden.App.Tests.Access;

/// <summary>Reading that is unusual is noticed while it goes on, and somebody checks a sample each month and signs.</summary>
public sealed class ReviewTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Whoever_opens_many_pupils_in_a_short_time_is_slowed_told_and_shown_to_the_reviewer(DatabaseKind kind)
    {
        await using var app = await WithManyPupilsAsync(kind, 34);
        var principal = await app.SignInAsync("rektor");
        var pupils = await app.WithDatabaseAsync(db => db.Pupils.Where(pupil => pupil.Key.StartsWith("M-")).OrderBy(pupil => pupil.Id).Select(pupil => pupil.Id).ToListAsync());
        foreach (var pupil in pupils.Take(30))
        {
            await principal.GetAsync($"/elever/{pupil}");
        }

        Assert.Equal(0, await app.WithDatabaseAsync(db => db.ReadingAlarms.CountAsync()));
        await principal.GetAsync($"/elever/{pupils[30]}");
        Assert.Contains("Sidorna väntar", (await principal.GetAsync("/min-dag")).Html, StringComparison.Ordinal);
        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => principal.GetAsync("/elever")));
        Assert.Contains(together, page => page.Status == System.Net.HttpStatusCode.TooManyRequests);
        await principal.GetAsync($"/elever/{pupils[31]}");
        var alarm = await app.WithDatabaseAsync(db => db.ReadingAlarms.SingleAsync());
        Assert.Equal((UnusualKind.ManyAtOnce, 31, Role.Principal), (alarm.Kind, alarm.Pupils, alarm.Role));

        var reviewer = await app.SignInAsync("granskare");
        var review = await reviewer.GetAsync("/granskning");
        Assert.True(review.Says("Konto rektor, rektor") && review.Says("31 elever öppnade på kort tid. Sidorna saktades ner."), review.Text);
        var judge = await reviewer.GetAsync($"/granskning/larm/{alarm.Id}");
        Assert.True((await reviewer.SubmitAsync(judge, new() { ["Input.Verdict"] = "Asked" }, "Spara")).Says("Bedöm allt först."));
        await reviewer.SubmitAsync(judge, new() { ["Input.Verdict"] = "Asked", ["Input.Words"] = "Klasskonferens." }, "Spara");
        Assert.Equal(LookVerdict.Asked, await app.WithDatabaseAsync(db => db.ReadingAlarms.Select(one => one.Verdict).SingleAsync()));

        app.Clock.Move(TimeSpan.FromMinutes(31));
        Assert.DoesNotContain("Sidorna väntar", (await principal.GetAsync("/min-dag")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_pupil_over_and_over_and_a_class_in_a_list_are_nothing_unusual()
    {
        await using var app = await WithManyPupilsAsync(DatabaseKind.Sqlite, 34);
        var (principal, elin) = (await app.SignInAsync("rektor"), await app.PupilAsync("P-ELIN"));
        for (var time = 0; time < 40; time++)
        {
            await principal.GetAsync(time % 2 == 0 ? $"/elever/{elin}" : "/elever");
        }

        Assert.Equal(0, await app.WithDatabaseAsync(db => db.ReadingAlarms.CountAsync()));
    }

    [Fact]
    public async Task Slowly_through_the_day_it_is_noticed_too_and_so_are_long_lists_and_a_file_at_night()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var elin = await app.PupilAsync("P-ELIN");
        await NoticeAsync(app, Enumerable.Range(0, 101).Select(at => (1000 + at, "franvaro", app.Clock.GetUtcNow().UtcDateTime.AddMinutes(-13 * at))), [elin], "franvaro");
        await NoticeAsync(app, Enumerable.Range(0, 1500).Select(at => (5000 + at, "elever", app.Clock.GetUtcNow().UtcDateTime)), [.. Enumerable.Range(8000, 30)], "elever");
        app.Clock.Move(TimeSpan.FromHours(13));
        await NoticeAsync(app, [], [elin, elin + 1], ReadPages.File);
        Assert.Equal(
            ["FileAtNight 2", "ManyInADay 102", "ManyInLists 1530"],
            (await app.WithDatabaseAsync(db => db.ReadingAlarms.ToListAsync())).Select(alarm => $"{alarm.Kind} {alarm.Pupils}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_month_is_drawn_judged_and_signed_and_nothing_changes_after(DatabaseKind kind)
    {
        await using var app = await Neighbours.WithNeighboursAsync(kind);
        await app.WithDatabaseAsync(db => db.Users.Where(account => account.UserName == "elevhalsa").ExecuteUpdateAsync(set => set.SetProperty(account => account.DisplayName, "Eva Åberg")));
        var (elin, isak) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-ISAK"));
        foreach (var (user, pupil) in new[] { ("mentor", elin), ("mentor", isak), ("elevhalsa", elin) })
        {
            await (await app.SignInAsync(user)).GetAsync($"/elever/{pupil}");
        }

        await app.WithDatabaseAsync(db => db.AccountRoles.Where(role => role.Role == Role.StudentHealthTeam).ExecuteDeleteAsync());
        var reviewer = await app.SignInAsync("granskare");
        Assert.True((await reviewer.GetAsync("/granskning?manad=2026-03-01")).Says("Månaden pågår. Dra stickprovet när den är slut."));
        app.Clock.Move(TimeSpan.FromDays(10));
        reviewer = await app.SignInAsync("granskare");
        var month = await reviewer.GetAsync("/granskning");
        Assert.True(month.Says("Kommunen, mars 2026"));
        Assert.True(month.Says($"Eva Åberg, elevhälsan: elev nr {elin}, 7B, Björkskolan"), month.Text);
        Assert.True(month.Says("Samma efternamn"));
        Assert.DoesNotContain("Elin", month.Text, StringComparison.Ordinal);

        var drawn = await reviewer.SubmitAsync(month, [], "Dra stickprov");
        Assert.True(drawn.Says("6 av 6 läsningar") && drawn.Says("Ingen känd koppling.") && drawn.Says("Känd koppling: egen uppgift."), drawn.Text);
        var early = await reviewer.SubmitAsync(drawn, new() { ["Sign.Conclusion"] = "Allt väl." }, "Signera månaden");
        Assert.True(early.Says("Bedöm allt först."));
        var ids = drawn.Document.QuerySelectorAll("input[name='Input.Ids']").Select(input => input.GetAttribute("value")!).ToList();
        await JudgeAsync(app, ids, LookVerdict.Explained);
        var signed = await reviewer.SubmitAsync(await reviewer.GetAsync("/granskning"), new() { ["Sign.Conclusion"] = "Allt hade en förklaring." }, "Signera månaden");
        Assert.True(signed.Says("Signerat av Konto granskare måndag 6 april 2026.") && signed.Says("Allt hade en förklaring."), signed.Text);
        Assert.Equal(Core.Access.Reviewing.LookVerdict.Explained, await app.WithDatabaseAsync(async db => (await db.ReviewedLooks.FirstAsync()).Verdict!.Value));
        Assert.Empty(signed.Document.QuerySelectorAll("select[name='Input.Verdicts']"));
    }

    [Fact]
    public async Task The_familys_own_looks_protected_pupils_and_the_reviewers_own_are_not_drawn()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var (elin, vera) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-VERA"));
        await (await app.SignInAsync("sara")).GetAsync($"/mitt/{elin}/dagar");
        await (await app.SignInAsync("skyddad")).GetAsync($"/skyddade/{vera}");
        await app.AddAsync("granskare", Role.Principal, unit: "U1");
        await (await app.SignInAsync("granskare")).GetAsync($"/elever/{elin}");
        await app.WithDatabaseAsync(db => db.AccountRoles.Where(role => role.Role == Role.Principal).ExecuteDeleteAsync());
        app.Clock.Move(TimeSpan.FromDays(10));
        var reviewer = await app.SignInAsync("granskare");
        Assert.True((await reviewer.SubmitAsync(await reviewer.GetAsync("/granskning"), [], "Dra stickprov")).Says("Ingen har öppnat någon elev den månaden."));
    }

    [Fact]
    public async Task Where_there_are_two_reviewers_each_ones_own_looks_are_drawn_and_judged_by_the_other()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        await app.AddAsync("granskare", Role.Principal, unit: "U1");
        await (await app.SignInAsync("granskare")).GetAsync($"/elever/{elin}");
        await app.WithDatabaseAsync(db => db.AccountRoles.Where(role => role.Role == Role.Principal).ExecuteDeleteAsync());
        await app.AddAsync("granskare2", Role.AccessReviewer, organiser: "Kommunen");
        app.Clock.Move(TimeSpan.FromDays(10));
        var (first, second) = (await app.SignInAsync("granskare"), await app.SignInAsync("granskare2"));
        var drawn = await first.SubmitAsync(await first.GetAsync("/granskning"), [], "Dra stickprov");
        Assert.True(drawn.Says("Din egen läsning: en annan granskare bedömer den."), drawn.Text);
        var ids = await app.WithDatabaseAsync(db => db.ReviewedLooks.Select(look => look.Id).ToListAsync());
        await JudgeAsync(app, [.. ids.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture))], LookVerdict.Explained);
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.ReviewedLooks.CountAsync(look => look.Verdict != null)));
        await JudgeAsync(app, [.. ids.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture))], LookVerdict.Explained, "granskare2");
        var signed = await second.SubmitAsync(await second.GetAsync("/granskning"), new() { ["Sign.Conclusion"] = "Allt väl." }, "Signera månaden");
        Assert.True(signed.Says("Signerat av Konto granskare2"), signed.Text);
    }

    [Fact]
    public async Task A_look_at_somebody_who_has_got_protected_data_since_does_not_keep_the_month_from_being_signed()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        await (await app.SignInAsync("rektor")).GetAsync($"/elever/{elin}");
        app.Clock.Move(TimeSpan.FromDays(10));
        var reviewer = await app.SignInAsync("granskare");
        await reviewer.SubmitAsync(await reviewer.GetAsync("/granskning"), [], "Dra stickprov");
        await app.WithDatabaseAsync(db => db.Pupils.Where(pupil => pupil.Id == elin).ExecuteUpdateAsync(set => set.SetProperty(pupil => pupil.Marking, Core.Register.ProtectedMarking.ConfidentialityFlag)));
        var page = await reviewer.GetAsync("/granskning");
        Assert.True((await reviewer.SubmitAsync(page, new() { ["Sign.Conclusion"] = "Allt väl." }, "Signera månaden")).Says("Signerat av Konto granskare"));
    }

    private static async Task JudgeAsync(RodaTradenApp app, List<string> ids, LookVerdict verdict, string by = "granskare")
    {
        using var scope = app.Services.CreateScope();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        var db = scope.ServiceProvider.GetRequiredService<RodaTraden.App.Storage.AppDbContext>();
        await user.LoadAsync(await db.Users.Where(account => account.UserName == by).Select(account => account.Id).SingleAsync(), null, default);
        var organiser = user.OrganiserIds[0];
        Assert.Null(await scope.ServiceProvider.GetRequiredService<RodaTraden.App.Access.Reviewing.ReviewBook>().JudgeAsync(organiser, new(2026, 3, 1), ids.ToDictionary(int.Parse, _ => ((LookVerdict?)verdict, "")), default));
    }

    private static async Task<RodaTradenApp> WithManyPupilsAsync(DatabaseKind kind, int count)
    {
        var app = await RodaTradenApp.WithASchoolAsync(kind);
        await app.AddAsync("granskare", Role.AccessReviewer, organiser: "Kommunen");
        await app.ImportAsync(new Dictionary<string, string>
        {
            ["pupils.csv"] = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\n" + string.Concat(Enumerable.Range(1, count).Select(at => $"M-{at};Många{at};Elev;2013-05-01;7;7C;U1;none;M7B\n")),
        });
        return app;
    }

    /// <summary>Lays looks into the log as they were some time ago, and notes new ones as the principal.</summary>
    private static async Task NoticeAsync(RodaTradenApp app, IEnumerable<(int Pupil, string Page, DateTime At)> before, IReadOnlyList<int> pupils, string page)
    {
        using var scope = app.Services.CreateScope();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        var db = scope.ServiceProvider.GetRequiredService<RodaTraden.App.Storage.AppDbContext>();
        await user.LoadAsync(await db.Users.Where(account => account.UserName == "rektor").Select(account => account.Id).SingleAsync(), null, default);
        await scope.ServiceProvider.GetRequiredService<LookWriter>().WriteAsync(
            [.. before.Select(one => new ReadEntry { At = one.At, AccountId = user.AccountId!.Value, Role = user.RoleCode, PupilId = one.Pupil, Category = "AttendanceRows", Page = one.Page })], default);
        await scope.ServiceProvider.GetRequiredService<ReadLog>().NoteAsync(pupils, InformationCategory.AttendanceRows, page);
    }
}
