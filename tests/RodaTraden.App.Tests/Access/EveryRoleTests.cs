using System.Net;
using System.Text.RegularExpressions;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Access;

/// <summary>Every role tried on every address: who comes in is written here by hand, and not taken from the program.</summary>
public sealed partial class EveryRoleTests
{
    /// <summary>Somebody in each role, and the policies of the pages that are for that role.</summary>
    public static TheoryData<string, string> People { get; } = new()
    {
        { "mentor", "SeePupils RegisterAttendance WriteNotes SeeCases WriteCases ReportConcern SeeCauses WriteCauses SeeGrounds Emergency" },
        { "elevhalsa", "Emergency SeePupils WriteNotes SeeCases WriteCases ReportConcern SeeCauses WriteCauses SeeInquiries WriteInquiries WriteSymptoms SeeGrounds WriteGrounds SeeFigures SeeSchoolNow" },
        { "skolskoterska", "ReportConcern" },
        { "rektor", "Emergency SeePupils WriteNotes SeeCases WriteCases ReportConcern SeeCauses SeeInquiries WriteInquiries SeeGrounds WriteGrounds SeeReadLog GiveWholeRecord SeeFigures SeeSchoolNow" },
        { "huvudman", "SeeFigures SendNotices ReceiveNotices DecideRoutine DecideRetention" },
        { "hemkommun", "" },
        { "samordnare", "SeeShared" },
        { "socialtjanst", "SeeShared" },
        { "bup", "SeeShared" },
        { "stodgivare", "SeeShared" },
        { "sara", "Family" },
        { "elin", "Family" },
        { "namnd", "" },
        { "styrgrupp", "" },
        { "skyddad", "SeeProtected" },
        { "granskare", "ReviewAccess" },
        { "admin", "Operate KeepRecords DecideRetention" },
    };

    [Theory]
    [MemberData(nameof(People))]
    public async Task Each_role_comes_in_where_it_belongs_and_nowhere_else(string user, string policies)
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var browser = await app.SignInAsync(user);
        var own = policies.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Access", "routes.txt"), TestContext.Current.CancellationToken))
        {
            var (verbs, route, policy) = line.Split(' ') is [var one, var two, .. var rest] ? (one, two, string.Join(' ', rest)) : default;
            if (!verbs.StartsWith("GET", StringComparison.Ordinal) || policy == "anonymous" || route.StartsWith("/_", StringComparison.Ordinal))
            {
                continue;
            }

            var page = await browser.GetAsync(Filled(route));
            var comesIn = page.Status is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest && !page.Address.StartsWith("/ingen-tillgang", StringComparison.Ordinal);
            Assert.True(comesIn == (policy == "SignedIn" || own.Contains(policy)), $"{user} at {route} ({policy}): {page.Status} {page.Address}");
        }
    }

    [Theory]
    [MemberData(nameof(People))]
    public async Task Each_role_has_a_page_to_start_on_and_one_that_says_what_it_may_see(string user, string policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        await using var app = await Neighbours.WithNeighboursAsync();
        var browser = await app.SignInAsync(user);
        var start = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, start.Status);
        Assert.DoesNotContain("ingen-tillgang", start.Address, StringComparison.Ordinal);
        Assert.NotEmpty((await browser.GetAsync("/min-roll")).Document.QuerySelectorAll("tbody tr"));
    }

    private static string Filled(string route) => Parameter().Replace(route, match => match.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : match.Value.Contains("Day", StringComparison.Ordinal) ? "2026-03-26" : "1");

    [GeneratedRegex("{[^}]*}")]
    private static partial Regex Parameter();
}
