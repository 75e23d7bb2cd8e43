using RodaTraden.Core.Cases.Causes;
using RodaTraden.Core.Cases.Inquiries;

namespace RodaTraden.Core.Tests.Cases;

/// <summary>Views of the causes stand side by side, and are never made one. Source: domain.md 4.4, 4.5.</summary>
public sealed class CauseRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 27);

    [Fact]
    public void The_list_has_each_code_once_and_the_simple_mapping_asks_about_some_of_them()
    {
        Assert.Equal(53, CauseFactors.All.Select(one => one.Code).Distinct().Count());
        Assert.Equal(53, CauseFactors.All.Count);
        Assert.All(CauseFactors.Simple, code => Assert.True(CauseFactors.IsKnown(code)));
        Assert.Equal(CauseFactors.Simple.Count, CauseFactors.Simple.Distinct().Count());
    }

    [Fact]
    public void Weights_are_written_in_the_order_of_the_list_and_read_back()
    {
        var weights = new Dictionary<string, FactorWeight> { ["K4"] = FactorWeight.No, ["I1"] = FactorWeight.Much, ["Z9"] = FactorWeight.Much };
        Assert.Equal("I1:2 K4:0", FactorText.Write(weights));
        Assert.Equal([("I1", FactorWeight.Much), ("K4", FactorWeight.No)], FactorText.Read("I1:2 K4:0 Z9:1 K5:7 x").Select(of => (of.Key, of.Value)));
    }

    [Fact]
    public void The_latest_of_each_stands_and_one_taken_back_does_not()
    {
        var views = new[]
        {
            View(1, CauseView.Pupil, "I1:2", Today.AddDays(-9)), View(2, CauseView.Pupil, "I1:1", Today), View(3, CauseView.School, "I1:0", Today), View(4, CauseView.Guardian, "I1:2", Today, guardian: 7),
            View(5, CauseView.Guardian, "I1:1", Today, guardian: 8), View(6, CauseView.School, "K1:2", Today, removed: true),
        };
        Assert.Equal([2, 4, 5, 3], CauseRules.Latest(views).Select(one => one.Id));
    }

    [Fact]
    public void Where_one_says_no_and_another_yes_it_is_shown_and_not_averaged()
    {
        var rows = CauseRules.SideBySide([View(1, CauseView.Pupil, "I1:2 K4:1", Today), View(2, CauseView.School, "I1:0 K4:2 K5:0", Today)]);
        Assert.Equal([("I1", true), ("K4", false), ("K5", false)], rows.Select(row => (row.Code, row.Differ)));
        Assert.Equal([FactorWeight.Much, FactorWeight.No], rows[0].Weights);
        Assert.Equal([null, FactorWeight.No], rows[2].Weights);
        Assert.Equal(["I1", "K4"], CauseRules.Causes([View(1, CauseView.Pupil, "K4:1 I1:2", Today), View(2, CauseView.School, "K5:0", Today)]));
    }

    [Fact]
    public void A_view_says_something_on_a_day_that_has_been_and_how_the_child_was_heard()
    {
        Assert.Null(CauseRules.Check(View(1, CauseView.Pupil, "I1:2", Today), true, Today));
        Assert.Null(CauseRules.Check(View(1, CauseView.School, "I1:2", Today, how: null), true, Today));
        Assert.Equal(CauseRefusal.CaseClosed, CauseRules.Check(View(1, CauseView.Pupil, "I1:2", Today), false, Today));
        Assert.Equal(CauseRefusal.NothingSaid, CauseRules.Check(View(1, CauseView.Pupil, "", Today), true, Today));
        Assert.Null(CauseRules.Check(View(1, CauseView.Pupil, "", Today, words: "Det går bara inte"), true, Today));
        Assert.Equal(CauseRefusal.DayWrong, CauseRules.Check(View(1, CauseView.Pupil, "I1:2", Today.AddDays(1)), true, Today));
        Assert.Equal(CauseRefusal.DayWrong, CauseRules.Check(View(1, CauseView.Pupil, "I1:2", default), true, Today));
        Assert.Equal(CauseRefusal.HowMissing, CauseRules.Check(View(1, CauseView.Pupil, "I1:2", Today, how: null), true, Today));
        Assert.Equal(CauseRefusal.TooLong, CauseRules.Check(View(1, CauseView.Pupil, "I1:2", Today, words: new('a', 2001)), true, Today));
        Assert.Equal(CauseRefusal.InstrumentMissing, CauseRules.Check(View(1, CauseView.Pupil, "I1:2", Today, result: "Funktion 1"), true, Today));
    }

    private static CauseAssessment View(int id, CauseView of, string factors, DateOnly on, int? guardian = null, bool removed = false, string words = "", string result = "", HeardHow? how = HeardHow.Meeting) => new()
    {
        Id = id,
        PupilId = 1,
        CaseId = 1,
        View = of,
        GuardianId = guardian,
        Depth = CauseDepth.Simple,
        ListVersion = CauseFactors.Version,
        On = on,
        How = how,
        Factors = factors,
        Functions = RefusalFunctions.None,
        OwnWords = words,
        Strengths = "",
        WhatWorks = "",
        Instrument = "",
        Result = result,
        ByAccountId = 1,
        SavedAt = DateTime.UnixEpoch,
        FormId = Guid.Empty,
        RemovedAt = removed ? DateTime.UnixEpoch : null,
    };
}
