using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Cases.Allocation;
using RodaTraden.App.Cases.Notices;
using RodaTraden.App.Cases.Process;

namespace RodaTraden.App.Cases;

internal static class CasesSetup
{
    public static void AddCases(this IServiceCollection services)
    {
        services.AddScoped<VisibleCases>();
        services.AddScoped<SchoolStaff>();
        services.AddScoped<CaseBook>();
        services.AddScoped<CaseQuery>();
        services.AddScoped<CaseLines>();
        services.AddScoped<AwayBook>();
        services.AddScoped<OpenCaseQuery>();
        services.AddScoped<NoticesHandler>();
    }
}
