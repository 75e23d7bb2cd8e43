using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Access.SigningIn.Providers;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Access;

/// <summary>A provider in the test's hands, so that it can answer wrongly in every way there is. A real one is met in the journeys.</summary>
internal sealed class MadeUpProvider : HttpMessageHandler
{
    public const string Issuer = "https://inlogg.example.org";
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "k1" };

    /// <summary>What the identity says; tests take away, add and change.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["iss"] = Issuer, ["aud"] = "rt", ["sub"] = "person-1", ["preferred_username"] = "sara.svensson", ["name"] = "Sara Svensson" };

    public Dictionary<string, object>? UserInfo { get; set; }

    public string MetadataIssuer { get; set; } = Issuer;

    /// <summary>Signs with a key that nobody has told of.</summary>
    public bool SignsWithAnother { get; set; }

    public TimeSpan ExpiresIn { get; set; } = TimeSpan.FromMinutes(5);

    public bool SignsNothing { get; set; }

    public Dictionary<string, string> Asked { get; private set; } = [];

    /// <summary>An installation that one signs in to here.</summary>
    public Task<RodaTradenApp> InstallAsync(ProviderOptions? options = null)
    {
        var signIn = new SignInOptions { SecondFactor = SecondFactorRule.Staff, Providers = [(options ?? new()) with { Code = "kommun", Name = "kommunens konto", Authority = Issuer, ClientId = "rt", ClientSecret = "hemlig" }] };
        return RodaTradenApp.EmptyAsync(more: services =>
        {
            services.AddSingleton(signIn);
            services.AddProviders(signIn);

            // The test's browser throws away cookies by the machine's clock.
            services.Configure<OidcOptions>("oidc-kommun", oidc => (oidc.BackchannelHttpHandler, oidc.TimeProvider) = (this, TimeProvider.System));
        });
    }

    /// <summary>Goes to the provider and comes back with a code.</summary>
    public async Task<TestPage> SignInAsync(TestBrowser browser, string returnUrl = "/", Func<Dictionary<string, string>, string>? answer = null)
    {
        var there = await browser.AskAsync("/logga-in/med/kommun?ReturnUrl=" + Uri.EscapeDataString(returnUrl));
        Asked = there.Headers.Location!.Query.TrimStart('?').Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1].Replace('+', ' ')));
        Claims.TryAdd("nonce", Asked["nonce"]);
        if (Claims["nonce"] is "this")
        {
            Claims["nonce"] = Asked["nonce"];
        }

        return await browser.GetAsync(answer?.Invoke(Asked) ?? $"/logga-in/svar/kommun?code=kod&state={Uri.EscapeDataString(Asked["state"])}");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (request.RequestUri!.AbsolutePath)
        {
            case "/.well-known/openid-configuration":
                return Json(new Dictionary<string, object?>
                {
                    ["issuer"] = MetadataIssuer,
                    ["authorization_endpoint"] = Issuer + "/auth",
                    ["token_endpoint"] = Issuer + "/token",
                    ["jwks_uri"] = Issuer + "/jwks",
                    ["userinfo_endpoint"] = UserInfo is null ? null : Issuer + "/me",
                });
            case "/jwks":
                var open = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.Rsa.ExportParameters(includePrivateParameters: false)) { KeyId = key.KeyId });
                return Json(new { keys = new[] { new { kty = open.Kty, kid = open.Kid, n = open.N, e = open.E, use = "sig" } } });
            case "/token":
                var form = (await request.Content!.ReadAsStringAsync(cancellationToken)).Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]));
                var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"])));
                return challenge == Asked["code_challenge"] && form["client_secret"] == "hemlig" && form["code"] == "kod"
                    ? Json(SignsNothing ? new { access_token = "a", token_type = "Bearer" } : new { access_token = "a", token_type = "Bearer", id_token = Signed() })
                    : new(HttpStatusCode.BadRequest) { Content = new StringContent("{\"error\":\"invalid_grant\"}") };
            case "/me":
                return Json(UserInfo!);
            default:
                return new(HttpStatusCode.NotFound);
        }
    }

    private string Signed()
    {
        using var other = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = Claims,
            IssuedAt = now.AddHours(-1),
            NotBefore = now.AddHours(-1),
            Expires = now + ExpiresIn,
            SigningCredentials = new(SignsWithAnother ? new RsaSecurityKey(other) { KeyId = "k1" } : key, SecurityAlgorithms.RsaSha256),
        });
    }

    private static HttpResponseMessage Json(object body) => new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
}
