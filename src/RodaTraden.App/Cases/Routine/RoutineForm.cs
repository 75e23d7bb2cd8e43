using RodaTraden.Core.Cases.Routine;

namespace RodaTraden.App.Cases.Routine;

/// <summary>The fields of a routine; what is left empty is 0, and is refused.</summary>
internal sealed class RoutineForm
{
    public int OrganiserId { get; set; }

    public int CoordinatorWithin { get; set; }

    public int InquiryStep { get; set; }

    public int InquiryWithin { get; set; }

    public int NoticeWithin { get; set; }

    public int CompleteWithin { get; set; }

    public int FollowUpWithin { get; set; }

    public int PrincipalToldAfter { get; set; }

    public int OrganiserToldAfter { get; set; }

    public int ReturnLimitPercent { get; set; }

    public int ReturnSchoolDays { get; set; }

    public int AfterCareSchoolDays { get; set; }

    public bool ApprovesInquiry { get; set; }

    public bool TellsOrganiserCompleted { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public string? Source { get; set; }

    /// <summary>The form as it stands today, to be changed from a day on.</summary>
    public static RoutineForm Of(CaseRoutine routine, DateOnly from) => new()
    {
        OrganiserId = routine.OrganiserId,
        CoordinatorWithin = routine.CoordinatorWithin,
        InquiryStep = routine.InquiryStep,
        InquiryWithin = routine.InquiryWithin,
        NoticeWithin = routine.NoticeWithin,
        CompleteWithin = routine.CompleteWithin,
        FollowUpWithin = routine.FollowUpWithin,
        PrincipalToldAfter = routine.PrincipalToldAfter,
        OrganiserToldAfter = routine.OrganiserToldAfter,
        ReturnLimitPercent = routine.ReturnLimitPercent,
        ReturnSchoolDays = routine.ReturnSchoolDays,
        AfterCareSchoolDays = routine.AfterCareSchoolDays,
        ApprovesInquiry = routine.ApprovesInquiry,
        TellsOrganiserCompleted = routine.TellsOrganiserCompleted,
        ValidFrom = from,
    };

    public CaseRoutine ToRoutine(int organiserId, int accountId, DateTime savedAt) => new()
    {
        OrganiserId = organiserId,
        ValidFrom = ValidFrom ?? DateOnly.MinValue,
        Source = (Source ?? "").Trim(),
        CoordinatorWithin = CoordinatorWithin,
        InquiryStep = InquiryStep,
        InquiryWithin = InquiryWithin,
        NoticeWithin = NoticeWithin,
        CompleteWithin = CompleteWithin,
        FollowUpWithin = FollowUpWithin,
        PrincipalToldAfter = PrincipalToldAfter,
        OrganiserToldAfter = OrganiserToldAfter,
        ReturnLimitPercent = ReturnLimitPercent,
        ReturnSchoolDays = ReturnSchoolDays,
        AfterCareSchoolDays = AfterCareSchoolDays,
        ApprovesInquiry = ApprovesInquiry,
        TellsOrganiserCompleted = TellsOrganiserCompleted,
        SavedAt = savedAt,
        SavedByAccountId = accountId,
    };

    /// <summary>The field that a refusal is about.</summary>
    public string FieldOf(RoutineRefusal refusal) => refusal switch
    {
        RoutineRefusal.SchoolDays => new[]
        {
            (nameof(CoordinatorWithin), CoordinatorWithin), (nameof(InquiryWithin), InquiryWithin), (nameof(NoticeWithin), NoticeWithin), (nameof(CompleteWithin), CompleteWithin), (nameof(FollowUpWithin), FollowUpWithin),
            (nameof(PrincipalToldAfter), PrincipalToldAfter), (nameof(OrganiserToldAfter), OrganiserToldAfter), (nameof(ReturnSchoolDays), ReturnSchoolDays), (nameof(AfterCareSchoolDays), AfterCareSchoolDays),
        }.First(field => field.Item2 is < 1 or > CaseRoutine.MostSchoolDays).Item1,
        RoutineRefusal.OrganiserBeforePrincipal => nameof(OrganiserToldAfter),
        RoutineRefusal.ReturnLimit => nameof(ReturnLimitPercent),
        RoutineRefusal.InquiryStep => nameof(InquiryStep),
        RoutineRefusal.NoSource => nameof(Source),
        RoutineRefusal.InThePast => nameof(ValidFrom),
    };
}
