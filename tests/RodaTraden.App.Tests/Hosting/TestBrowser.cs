using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;

namespace RodaTraden.App.Tests.Hosting;

/// <summary>Asks for pages and sends forms as a browser without script does: hidden fields, cookies and redirects included.</summary>
internal sealed class TestBrowser
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpMessageInvoker client;
    private readonly CookieContainer cookies = new();
    private readonly string language;

    public TestBrowser(TestServer server, string language)
        : this(server.CreateHandler(), language)
    {
    }

    public TestBrowser(HttpMessageHandler handler, string language)
    {
        client = new(handler);
        this.language = language;
    }

    /// <summary>What kind of answer is asked for; null as a browser does.</summary>
    public string? Accept { get; set; }

    /// <summary>Signs in.</summary>
    public async Task<TestPage> SignInAsync(string user) =>
        await SubmitAsync(await GetAsync("/logga-in"), new() { ["Input.User"] = user, ["Input.Password"] = RodaTradenApp.Password });

    public Task<TestPage> GetAsync(string address) => SendAsync(() => new(HttpMethod.Get, address), address);

    /// <summary>Sends the form that holds a button with the given words, or the page's main form.</summary>
    public Task<TestPage> SubmitAsync(TestPage page, Dictionary<string, string> fields, string? button = null, (string Field, string Name, byte[] Content)? file = null)
    {
        var form = page.FormWith(button);
        var values = Values(form, button);
        foreach (var (name, value) in fields)
        {
            values.RemoveAll(one => one.Key == name);
            values.Add(new(name, value));
        }

        var pressed = form.QuerySelectorAll("button").FirstOrDefault(one => one.TextContent.Trim() == button);
        var action = pressed?.GetAttribute("formaction") ?? (form.GetAttribute("action") is { Length: > 0 } given ? given : page.Address);
        if (form.Method.Equals("get", StringComparison.OrdinalIgnoreCase))
        {
            return GetAsync(action.Split('?')[0] + "?" + string.Join('&', values.Select(one => one.Key + "=" + Uri.EscapeDataString(one.Value))));
        }

        return SendAsync(() => new(HttpMethod.Post, action) { Content = Content(values, file) }, action);
    }

    /// <summary>Loses a cookie, as when a session ends.</summary>
    public void Forget(string cookie)
    {
        foreach (System.Net.Cookie one in cookies.GetCookies(new("http://localhost")).Where(one => one.Name == cookie))
        {
            one.Expired = true;
        }
    }

    /// <summary>Asks for one address, and goes nowhere else.</summary>
    public async Task<HttpResponseMessage> AskAsync(string address)
    {
        var uri = new Uri(new Uri("http://localhost"), address);
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.TryAddWithoutValidation("Cookie", cookies.GetCookieHeader(uri));
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        var response = await client.SendAsync(request, default);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                cookies.SetCookies(uri, cookie);
            }
        }

        return response;
    }

    /// <summary>Another browser with the same cookies, as somebody has who took them.</summary>
    public TestBrowser Copied(TestServer server)
    {
        var copy = new TestBrowser(server, language);
        foreach (System.Net.Cookie cookie in cookies.GetCookies(new("http://localhost")))
        {
            copy.cookies.Add(new Uri("http://localhost"), new System.Net.Cookie(cookie.Name, cookie.Value));
        }

        return copy;
    }

    public Task<TestPage> PostAsync(string address, Dictionary<string, string> fields) =>
        SendAsync(() => new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) }, address);

    /// <summary>Sends a file in on the page of reading in, and waits for what would happen.</summary>
    public async Task<TestPage> UploadAsync(string name, string content)
    {
        var page = await SubmitAsync(await GetAsync("/las-in"), [], "Visa vad som händer", ("files", name, System.Text.Encoding.UTF8.GetBytes(content)));
        return await WaitForImportAsync(page.Address);
    }

    /// <summary>Asks for a job's page until it is no longer at work.</summary>
    public async Task<TestPage> WaitForImportAsync(string address)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var page = await GetAsync(address);
            if (page.Heading is "Det här skulle hända" or "Inläsningen är klar" or "Inläsningen gick inte")
            {
                return page;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException(address);
    }

    private static HttpContent Content(List<KeyValuePair<string, string>> values, (string Field, string Name, byte[] Content)? file)
    {
        if (file is not { } attached)
        {
            return new FormUrlEncodedContent(values);
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(attached.Content), attached.Field, attached.Name);
        return content;
    }

    private static List<KeyValuePair<string, string>> Values(IHtmlFormElement form, string? button)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input,textarea,select,button"))
        {
            var name = element.GetAttribute("name");
            var value = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlButtonElement pressed when pressed.TextContent.Trim() == button => pressed.Value,
                _ => null,
            };
            if (!string.IsNullOrEmpty(name) && value is not null)
            {
                values.Add(new(name, value));
            }
        }

        return values;
    }

    private async Task<TestPage> SendAsync(Func<HttpRequestMessage> make, string address)
    {
        var request = make();
        for (var hops = 0; hops < 6; hops++)
        {
            var uri = new Uri(new Uri("http://localhost"), request.RequestUri!);
            request.RequestUri = uri;
            request.Headers.TryAddWithoutValidation("Cookie", cookies.GetCookieHeader(uri));
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
            if (Accept is not null)
            {
                request.Headers.TryAddWithoutValidation("Accept", Accept);
            }

            var response = await client.SendAsync(request, default);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                {
                    cookies.SetCookies(uri, cookie);
                }
            }

            address = uri.PathAndQuery;
            if ((int)response.StatusCode is < 300 or >= 400)
            {
                var html = await response.Content.ReadAsStringAsync();
                return new(response.StatusCode, address, (IHtmlDocument)Parser.ParseDocument(html), html, response);
            }

            request = new(HttpMethod.Get, new Uri(uri, response.Headers.Location!));
        }

        throw new InvalidOperationException("Too many redirects from " + address);
    }
}

/// <summary>What came back.</summary>
internal sealed partial record TestPage(HttpStatusCode Status, string Address, IHtmlDocument Document, string Html, HttpResponseMessage Response)
{
    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public string Title => Document.Title ?? "";

    /// <summary>The words of the main part, white space folded.</summary>
    public string Text => Fold(Document.QuerySelector("main")?.TextContent ?? "");

    public bool Says(string words) => Text.Contains(words, StringComparison.Ordinal);

    /// <summary>The page as sent, without its form tokens: among so many letters drawn by chance any short word turns up now and then.</summary>
    public string Shown => Token().Replace(Html, "");

    public IElement? Link(string words) => Document.QuerySelectorAll("a").FirstOrDefault(link => Fold(link.TextContent).Contains(words, StringComparison.Ordinal));

    public IHtmlFormElement FormWith(string? button) => Document.QuerySelectorAll<IHtmlFormElement>("main form")
        .First(form => button is null ? form.Method.Equals("post", StringComparison.OrdinalIgnoreCase) : form.QuerySelectorAll("button").Any(one => Fold(one.TextContent) == button));

    public IReadOnlyList<string> Lines(string heading) =>
    [
        .. Document.QuerySelectorAll("section").FirstOrDefault(section => Fold(section.QuerySelector("h2")?.TextContent ?? "").StartsWith(heading, StringComparison.Ordinal))
            ?.QuerySelectorAll("li").Select(line => Fold(line.TextContent)) ?? [],
    ];

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("(?<=name=\"__RequestVerificationToken\" value=\")[^\"]*")]
    private static partial Regex Token();
}
