using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.App.Web;

namespace RodaTraden.App.Tests.Shared;

/// <summary>What may not be done too often: signing in, searching, taking files out.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task A_file_too_many_is_refused_for_that_account_alone_with_when_to_come_again()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var (mentor, principal) = (await app.SignInAsync("mentor"), await app.SignInAsync("rektor"));
        var page = await mentor.GetAsync("/elever");
        for (var time = 0; time < RateLimitOptions.Default.FilesInTenMinutes; time++)
        {
            Assert.Equal(HttpStatusCode.OK, (await mentor.SubmitAsync(page, [], "Hämta som CSV")).Status);
        }

        var refused = await mentor.SubmitAsync(page, [], "Hämta som CSV");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("Det gick lite för fort", refused.Heading);
        Assert.True(refused.Response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, (await mentor.GetAsync("/elever")).Status);
        Assert.Equal(HttpStatusCode.OK, (await principal.SubmitAsync(await principal.GetAsync("/elever"), [], "Hämta som CSV")).Status);
    }

    [Fact]
    public async Task Searches_without_end_are_refused()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync("/elever");
        var statuses = new List<HttpStatusCode>();
        for (var time = 0; time <= RateLimitOptions.Default.SearchesPerMinute; time++)
        {
            statuses.Add((await mentor.SubmitAsync(page, new() { ["Search"] = "Elin" }, "Sök")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.All(statuses.SkipLast(1), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Tries_to_sign_in_from_one_address_have_an_end_and_those_who_are_in_go_on()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var limits = app.Services.GetRequiredService<RateLimits>();
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = app.Services };
        (context.Request.Method, context.Request.Path) = ("POST", "/logga-in");
        for (var time = 0; time < RateLimitOptions.Default.SignInsPerAddress; time++)
        {
            (await limits.EnterAsync(context))?.Dispose();
        }

        var visitor = app.Visitor();
        var refused = await visitor.SubmitAsync(await visitor.GetAsync("/logga-in"), new() { ["Input.User"] = "mentor", ["Input.Password"] = RodaTradenApp.Password });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal(HttpStatusCode.OK, (await mentor.GetAsync("/min-dag")).Status);
    }
}
