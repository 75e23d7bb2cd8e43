using RodaTraden.App.Cases.Causes;
using RodaTraden.App.Cases.Inquiries;
using RodaTraden.App.Cases.Measures;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Shared.Time;
using RodaTraden.Core.Cases.Causes;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Process;

namespace RodaTraden.App.Cases.Process;

/// <summary>A case as plain text, to be copied into the school's record system: what the one who copies may read, in the order in which it is read. Source: R62; ux.md requirement 39.</summary>
internal sealed class CaseText(LanguageTexts texts)
{
    public IEnumerable<string> Lines(CaseView view, AroundCase around, MeasuresView? measures, CausesView? causes, InquiryView? inquiries)
    {
        yield return $"{view.Pupil.FullName}, {view.Pupil.Class}, {view.Pupil.UnitName}";
        yield return $"{texts["Case.Title"]}: {texts["CaseStage." + view.State.Stage]}. {texts["Case.Coordinator"]}: {view.Owner}";
        if (view.State.IsOpen)
        {
            yield return $"{texts["Case.NextStep"]}: {view.State.NextStep}, {texts.DayAndYear(view.State.NextOn!.Value)}";
        }

        yield return "";
        yield return texts["Case.WhyOpened"].ToUpper(texts.Culture);
        yield return $"{texts.DayAndYear(view.Found.Case.OpenedOn)}: {view.Found.Case.Why}";
        foreach (var line in Talks(around).Concat(Mapped(causes)).Concat(Done(measures)).Concat(Inquired(inquiries)).Concat(Happened(view)))
        {
            yield return line;
        }
    }

    private IEnumerable<string> Talks(AroundCase around)
    {
        if (around.Talks.Count == 0)
        {
            yield break;
        }

        yield return "";
        yield return texts["Case.Talks"].ToUpper(texts.Culture);
        foreach (var talk in around.Talks)
        {
            yield return $"{texts.DayAndYear(talk.Response.On)}, {talk.By}: {talk.Response.Note}";
        }
    }

    private IEnumerable<string> Mapped(CausesView? causes)
    {
        if (causes is null || causes.Latest.Count == 0)
        {
            yield break;
        }

        yield return "";
        yield return texts["Causes.Title"].ToUpper(texts.Culture);
        foreach (var one in causes.Latest)
        {
            yield return $"{texts.Capital(texts["CauseView." + one.View])}{(one.GuardianId is null ? "" : " " + causes.GuardianName(one.GuardianId))}, {texts.DayAndYear(one.On)}: {one.OwnWords}";
            foreach (var (code, weight) in one.Weights.Where(of => of.Value != FactorWeight.No))
            {
                yield return $"  - {texts["Factor." + code]}: {texts["FactorWeight." + weight]}";
            }
        }
    }

    private IEnumerable<string> Done(MeasuresView? measures)
    {
        var standing = measures?.All.Where(one => one.RemovedAt is null).ToList() ?? [];
        if (standing.Count == 0)
        {
            yield break;
        }

        yield return "";
        yield return texts["Measures.Title"].ToUpper(texts.Culture);
        foreach (var one in standing)
        {
            yield return $"{texts.DayAndYear(one.StartOn)}, {measures!.Name(one.OwnerId)}: {one.What}{(one.Outcome is { } outcome ? $" ({texts["MeasureOutcome." + outcome]}. {one.OutcomeWords})" : $" ({texts["Measures.FollowUp"]} {texts.DayAndYear(one.FollowUpOn)})")}";
        }
    }

    private IEnumerable<string> Inquired(InquiryView? inquiries)
    {
        foreach (var one in inquiries?.All.Where(inquiry => inquiry.State != InquiryState.Cancelled) ?? [])
        {
            yield return "";
            yield return texts["Inquiry.Title"].ToUpper(texts.Culture);
            yield return $"{texts["InquiryState." + one.State]}, {texts.DayAndYear(one.CompletedOn ?? one.OpenedOn)}. {one.Reason}".TrimEnd();
            foreach (var (key, words) in new[] { ("Circumstances", one.Circumstances), ("Measures", one.Measures), ("PrincipalDecides", one.PrincipalDecides), ("OrganiserDecides", one.OrganiserDecides), ("OthersDecide", one.OthersDecide), ("Summary", one.Summary) })
            {
                if (words.Length > 0)
                {
                    yield return $"{texts["Inquiry." + key]}: {words}";
                }
            }
        }
    }

    private IEnumerable<string> Happened(CaseView view)
    {
        yield return "";
        yield return texts["Events.Title"].ToUpper(texts.Culture);
        foreach (var one in view.Events.Where(one => one.UndoneAt is null && one.Act != CaseAct.Undo))
        {
            var title = one.Act switch
            {
                CaseAct.Offer => texts["CaseAct.Offer", view.Name(one.OtherAccountId!.Value)],
                CaseAct.Move => texts["CaseAct.Move", texts["CaseStage." + one.Stage]],
                CaseAct.Close => texts["CaseAct.Close", texts["CaseClosing." + one.Closing]],
                var act => texts["CaseAct." + act],
            };
            yield return $"{texts.DayAndYear(DateOnly.FromDateTime(SwedishTime.Local(one.At)))}, {view.Name(one.ByAccountId)}: {title}. {one.Words}".TrimEnd();
        }
    }
}
