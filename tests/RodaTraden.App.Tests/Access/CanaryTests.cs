using System.Net;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Access;

/// <summary>
/// Everybody follows every link that they meet, from their start page on, as far as links go. Nobody but who is named meets a protected pupil, and nobody outside a school
/// meets a pupil of whom nothing has been opened; no address holds a name, a number or a word about a person.
/// </summary>
public sealed class CanaryTests
{
    private const int MostPages = 150;
    private static readonly string[] Protected = ["Vera", "P-VERA"];
    private static readonly string[] Personal = ["elin", "aberg", "åberg", "vera", "skyddad-elev", "20130501", "haddad", "noor"];

    /// <summary>Who follows links, and family names that must not be met.</summary>
    public static TheoryData<string, string> People { get; } = new()
    {
        { "mentor", "Haddad Annanskola" },
        { "annan-mentor", "Åberg Lund Said Annanskola" },
        { "elevhalsa", "Annanskola" },
        { "skolskoterska", "Åberg Haddad Lund Said Annanskola" },
        { "rektor", "Annanskola" },
        { "annan-rektor", "Åberg Haddad Lund Said" },
        { "huvudman", "Åberg Haddad Lund Said Annanskola" },
        { "hemkommun", "Åberg Haddad Lund Said Annanskola" },
        { "samordnare", "Åberg Haddad Lund Said Annanskola" },
        { "socialtjanst", "Åberg Haddad Lund Said Annanskola" },
        { "bup", "Åberg Haddad Lund Said Annanskola" },
        { "stodgivare", "Åberg Haddad Lund Said Annanskola" },
        { "namnd", "Åberg Haddad Lund Said Annanskola" },
        { "styrgrupp", "Åberg Haddad Lund Said Annanskola" },
        { "granskare", "Åberg Haddad Lund Said Annanskola" },
        { "sara", "Haddad Lund Said Annanskola" },
        { "admin", "" },
    };

    [Theory]
    [MemberData(nameof(People))]
    public async Task Nobody_meets_whom_nothing_opens_to_them_however_far_they_go(string user, string hidden)
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var browser = await app.SignInAsync(user);
        var (waiting, seen) = (new Queue<string>(["/", "/min-roll", "/mitt-konto"]), new HashSet<string>());
        while (waiting.TryDequeue(out var address) && seen.Count < MostPages)
        {
            if (!seen.Add(address))
            {
                continue;
            }

            var page = await browser.GetAsync(address);
            Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{user} at {address}: {page.Status}");
            foreach (var canary in Protected.Concat(hidden.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                Assert.False(page.Html.Contains(canary, StringComparison.Ordinal), $"{user} met {canary} at {address}");
            }

            foreach (var link in page.Document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('/') && !link.StartsWith("/sprak", StringComparison.Ordinal)))
            {
                Assert.False(Personal.Any(word => Uri.UnescapeDataString(link).Contains(word, StringComparison.OrdinalIgnoreCase)), $"{user} at {address}: {link}");
                waiting.Enqueue(link.Split('#')[0]);
            }
        }

        Assert.True(seen.Count >= 3);
    }
}
