using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Access;

/// <summary>No page about a pupil's consents is opened unnoted, those for writing neither.</summary>
public sealed class ConsentLooksTests
{
    [Theory]
    [InlineData("samtycke/nytt", "samtycke-ny")]
    [InlineData("utan-samtycke", "utan-samtycke")]
    [InlineData("egen-rost", "egen-rost")]
    [InlineData("vem-ser", "vem-ser")]
    public async Task Every_page_about_consents_notes_the_look(string page, string code)
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        await (await app.SignInAsync("elevhalsa")).GetAsync($"/elever/{elin}/{page}");
        Assert.Equal(["Grounds"], await app.WithDatabaseAsync(db => db.ReadEntries.Where(entry => entry.PupilId == elin && entry.Page == code).Select(entry => entry.Category).ToListAsync()));
    }
}
