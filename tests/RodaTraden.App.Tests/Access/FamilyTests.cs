using System.Net;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Access;

/// <summary>What guardians and pupils see: their own, and nobody else's.</summary>
public sealed class FamilyTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_guardian_sees_the_own_child_and_no_other(DatabaseKind kind)
    {
        await using var app = await Neighbours.WithNeighboursAsync(kind);
        var sara = await app.SignInAsync("sara");
        var (elin, isak) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-ISAK"));
        var start = await sara.GetAsync("/");
        Assert.Equal("/mitt", start.Address);
        Assert.True(start.Says("Elin Åberg"));
        Assert.False(start.Says("Isak"));
        Assert.True((await sara.GetAsync($"/mitt/{elin}/dagar")).Says("Månad för månad"));
        foreach (var address in new[] { $"/mitt/{isak}", $"/mitt/{isak}/dagar", "/mitt/999999" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await sara.GetAsync(address)).Status);
        }
    }

    [Fact]
    public async Task A_pupil_sees_oneself_alone()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.SignInAsync("elin");
        Assert.True((await elin.GetAsync("/mitt")).Says("Elin Åberg"));
        Assert.Equal(HttpStatusCode.OK, (await elin.GetAsync($"/mitt/{await app.PupilAsync("P-ELIN")}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elin.GetAsync($"/mitt/{await app.PupilAsync("P-ISAK")}")).Status);
    }

    [Theory]
    [InlineData("tom", "P-ISAK")]
    [InlineData("eva", "P-VERA")]
    public async Task A_guardian_who_may_not_be_contacted_and_one_of_a_protected_child_see_nobody(string user, string pupil)
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var browser = await app.SignInAsync(user);
        Assert.True((await browser.GetAsync("/mitt")).Says("Här finns ingen elev för dig just nu."));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/mitt/{await app.PupilAsync(pupil)}")).Status);
    }

    [Fact]
    public async Task Custody_that_ends_ends_the_look_the_next_day()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        await app.WithDatabaseAsync(db => db.Guardianships.Where(of => of.PupilId == elin && db.Guardians.Any(one => one.Id == of.GuardianId && one.Key == "V-JONAS")).ExecuteUpdateAsync(set => set.SetProperty(of => of.To, new DateOnly(2026, 3, 27))));
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync("jonas")).GetAsync($"/mitt/{elin}")).Status);
        app.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("jonas")).GetAsync($"/mitt/{elin}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync("sara")).GetAsync($"/mitt/{elin}")).Status);
    }

    [Fact]
    public async Task A_child_without_a_birth_date_is_shown_to_no_guardian()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        await app.WithDatabaseAsync(db => db.Pupils.Where(one => one.Id == elin).ExecuteUpdateAsync(set => set.SetProperty(one => one.BirthDate, (DateOnly?)null)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("sara")).GetAsync($"/mitt/{elin}")).Status);
    }

    [Fact]
    public async Task Each_look_is_noted_with_its_kind()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        var sara = await app.SignInAsync("sara");
        await sara.GetAsync($"/mitt/{elin}");
        await sara.GetAsync($"/mitt/{elin}/dagar");
        Assert.Equal(
            ["Guardian Grounds mitt-vem-ser", "Guardian AttendanceRows mitt-dagar"],
            await app.WithDatabaseAsync(async db => (await db.ReadEntries.Where(entry => entry.PupilId == elin && entry.Page != "mitt").OrderBy(entry => entry.Id).ToListAsync()).ConvertAll(entry => $"{entry.Role} {entry.Category} {entry.Page}")));
    }

    [Fact]
    public async Task A_substitute_sees_the_mentors_pupils_from_the_first_day_to_the_last()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        await app.GiveAsync("vikarie", Role.Mentor, new(StandsInFor: "M8A"), new(2026, 3, 27), new(2026, 3, 28));
        var noor = await app.PupilAsync("P-NOOR");
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync("vikarie")).GetAsync($"/elever/{noor}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("vikarie")).GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}")).Status);
        app.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync("vikarie")).GetAsync($"/elever/{noor}")).Status);
        app.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal("/ingen-tillgang", (await (await app.SignInAsync("vikarie")).GetAsync($"/elever/{noor}")).Address.Split('?')[0]);
    }
}
