using System.Text.Encodings.Web;
using System.Text.Unicode;
using RodaTraden.App.Access.Auditing.Heads;
using RodaTraden.App.Access.ProtectedPupils;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Access.SigningIn.Providers;
using RodaTraden.App.Attendance.PupilAttendance;
using RodaTraden.App.Attendance.Registering;
using RodaTraden.App.Cases;
using RodaTraden.App.Commands;
using RodaTraden.App.Detection;
using RodaTraden.App.Detection.Answering;
using RodaTraden.App.Detection.DayList;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Detection.Ladders.Changing;
using RodaTraden.App.Detection.LongTerm;
using RodaTraden.App.Detection.SchoolNow;
using RodaTraden.App.Detection.SchoolsNow;
using RodaTraden.App.Detection.Symptoms;
using RodaTraden.App.Intake.Mappings;
using RodaTraden.App.Intake.Pages;
using RodaTraden.App.Intake.Undoing;
using RodaTraden.App.Register;
using RodaTraden.App.Register.Merging;
using RodaTraden.App.Register.PupilList;
using RodaTraden.App.Retention;
using RodaTraden.App.Retention.Extracting;
using RodaTraden.App.Shared;
using RodaTraden.App.Shared.Drafts;
using RodaTraden.App.Shared.Frame;
using RodaTraden.App.Shared.Health;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Web;

/// <summary>The web program, composed: one line per area.</summary>
internal static class WebProgram
{
    public static WebApplication Create(string dataDirectory, DemoMode demo, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // A form from yesterday is answered with a page; it is no fault of the installation.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);

        // The demo lives in its throw-away folder, whatever the configuration says: invented people never meet real ones.
        var storage = demo.IsOn ? new StorageOptions { DataDirectory = dataDirectory } : Installation.StorageFrom(builder.Configuration, dataDirectory);
        builder.Services.AddSingleton(demo);
        builder.Services.AddSingleton(TimeProvider.System);
        var signIn = demo.IsOn ? new SignInOptions { SecondFactor = SecondFactorRule.Nobody } : builder.Configuration.GetSection("SignIn").Get<SignInOptions>() ?? new();
        builder.Services.AddSingleton(signIn);
        builder.Services.AddInstallation(storage);
        builder.Services.AddAccess(storage);
        builder.Services.AddProviders(signIn);
        builder.Services.AddPageLanguage();
        builder.Services.AddPages();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UsePages();
        return app;
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();

        // Also over TLS: the one secret in a page, its form token, is another in each answer, so its length tells nothing.
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "rt-formular");
        services.AddScoped<Redirects>();
        services.AddScoped<WorkLines>();
        services.AddScoped<MyDayQuery>();
        services.AddScoped<SchoolNowQuery>();
        services.AddScoped<SchoolsNowQuery>();
        services.AddScoped<AnswerHandler>();
        services.AddScoped<SymptomsHandler>();
        services.AddScoped<PupilListQuery>();
        services.AddScoped<Merging>();
        services.AddScoped<DuplicatesQuery>();
        services.AddScoped<PupilAttendanceQuery>();
        services.AddScoped<ToldBesidesQuery>();
        services.AddScoped<ProtectedPupilHandler>();
        services.AddScoped<RegisterHandler>();
        services.AddScoped<ReceiptsQuery>();
        services.AddScoped<SenderMappings>();
        services.AddScoped<ImportUndo>();
        services.AddScoped<HealthQuery>();
        services.AddScoped<LadderBook>();
        services.AddCases();
        services.AddScoped<LongTermQuery>();
        services.AddScoped<CoverageQuery>();
        services.AddRetention();
        services.AddSingleton(PageGateOptions.OfThisMachine);
        services.AddSingleton<PageGate>();
        services.AddSingleton(RateLimitOptions.Default);
        services.AddSingleton<RateLimits>();
        services.AddSingleton<YearInMemory>();
        services.AddHostedService<NightlyEvaluation>();
        services.AddHostedService<HeadKeeper>();
        services.AddSingleton<ImportJobs>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportJobs>());
    }

    private static void UsePages(this WebApplication app)
    {
        app.UseExceptionHandler("/fel", createScopeForErrors: true);
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute("/finns-inte", createScopeForStatusCodePages: true);
        app.UseBadAddresses();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.UseRouting();
        app.UsePageGate();
        app.UseAuthentication();
        app.UseCurrentUser();
        app.UseRateLimits();
        app.UseFormNewlines();
        app.UseFreshSignIn();
        app.UseTextRescue();
        app.UseAuthorization();
        app.RefuseTooLargeUploads();
        app.UseAntiforgery();
        app.RefuseFormsWithoutToken();
        app.MapRazorComponents<Shared.Frame.App>();
        app.MapSignOut();
        app.MapDrafts();
        app.MapProviders();
        app.MapLanguageChoice();
        app.MapIntake();
        app.MapPupilListFile();
        app.MapExtractFile();
        app.MapMerging();
        app.MapHealth();
        app.MapStart();
    }
}
