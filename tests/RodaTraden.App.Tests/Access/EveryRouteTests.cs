using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Access;

/// <summary>Every address with what it asks for, held against a file under review; and every address tried by a stranger.</summary>
public sealed class EveryRouteTests
{
    [Fact]
    public async Task The_routes_and_their_policies_are_those_in_the_file_under_review()
    {
        await using var app = await RodaTradenApp.EmptyAsync();
        var expected = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Access", "routes.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(string.Join("\n", expected.Where(line => line.Length > 0)), string.Join("\n", Routes(app)), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task A_stranger_gets_nothing_but_the_pages_that_are_open_to_all()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var visitor = app.Visitor();
        foreach (var route in Routes(app).Where(line => !line.EndsWith("anonymous", StringComparison.Ordinal)))
        {
            var address = Filled(route.Split(' ')[1]);
            var page = await visitor.GetAsync(address);
            Assert.True(page.Address.StartsWith("/logga-in", StringComparison.Ordinal) || page.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{address} answered {page.Status} at {page.Address}");
            Assert.DoesNotContain("Elin", page.Shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_strict_headers()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        foreach (var address in new[] { "/min-dag", "/elever", "/finns-inte-alls", "/css/app.css", "/logga-in" })
        {
            var headers = (await mentor.GetAsync(address)).Response.Headers;
            Assert.Contains("default-src 'none'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.False(headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var pupil = await app.PupilAsync("P-ELIN");
        var page = await mentor.PostAsync($"/elever/{pupil}/samtal", new() { ["_handler"] = "answer", ["Input.Note"] = "Hej", ["Input.WithPupil"] = "true" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Formuläret gällde inte längre", page.Heading);
        Assert.Equal(0, await app.WithDatabaseAsync(db => Task.FromResult(db.Responses.Count())));
    }

    [Fact]
    public async Task Nobody_is_signed_out_by_somebody_elses_page()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        Assert.Equal(HttpStatusCode.BadRequest, (await mentor.PostAsync("/logga-ut", [])).Status);
        Assert.Equal("/elever", (await mentor.GetAsync("/elever")).Address);
    }

    private static List<string> Routes(RodaTradenApp app) => app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .Select(Line)
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ToList();

    private static string Line(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        var policy = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? "anonymous"
            : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).LastOrDefault() ?? "signed in";
        return $"{(methods.Count == 0 ? "*" : string.Join(',', methods))} /{endpoint.RoutePattern.RawText?.TrimStart('/')} {policy}";
    }

    private static string Filled(string route) => System.Text.RegularExpressions.Regex.Replace(route, "{[^}]*}", match => match.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "1");
}
