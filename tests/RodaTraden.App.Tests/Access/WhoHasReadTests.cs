using System.Net;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Access;

public sealed class WhoHasReadTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_principal_sees_names_and_the_family_sees_roles_and_nothing_of_each_other(DatabaseKind kind)
    {
        await using var app = await Neighbours.WithNeighboursAsync(kind);
        var elin = await app.PupilAsync("P-ELIN");
        await (await app.SignInAsync("mentor")).GetAsync($"/elever/{elin}");
        await (await app.SignInAsync("jonas")).GetAsync($"/mitt/{elin}");
        var principal = await (await app.SignInAsync("rektor")).GetAsync($"/elever/{elin}/vem-har-last");
        Assert.True(principal.Says("Konto mentor, mentor, Björkskolan"));
        Assert.True(principal.Says("Konto rektor, rektor, Björkskolan"));
        Assert.True(principal.Says("Konto jonas"));

        var family = await (await app.SignInAsync("sara")).GetAsync($"/mitt/{elin}/vem-har-last");
        Assert.True(family.Says("mentor, Björkskolan"));
        Assert.True(family.Says("närvaron, lektion för lektion"));
        Assert.DoesNotContain("Konto mentor", family.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("jonas", family.Shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("vårdnadshavare, ", family.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_of_another_organisation_stands_there_with_it()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        var consent = await app.AskAsync(await app.SignInAsync("elevhalsa"), "P-ELIN", "socialtjanst");
        await app.AnswerAsync("sara", "P-ELIN", consent, "Ja, det får de");
        await app.AnswerAsync("jonas", "P-ELIN", consent, "Ja, det får de");
        await (await app.SignInAsync("socialtjanst")).GetAsync($"/delat/{elin}");
        Assert.True((await (await app.SignInAsync("sara")).GetAsync($"/mitt/{elin}/vem-har-last")).Says("socialsekreterare eller biståndshandläggare, Socialtjänsten"));
    }

    [Fact]
    public async Task Those_without_the_right_do_not_see_it_and_a_look_only_in_a_list_says_so()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        var mentor = await app.SignInAsync("mentor");
        await mentor.GetAsync("/elever");
        Assert.Equal("/ingen-tillgang", (await mentor.GetAsync($"/elever/{elin}/vem-har-last")).Address.Split('?')[0]);
        Assert.True((await (await app.SignInAsync("rektor")).GetAsync($"/elever/{elin}/vem-har-last")).Says("Bara i en lista"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("annan-rektor")).GetAsync($"/elever/{elin}/vem-har-last")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync("maja")).GetAsync($"/mitt/{elin}/vem-har-last")).Status);
    }
}
