using Microsoft.AspNetCore.Authorization;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access;

/// <summary>What a page asks of the one who opens it. Each page carries exactly one of these; the table in Core answers.</summary>
internal static class Policies
{
    public const string SeePupils = nameof(SeePupils);
    public const string RegisterAttendance = nameof(RegisterAttendance);
    public const string WriteNotes = nameof(WriteNotes);
    public const string WriteSymptoms = nameof(WriteSymptoms);
    public const string SendNotices = nameof(SendNotices);
    public const string SeeFigures = nameof(SeeFigures);
    public const string SeeSchoolNow = nameof(SeeSchoolNow);
    public const string Operate = nameof(Operate);
    public const string KeepRecords = nameof(KeepRecords);
    public const string SeeProtected = nameof(SeeProtected);

    /// <summary>Signed in is enough: the page holds nothing about pupils.</summary>
    public const string SignedIn = nameof(SignedIn);

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        Need(SeePupils, InformationCategory.AttendanceRows, AccessLevel.Read);
        Need(RegisterAttendance, InformationCategory.AttendanceRows, AccessLevel.Write);
        Need(WriteNotes, InformationCategory.Notes, AccessLevel.Write);
        Need(WriteSymptoms, InformationCategory.Symptoms, AccessLevel.Write);
        Need(SendNotices, InformationCategory.Notices, AccessLevel.Write);
        Need(SeeFigures, InformationCategory.Figures, AccessLevel.Read);
        options.AddPolicy(SeeSchoolNow, policy => policy.RequireAuthenticatedUser()
            .AddRequirements(new TableRequirement(InformationCategory.Identity, AccessLevel.Read), new TableRequirement(InformationCategory.Figures, AccessLevel.Read)));
        Need(Operate, InformationCategory.Operation, AccessLevel.Write);
        Need(KeepRecords, InformationCategory.Records, AccessLevel.Write);
        Need(SeeProtected, InformationCategory.ProtectedPupils, AccessLevel.Read);

        void Need(string name, InformationCategory category, AccessLevel level) =>
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new TableRequirement(category, level)));
    }
}

/// <summary>Asks the decision table about the active role.</summary>
internal sealed record TableRequirement(InformationCategory Category, AccessLevel Level) : IAuthorizationRequirement;

internal sealed class TableHandler(IHttpContextAccessor accessor) : AuthorizationHandler<TableRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, TableRequirement requirement)
    {
        var user = accessor.HttpContext?.RequestServices.GetRequiredService<CurrentUser>();
        if (user is not null && user.May(requirement.Category, requirement.Level))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
