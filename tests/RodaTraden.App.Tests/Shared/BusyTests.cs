using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.App.Web;

namespace RodaTraden.App.Tests.Shared;

/// <summary>More people than the machine can serve: some are told at once, and nobody loses what they wrote.</summary>
public sealed class BusyTests
{
    [Fact]
    public async Task When_too_many_pages_wait_the_next_is_told_to_come_again_and_what_somebody_wrote_is_saved_all_the_same()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var elin = await app.PupilAsync("P-ELIN");
        var form = await mentor.GetAsync($"/elever/{elin}/samtal");
        var gate = app.Services.GetRequiredService<PageGate>();
        var taken = new List<IDisposable>();
        for (var at = 0; at < PageGateOptions.OfThisMachine.AtOnce; at++)
        {
            taken.Add(await gate.EnterAsync(default));
        }

        var waiting = Enumerable.Range(0, PageGateOptions.OfThisMachine.Waiting).Select(_ => gate.EnterAsync(default).AsTask()).ToList();

        var busy = await mentor.GetAsync("/elever");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.Status);
        Assert.Equal("Det är många här just nu", busy.Heading);
        Assert.True(busy.Response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.False(busy.Says("Elin"));
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor().GetAsync("/alive")).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor().GetAsync("/css/app.css")).Status);
        await mentor.SubmitAsync(form, new() { ["Input.Note"] = "Vi pratades vid.", ["Input.WithPupil"] = "true" }, "Spara");
        Assert.Equal(1, await app.WithDatabaseAsync(db => Task.FromResult(db.Responses.Count())));

        taken.ForEach(one => one.Dispose());
        foreach (var one in waiting)
        {
            (await one).Dispose();
        }

        Assert.Equal(HttpStatusCode.OK, (await mentor.GetAsync("/elever")).Status);
    }
}
