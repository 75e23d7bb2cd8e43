using System.Net;
using System.Text.RegularExpressions;

namespace RodaTraden.Bench.Pages;

/// <summary>Somebody who is signed in, and the pages that this person asks for.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;

    private Visitor(HttpClient client, IReadOnlyList<(string Page, string Address)> pages) => (this.client, Pages) = (client, pages);

    /// <summary>Kinds of pages and their addresses.</summary>
    public IReadOnlyList<(string Page, string Address)> Pages { get; }

    public static async Task<Visitor> SignInAsync(Uri address, string user, string password, IReadOnlyList<(string Page, string Address)> pages)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new(), MaxConnectionsPerServer = 16 }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        client.DefaultRequestHeaders.Add("Accept-Language", "sv");
        using var plain = new HttpRequestMessage(HttpMethod.Get, "/logga-in");
        plain.Headers.Add("Accept-Encoding", "identity");
        var form = await (await client.SendAsync(plain)).Content.ReadAsStringAsync();
        var fields = Hidden().Matches(form).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        (fields["Input.User"], fields["Input.Password"]) = (user, password);
        var landed = await client.PostAsync("/logga-in", new FormUrlEncodedContent(fields));
        return landed.RequestMessage!.RequestUri!.AbsolutePath != "/logga-in" ? new(client, pages) : throw new InvalidOperationException($"{user} could not sign in.");
    }

    /// <summary>Asks for a page, and reads it to its end.</summary>
    /// <returns>The status, and how many bytes came.</returns>
    public async Task<(int Status, long Bytes)> GetAsync(string address)
    {
        using var answer = await client.GetAsync(address);
        return ((int)answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).LongLength);
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
