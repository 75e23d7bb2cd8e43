using RodaTraden.Core.Cases.Inquiries;

namespace RodaTraden.App.Cases.Inquiries;

/// <summary>What is written of an inquiry's result.</summary>
internal sealed class ResultForm
{
    public Guid Version { get; set; }

    public string? Do { get; set; }

    public string? Circumstances { get; set; }

    public string? Measures { get; set; }

    public string? PrincipalDecides { get; set; }

    public string? OrganiserDecides { get; set; }

    public string? OthersDecide { get; set; }

    public string? Summary { get; set; }

    public SupportInquiry Support { get; set; }

    public DateOnly? SupportOn { get; set; }

    public ActionProgrammeDecision ActionProgramme { get; set; }

    public DateOnly? ActionProgrammeOn { get; set; }

    public string? RecordReference { get; set; }

    public static ResultForm Of(AbsenceInquiry inquiry) => new()
    {
        Circumstances = inquiry.Circumstances,
        Measures = inquiry.Measures,
        PrincipalDecides = inquiry.PrincipalDecides,
        OrganiserDecides = inquiry.OrganiserDecides,
        OthersDecide = inquiry.OthersDecide,
        Summary = inquiry.Summary,
        Support = inquiry.Support,
        SupportOn = inquiry.SupportOn,
        ActionProgramme = inquiry.ActionProgramme,
        ActionProgrammeOn = inquiry.ActionProgrammeOn,
        RecordReference = inquiry.RecordReference,
    };

    /// <summary>Writes it into the inquiry. A day of something that is not there is left out.</summary>
    public void Write(AbsenceInquiry inquiry)
    {
        (inquiry.Circumstances, inquiry.Measures) = (Text(Circumstances), Text(Measures));
        (inquiry.PrincipalDecides, inquiry.OrganiserDecides, inquiry.OthersDecide) = (Text(PrincipalDecides), Text(OrganiserDecides), Text(OthersDecide));
        (inquiry.Summary, inquiry.RecordReference) = (Text(Summary), Text(RecordReference));
        (inquiry.Support, inquiry.SupportOn) = (Support, Support is SupportInquiry.Opened or SupportInquiry.Done ? SupportOn : null);
        (inquiry.ActionProgramme, inquiry.ActionProgrammeOn) = (ActionProgramme, ActionProgramme == ActionProgrammeDecision.None ? null : ActionProgrammeOn);
    }

    /// <summary>The field that a refusal is about.</summary>
    public string FieldOf(InquiryRefusal refusal) => refusal switch
    {
        InquiryRefusal.NoCircumstances => nameof(Circumstances),
        InquiryRefusal.NoMeasures => nameof(Measures),
        InquiryRefusal.NoSummary => nameof(Summary),
        InquiryRefusal.TooLong => Text(Summary).Length > InquiryRules.LongestShort ? nameof(Summary) : nameof(Circumstances),
        InquiryRefusal.SupportNotSaid => nameof(Support),
        InquiryRefusal.DayMissing => Support is SupportInquiry.Opened or SupportInquiry.Done && SupportOn is null ? nameof(SupportOn) : nameof(ActionProgrammeOn),
        InquiryRefusal.DayWrong => nameof(SupportOn),
        _ => "form",
    };

    private static string Text(string? written) => (written ?? "").Trim();
}
