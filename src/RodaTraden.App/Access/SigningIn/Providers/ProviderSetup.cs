using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using RodaTraden.App.Shared;

namespace RodaTraden.App.Access.SigningIn.Providers;

internal static partial class ProviderSetup
{
    private const string Answers = "/logga-in/svar/";
    private const string Done = "/logga-in/klart";

    /// <summary>One scheme for each provider of the configuration.</summary>
    /// <exception cref="InvalidOperationException">A provider's settings are not usable; says which, and what to write.</exception>
    public static void AddProviders(this IServiceCollection services, SignInOptions options)
    {
        services.AddScoped<ProviderSignIn>();
        foreach (var provider in options.Providers)
        {
            Check(provider);
            services.AddAuthentication().AddOAuth<OidcOptions, OidcHandler>(provider.Scheme, provider.Name, oauth =>
            {
                (oauth.Provider, oauth.ClientId, oauth.ClientSecret) = (provider, provider.ClientId, provider.ClientSecret);

                // The real ones come with the provider's metadata, before either is used.
                (oauth.AuthorizationEndpoint, oauth.TokenEndpoint) = (provider.Authority, provider.Authority);
                oauth.CallbackPath = Answers + provider.Code;
                oauth.SignInScheme = IdentityConstants.ExternalScheme;
                oauth.UsePkce = true;
                oauth.Scope.Clear();
                foreach (var scope in provider.Scopes)
                {
                    oauth.Scope.Add(scope);
                }

                (oauth.CorrelationCookie.Name, oauth.CorrelationCookie.SameSite, oauth.CorrelationCookie.SecurePolicy) = ("rt-svar-", SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
                oauth.Events.OnRemoteFailure = failed =>
                {
                    failed.HttpContext.RequestServices.GetRequiredService<ILogger<OidcHandler>>().LogWarning("Signing in at {Provider} failed: {Fault}", provider.Code, failed.Failure?.Message);
                    failed.Response.Redirect("/logga-in?fel=" + ProviderRefusal.Failed);
                    failed.HandleResponse();
                    return Task.CompletedTask;
                };
            });
            services.AddOptions<OidcOptions>(provider.Scheme).PostConfigure(oauth => oauth.Metadata ??= new ConfigurationManager<OpenIdConnectConfiguration>(
                provider.Authority.TrimEnd('/') + "/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever(oauth.Backchannel) { RequireHttps = !new Uri(provider.Authority).IsLoopback }));
        }
    }

    public static void MapProviders(this IEndpointRouteBuilder routes)
    {
        // A link and not a form: the browser refuses a form that is sent on to another address.
        routes.MapGet("/logga-in/med/{code}", async (string code, string? ReturnUrl, SignInOptions options, HttpContext context, ILogger<OidcHandler> logger) =>
        {
            if (options.Providers.FirstOrDefault(one => one.Code == code) is not { } provider)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            try
            {
                await context.ChallengeAsync(provider.Scheme, new AuthenticationProperties { RedirectUri = Done + "?ReturnUrl=" + Uri.EscapeDataString(ReturnUrl ?? "/") });
            }
            catch (Exception fault) when (fault is AuthenticationFailureException or InvalidOperationException or HttpRequestException or IOException)
            {
                // Its metadata cannot be had, or is another's: one can still sign in with an account of one's own.
                logger.LogError("The provider {Provider} cannot be asked: {Fault}", provider.Code, fault.Message);
                context.Response.Redirect(Redirects.With("/logga-in?fel=" + ProviderRefusal.Failed, ReturnUrl));
            }
        }).AllowAnonymous();
        routes.MapGet(Done, async (string? ReturnUrl, ProviderSignIn signIn) => await signIn.CompleteAsync() is { } refusal
            ? Results.LocalRedirect(Redirects.With("/logga-in?fel=" + refusal, ReturnUrl))
            : Results.LocalRedirect(Redirects.OwnOrStart(ReturnUrl))).AllowAnonymous();
    }

    private static void Check(ProviderOptions provider)
    {
        var wrong = !Short().IsMatch(provider.Code) ? "Code: a short word of small letters, digits and hyphens"
            : provider.Name.Length == 0 ? "Name: what the link on the sign-in page says"
            : !Uri.TryCreate(provider.Authority, UriKind.Absolute, out var authority) || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback) ? "Authority: the issuer's https address"
            : provider.ClientId.Length == 0 || provider.ClientSecret.Length == 0 ? "ClientId and ClientSecret: what the provider gave you"
            : null;
        if (wrong is not null)
        {
            throw new InvalidOperationException($"SignIn:Providers, {(provider.Code.Length > 0 ? provider.Code : "without Code")}: {wrong}.");
        }
    }

    [GeneratedRegex("^[a-z0-9-]{1,30}$", RegexOptions.NonBacktracking)]
    private static partial Regex Short();
}
