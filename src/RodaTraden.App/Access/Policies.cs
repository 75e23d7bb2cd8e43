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
    public const string SeeCases = nameof(SeeCases);
    public const string WriteCases = nameof(WriteCases);
    public const string ReportConcern = nameof(ReportConcern);
    public const string SeeCauses = nameof(SeeCauses);
    public const string WriteCauses = nameof(WriteCauses);
    public const string SeeInquiries = nameof(SeeInquiries);
    public const string WriteInquiries = nameof(WriteInquiries);

    /// <summary>For an organiser's officers: what the own schools have told.</summary>
    public const string ReceiveNotices = nameof(ReceiveNotices);
    public const string DecideRoutine = nameof(DecideRoutine);
    public const string SendNotices = nameof(SendNotices);
    public const string SeeFigures = nameof(SeeFigures);
    public const string SeeSchoolNow = nameof(SeeSchoolNow);
    public const string Operate = nameof(Operate);
    public const string KeepRecords = nameof(KeepRecords);
    public const string SeeProtected = nameof(SeeProtected);
    public const string SeeGrounds = nameof(SeeGrounds);
    public const string WriteGrounds = nameof(WriteGrounds);
    public const string SeeReadLog = nameof(SeeReadLog);
    public const string GiveWholeRecord = nameof(GiveWholeRecord);

    /// <summary>For the people of organisations outside the schools: what grounds have opened to them.</summary>
    public const string SeeShared = nameof(SeeShared);

    /// <summary>For guardians and pupils.</summary>
    public const string Family = nameof(Family);

    /// <summary>For those whom emergency access opens something to.</summary>
    public const string Emergency = nameof(Emergency);

    /// <summary>For those who check who has looked.</summary>
    public const string ReviewAccess = nameof(ReviewAccess);

    /// <summary>For those who decide how long records are kept.</summary>
    public const string DecideRetention = nameof(DecideRetention);

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
        NeedAtSchool(SeeCases, InformationCategory.Case, AccessLevel.Read);
        NeedAtSchool(WriteCases, InformationCategory.Case, AccessLevel.Write);
        Ask(ReportConcern, user => user.MayAtSchool(InformationCategory.Identity, AccessLevel.Read) && user.May(InformationCategory.ConcernReports, AccessLevel.Write));
        Ask(SeeCauses, user => user.MayAtSchool(InformationCategory.Case, AccessLevel.Read) && user.May(InformationCategory.CauseMapping, AccessLevel.Read));
        Ask(WriteCauses, user => user.MayAtSchool(InformationCategory.Case, AccessLevel.Write) && user.May(InformationCategory.CauseMapping, AccessLevel.Write));
        NeedAtSchool(SeeInquiries, InformationCategory.AbsenceInquiry, AccessLevel.Read);
        NeedAtSchool(WriteInquiries, InformationCategory.AbsenceInquiry, AccessLevel.Write);
        Ask(ReceiveNotices, user => user.May(InformationCategory.OwnNotices, AccessLevel.Write) && !user.MayAtSchool(InformationCategory.OwnNotices, AccessLevel.Write));
        Need(DecideRoutine, InformationCategory.Routine, AccessLevel.Write);
        Need(SendNotices, InformationCategory.Notices, AccessLevel.Write);
        Need(SeeFigures, InformationCategory.Figures, AccessLevel.Read);
        Ask(SeeSchoolNow, user => user.MayAtSchool(InformationCategory.Identity, AccessLevel.Read) && user.May(InformationCategory.Figures, AccessLevel.Read));
        Need(Operate, InformationCategory.Operation, AccessLevel.Write);
        Need(KeepRecords, InformationCategory.Records, AccessLevel.Write);
        NeedAtSchool(SeeGrounds, InformationCategory.Grounds, AccessLevel.Read);
        NeedAtSchool(WriteGrounds, InformationCategory.Grounds, AccessLevel.Write);
        NeedAtSchool(GiveWholeRecord, InformationCategory.WholeRecord, AccessLevel.Write);
        NeedAtSchool(SeeReadLog, InformationCategory.ReadLog, AccessLevel.Read);
        Ask(SeeShared, user => user.ActiveRole?.Place() == RolePlace.Organisation);
        Ask(Family, user => user.ActiveRole?.Place() == RolePlace.Person);
        Ask(Emergency, user => user.MayInEmergency);
        Need(ReviewAccess, InformationCategory.AccessReview, AccessLevel.Write);
        Need(DecideRetention, InformationCategory.RecordRetention, AccessLevel.Write);
        Need(SeeProtected, InformationCategory.ProtectedPupils, AccessLevel.Read);

        void NeedAtSchool(string name, InformationCategory category, AccessLevel level) => Ask(name, user => user.MayAtSchool(category, level));

        void Need(string name, InformationCategory category, AccessLevel level) => Ask(name, user => user.May(category, level));

        void Ask(string name, Predicate<CurrentUser> isMet) => options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new UserRequirement(isMet)));
    }
}

/// <summary>Asks something of the one who opens a page. What is shown there is asked of the table, pupil by pupil.</summary>
internal sealed record UserRequirement(Predicate<CurrentUser> IsMet) : IAuthorizationRequirement;

internal sealed class UserHandler(IHttpContextAccessor accessor) : AuthorizationHandler<UserRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, UserRequirement requirement)
    {
        if (accessor.HttpContext?.RequestServices.GetRequiredService<CurrentUser>() is { } user && requirement.IsMet(user))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
