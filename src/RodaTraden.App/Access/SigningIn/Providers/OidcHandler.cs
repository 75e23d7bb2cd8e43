using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace RodaTraden.App.Access.SigningIn.Providers;

/// <summary>What the handler needs to know of a provider, beside what any OAuth provider tells.</summary>
internal sealed class OidcOptions : OAuthOptions
{
    public ProviderOptions Provider { get; set; } = new();

    /// <summary>The provider's metadata and keys; asked for anew when they are old or a key is not among them.</summary>
    public IConfigurationManager<OpenIdConnectConfiguration>? Metadata { get; set; }
}

/// <summary>
/// Signs in at an OpenID provider: code flow with PKCE, which the framework carries out; here are the parts that make it OpenID Connect: metadata, nonce, issuer, and the
/// signed identity. Source: OpenID Connect Core 3.1, RFC 9207, RFC 9700.
/// </summary>
internal sealed class OidcHandler(IOptionsMonitor<OidcOptions> options, ILoggerFactory logger, UrlEncoder encoder) : OAuthHandler<OidcOptions>(options, logger, encoder)
{
    private const string Nonce = "rt-nonce";

    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384];

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await DiscoverAsync();
        properties.Items[Nonce] = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var address = QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), "nonce", properties.Items[Nonce]!);

        // Whoever is signed in already is here to show that it is still the same person: the provider's own session does not show that.
        address = Context.User.Identity?.IsAuthenticated == true ? QueryHelpers.AddQueryString(address, "prompt", "login") : address;
        return Options.Provider.AcrValues.Count == 0 ? address : QueryHelpers.AddQueryString(address, "acr_values", string.Join(' ', Options.Provider.AcrValues));
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var metadata = await DiscoverAsync();

        // An answer that says it is from somebody else is not passed on to this provider (RFC 9207).
        return Request.Query.TryGetValue("iss", out var issuer) && issuer != metadata.Issuer
            ? HandleRequestResult.Fail("The answer was another issuer's.")
            : await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var token = tokens.Response!.RootElement.TryGetProperty("id_token", out var found) ? found.GetString() : null;
        var claims = (await ValidateAsync(token ?? throw new AuthenticationFailureException("The provider told nothing signed."))).Claims.ToList();
        if (One(claims, "nonce") is not { } nonce || nonce != properties.Items[Nonce])
        {
            throw new AuthenticationFailureException("What was signed was for another sign-in.");
        }

        if (Options.Provider.AcrValues.Count > 0 && !Options.Provider.AcrValues.Contains(One(claims, "acr") ?? ""))
        {
            throw new AuthenticationFailureException("The sign-in at the provider was not strong enough.");
        }

        claims.AddRange(await UserInfoAsync(tokens.AccessToken, One(claims, "sub")!));
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name, Options.Provider.NameClaim, null));
        return new(principal, properties, Scheme.Name);
    }

    private static string? One(IEnumerable<Claim> claims, string type) => claims.FirstOrDefault(claim => claim.Type == type)?.Value;

    private async Task<OpenIdConnectConfiguration> DiscoverAsync()
    {
        var metadata = await Options.Metadata!.GetConfigurationAsync(Context.RequestAborted);
        if (metadata.Issuer != Options.Provider.Authority)
        {
            throw new AuthenticationFailureException("The provider's metadata is another issuer's.");
        }

        (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (metadata.AuthorizationEndpoint, metadata.TokenEndpoint);
        return metadata;
    }

    private async Task<ClaimsIdentity> ValidateAsync(string token)
    {
        var result = await ValidateOnceAsync(token);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has changed keys since they were asked for.
            Options.Metadata!.RequestRefresh();
            result = await ValidateOnceAsync(token);
        }

        return result.IsValid ? result.ClaimsIdentity : throw new AuthenticationFailureException("What the provider signed is not valid.", result.Exception);
    }

    private async Task<TokenValidationResult> ValidateOnceAsync(string token)
    {
        var metadata = await DiscoverAsync();
        return await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new()
        {
            ValidIssuer = metadata.Issuer,
            ValidAudience = Options.ClientId,
            IssuerSigningKeys = metadata.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(1),
        });
    }

    /// <summary>More of the same person, where the provider tells it apart. An answer about somebody else is none.</summary>
    private async Task<IEnumerable<Claim>> UserInfoAsync(string? accessToken, string subject)
    {
        if ((await DiscoverAsync()).UserInfoEndpoint is not { Length: > 0 } address || accessToken is null)
        {
            return [];
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        answer.EnsureSuccessStatusCode();
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted));
        if (!told.RootElement.TryGetProperty("sub", out var about) || about.GetString() != subject)
        {
            throw new AuthenticationFailureException("The provider told of somebody else.");
        }

        return [.. told.RootElement.EnumerateObject().Where(one => one.Name != "sub").SelectMany(one => Values(one.Value).Select(value => new Claim(one.Name, value)))];
    }

    private static IEnumerable<string> Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Values),
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [value.GetRawText()],
        _ => [],
    };
}
