using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Cases.Allocation;
using RodaTraden.App.Cases.Causes;
using RodaTraden.App.Cases.Concerns;
using RodaTraden.App.Cases.Inquiries;
using RodaTraden.App.Cases.Measures;
using RodaTraden.App.Cases.Mirror;
using RodaTraden.App.Cases.Notices;
using RodaTraden.App.Cases.Process;
using RodaTraden.App.Cases.Routine;

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
        services.AddScoped<RoutineBook>();
        services.AddScoped<VisibleInquiries>();
        services.AddScoped<Guardians>();
        services.AddScoped<InquiryBook>();
        services.AddScoped<InquiryQuery>();
        services.AddScoped<OwnNoticesHandler>();
        services.AddScoped<MirrorQuery>();
        services.AddScoped<VisibleConcerns>();
        services.AddScoped<ConcernBook>();
        services.AddScoped<CauseBook>();
        services.AddScoped<MeasureBook>();
        services.AddScoped<OpenCaseQuery>();
        services.AddScoped<CaseSurroundings>();
        services.AddScoped<NoticesHandler>();
    }
}
