using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Retention.Deciding;
using RodaTraden.App.Retention.Disposing;
using RodaTraden.App.Retention.Extracting;
using RodaTraden.App.Retention.Holding;
using RodaTraden.App.Retention.Rules;

namespace RodaTraden.App.Retention;

internal static class RetentionSetup
{
    public static void AddRetention(this IServiceCollection services)
    {
        services.AddScoped<VisibleRetention>();
        services.AddScoped<RetentionQuery>();
        services.AddScoped<RetentionBook>();
        services.AddScoped<DisposalBook>();
        services.AddScoped<HoldBook>();
        services.AddScoped<ExtractReader>();
        services.AddScoped<ExtractBook>();
        services.AddScoped<RegisterTables>();
        services.AddScoped<LogTables>();
        services.AddScoped<DisposalTables>();
        services.AddScoped<Disposer>();
        services.AddSingleton<NightlyDisposal>();
        services.AddHostedService(provider => provider.GetRequiredService<NightlyDisposal>());
    }
}
