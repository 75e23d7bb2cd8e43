using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Auditing.Heads;
using RodaTraden.App.Access.Disclosure;
using RodaTraden.App.Access.Disclosure.Summaries;
using RodaTraden.App.Access.Emergency;
using RodaTraden.App.Access.Family;
using RodaTraden.App.Access.FirstRun;
using RodaTraden.App.Access.Organisations;
using RodaTraden.App.Access.Reviewing;
using RodaTraden.App.Access.Sharing;
using RodaTraden.App.Access.SigningIn.Passkeys;
using RodaTraden.App.Access.SigningIn.TwoSteps;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Access.WhoHasRead;
using RodaTraden.App.Access.WhoSees;
using RodaTraden.App.Access.Writing;
using RodaTraden.App.Shared.Drafts;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access.Reviewing;

namespace RodaTraden.App.Access.SigningIn;

internal static class SignInSetup
{
    public const string RoleCookie = "rt-roll";
    private const string OwnPasswordPage = "/mitt-konto";
    private const string SecondFactorPage = "/mitt-konto/tva-steg";

    public static void AddAccess(this IServiceCollection services, StorageOptions storage)
    {
        services.AddHttpContextAccessor();
        var keys = services.AddDataProtection().SetApplicationName("rodatraden");
        _ = storage.IsPostgres ? keys.PersistKeysToDbContext<PostgresAppDbContext>() : keys.PersistKeysToFileSystem(new(storage.KeysDirectory));
        services.AddIdentityCore<Account>(options =>
            {
                // People are called åsa and öberg.
                options.User.AllowedUserNameCharacters += "åäöéüÅÄÖÉÜ";
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 6;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<AppDbContext>()
            .AddUserStore<AccountStore>()
            .AddSignInManager<AccountSignIn>()
            .AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 220_000);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required");

            // The framework compares with the header of the request, which our pages' no-referrer leaves empty: the address itself is compared with.
            options.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && origin.Origin == $"{origin.HttpContext.Request.Scheme}://{origin.HttpContext.Request.Host}");
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "rt-inloggad";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.SlidingExpiration = true;

            // Whether the session still stands is asked at every request, in UseCurrentUser.
            cookie.Events.OnValidatePrincipal = _ => Task.CompletedTask;

            // The framework would renew only what is half spent: whoever had just begun to write would have ten minutes, not twenty.
            cookie.Events.OnCheckSlidingExpiration = context =>
            {
                context.ShouldRenew = context.ElapsedTime > TimeSpan.FromMinutes(1);
                return Task.CompletedTask;
            };
            cookie.LoginPath = "/logga-in";
            cookie.AccessDeniedPath = "/ingen-tillgang";
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            cookie.Cookie.Name = "rt-tva-steg";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, cookie => cookie.Cookie.Name = "rt-utifran");
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SignInOptions>((cookie, options) => cookie.ExpireTimeSpan = TimeSpan.FromMinutes(options.IdleMinutes));
        services.TryAddSingleton(new SignInOptions());
        services.AddScoped(provider => (AccountSignIn)provider.GetRequiredService<SignInManager<Account>>());
        services.AddScoped<SignInSessions>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<PasskeyBook>();
        services.AddAuthorization(Policies.Add);
        services.AddScoped<IAuthorizationHandler, UserHandler>();
        services.AddScoped<ConsentFamilies>();
        services.AddScoped<GroundsInForce>();
        services.AddScoped<OrganisationBook>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<VisiblePupils>();
        services.AddScoped<VisibleRecords>();
        services.AddScoped<VisibleProtectedPupils>();
        services.AddScoped<VisibleWholeRecords>();
        services.AddScoped<VisibleNotices>();
        services.AddScoped<VisibleGrounds>();
        services.AddScoped<VisibleEmergencies>();
        services.AddScoped<EmergencyBook>();
        services.AddScoped<VisibleLooks>();
        services.AddScoped<ReviewBook>();
        services.AddScoped<ReviewQuery>();
        services.AddSingleton<LookTally>();
        services.AddScoped<ReadingWatch>();
        services.AddSingleton(UnusualLimits.Default);
        services.AddScoped<ConsentBook>();
        services.AddScoped<StatutoryBook>();
        services.AddScoped<SummaryBook>();
        services.AddScoped<WhoSeesQuery>();
        services.AddScoped<WhoHasReadQuery>();
        services.AddScoped<OpenedReader>();
        services.AddScoped<SharedQuery>();
        services.AddScoped<FamilyQuery>();
        services.AddScoped<AuditLog>();
        services.AddScoped<ReadLog>();
        services.AddSingleton<LookWriter>();
        services.AddSingleton<HeadSigning>();
        services.AddScoped<SignInHandler>();
        services.AddScoped<DraftBook>();
        services.AddSingleton<LatestAccount>();
        services.AddScoped<AccountBook>();
        services.AddScoped<FirstRunHandler>();
        services.AddScoped<SetupHandler>();
        services.AddScoped<Accounts.Pages.AccountsQuery>();
        services.AddScoped<Accounts.Pages.AccountHistory>();
        services.AddSingleton<FirstRunCode>();
    }

    /// <summary>Between authentication and authorization: who asks, in which role, loaded anew.</summary>
    public static void UseCurrentUser(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        context.RequestServices.GetRequiredService<WritePermits>().Ask();
        if (!Web.PageGateSetup.IsTurnedAway(context) && int.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            var user = context.RequestServices.GetRequiredService<CurrentUser>();
            if (SignInSessions.Of(context.User) is { } session)
            {
                await user.LoadAsync(id, session, context.RequestServices.GetRequiredService<SignInSessions>().Oldest, context.Request.Cookies[RoleCookie], context.RequestAborted);
            }

            if (user.AccountId is null)
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else if (user.MustChoosePassword && HasPassword(context.User) && !IsReachable(context, OwnPasswordPage))
            {
                context.Response.Redirect(OwnPasswordPage);
                return;
            }
            else if (!user.MustChoosePassword && SecondFactor.IsMissing(user, context.RequestServices.GetRequiredService<SignInOptions>(), context.User) && !IsReachable(context, SecondFactorPage))
            {
                context.Response.Redirect(SecondFactorPage);
                return;
            }
        }

        await next(context);
    });

    /// <summary>Whether a password was given, with a code or without. Whom a provider has let in has none to choose.</summary>
    private static bool HasPassword(ClaimsPrincipal principal) => principal.HasClaim("amr", "pwd") || principal.HasClaim("amr", "mfa");

    /// <summary>Before what must be done first is done: that page alone, and what is for anybody.</summary>
    private static bool IsReachable(HttpContext context, string page) =>
        context.Request.Path == page || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost("/logga-ut", async (SignInManager<Account> signIn, HttpContext context) =>
    {
        await signIn.SignOutAsync();
        context.Response.Cookies.Delete(RoleCookie);
        context.Response.Cookies.Delete(LatestAccount.Cookie);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Results.LocalRedirect("/logga-in");
    }).AllowAnonymous().WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
}
