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
    public const string SeeGrounds = nameof(SeeGrounds);
    public const string WriteGrounds = nameof(WriteGrounds);
    public const string SeeReadLog = nameof(SeeReadLog);

    /// <summary>For the people of organisations outside the schools: what grounds have opened to them.</summary>
    public const string SeeShared = nameof(SeeShared);

    /// <summary>For guardians and pupils.</summary>
    public const string Family = nameof(Family);

    /// <summary>For those whom emergency access opens something to.</summary>
    public const string Emergency = nameof(Emergency);

    /// <summary>For those who check who has looked.</summary>
    public const string ReviewAccess = nameof(ReviewAccess);

    /// <summary>Signed in is enough: the page holds nothing about pupils.</summary>
    public const string SignedIn = nameof(SignedIn);

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        NeedAtSchool(SeePupils, InformationCategory.AttendanceRows, AccessLevel.Read);
        NeedAtSchool(RegisterAttendance, InformationCategory.AttendanceRows, AccessLevel.Write);
        NeedAtSchool(WriteNotes, InformationCategory.Notes, AccessLevel.Write);
        NeedAtSchool(WriteSymptoms, InformationCategory.Symptoms, AccessLevel.Write);
        Need(SendNotices, InformationCategory.Notices, AccessLevel.Write);
        Need(SeeFigures, InformationCategory.Figures, AccessLevel.Read);
        options.AddPolicy(SeeSchoolNow, policy => policy.RequireAuthenticatedUser()
            .AddRequirements(new TableRequirement(InformationCategory.Identity, AccessLevel.Read, AtSchool: true), new TableRequirement(InformationCategory.Figures, AccessLevel.Read)));
        Need(Operate, InformationCategory.Operation, AccessLevel.Write);
        Need(KeepRecords, InformationCategory.Records, AccessLevel.Write);
        NeedAtSchool(SeeGrounds, InformationCategory.Grounds, AccessLevel.Read);
        NeedAtSchool(WriteGrounds, InformationCategory.Grounds, AccessLevel.Write);
        NeedAtSchool(SeeReadLog, InformationCategory.ReadLog, AccessLevel.Read);
        options.AddPolicy(SeeShared, policy => policy.RequireAuthenticatedUser().AddRequirements(new PlaceRequirement(RolePlace.Organisation)));
        options.AddPolicy(Family, policy => policy.RequireAuthenticatedUser().AddRequirements(new PlaceRequirement(RolePlace.Person)));
        options.AddPolicy(Emergency, policy => policy.RequireAuthenticatedUser().AddRequirements(new EmergencyRequirement()));
        Need(ReviewAccess, InformationCategory.AccessReview, AccessLevel.Write);
        Need(SeeProtected, InformationCategory.ProtectedPupils, AccessLevel.Read);

        void NeedAtSchool(string name, InformationCategory category, AccessLevel level) =>
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new TableRequirement(category, level, AtSchool: true)));

        void Need(string name, InformationCategory category, AccessLevel level) =>
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new TableRequirement(category, level)));
    }
}

/// <summary>Asks the decision table about the active role's own task; of a page for those who work with a school's pupils, about that.</summary>
internal sealed record TableRequirement(InformationCategory Category, AccessLevel Level, bool AtSchool = false) : IAuthorizationRequirement;

/// <summary>Asks where the active role is held. What is shown there is asked of the table, pupil by pupil.</summary>
internal sealed record PlaceRequirement(RolePlace Place) : IAuthorizationRequirement;

/// <summary>Asks whether emergency access opens attendance to the active role. Of whom is asked when it is opened.</summary>
internal sealed record EmergencyRequirement : IAuthorizationRequirement;

internal sealed class EmergencyHandler(IHttpContextAccessor accessor) : AuthorizationHandler<EmergencyRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, EmergencyRequirement requirement)
    {
        if (accessor.HttpContext?.RequestServices.GetRequiredService<CurrentUser>().MayInEmergency == true)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class PlaceHandler(IHttpContextAccessor accessor) : AuthorizationHandler<PlaceRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PlaceRequirement requirement)
    {
        if (accessor.HttpContext?.RequestServices.GetRequiredService<CurrentUser>().ActiveRole?.Place() == requirement.Place)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

internal sealed class TableHandler(IHttpContextAccessor accessor) : AuthorizationHandler<TableRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, TableRequirement requirement)
    {
        var user = accessor.HttpContext?.RequestServices.GetRequiredService<CurrentUser>();
        if (user is not null && (requirement.AtSchool ? user.MayAtSchool(requirement.Category, requirement.Level) : user.May(requirement.Category, requirement.Level)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
