using System.Globalization;

namespace RodaTraden.App.Tests.Demo.Generating;

public sealed class LessonFileTests(SmallTown town) : IClassFixture<SmallTown>
{
    private static readonly HashSet<string> ListedReasons = ["", "sickness", "medical", "leave", "religious", "transport", "other"];

    [Fact]
    public void Minutes_fit_their_lesson_and_an_unreported_lesson_holds_none()
    {
        foreach (var row in LessonRow.ReadAll(town.Folder))
        {
            Holds(
                row,
                row.End > row.Start
                    && row.Date <= SmallTown.AsOf
                    && Math.Min(Math.Min(row.Valid, row.Invalid), Math.Min(row.Leave, row.Other)) >= 0
                    && row.Absent + row.Leave + row.Other <= row.Offered
                    && row.Unjudged >= 0
                    && row.Unjudged <= row.Invalid
                    && row.Notified is ("" or "0" or "1")
                    && (row.Reported || row is { Absent: 0, Leave: 0, Other: 0, Unjudged: 0, Notified: "", Reason: "" }));
        }
    }

    [Fact]
    public void A_pupils_lessons_never_overlap_and_never_come_twice()
    {
        var seen = new HashSet<(string, DateOnly)>();
        LessonRow? before = null;
        foreach (var row in LessonRow.ReadAll(town.Folder))
        {
            if (before is { } last && last.Pupil == row.Pupil && last.Date == row.Date)
            {
                Holds(row, row.Start >= last.End);
            }
            else
            {
                Holds(row, seen.Add((row.Pupil, row.Date)));
            }

            before = row;
        }
    }

    [Fact]
    public void Lessons_lie_where_the_pupil_is_enrolled_and_on_days_the_organiser_keeps_school()
    {
        var units = RegisterRow.Read(town.Folder, "units.csv").ToDictionary(r => r["unit"], r => r["organiser"]);
        var schoolDays = RegisterRow.Read(town.Folder, "calendar.csv").Where(r => r["kind"] == "school_day")
            .Select(r => (r["organiser"], Date(r["date"]))).ToHashSet();
        var enrolments = RegisterRow.Read(town.Folder, "pupils.csv").ToLookup(
            r => (r["pupil"], r["unit"]),
            r => (From: Date(r["enrolled_from"]), To: r["enrolled_to"].Length == 0 ? DateOnly.MaxValue : Date(r["enrolled_to"])));
        foreach (var row in LessonRow.ReadAll(town.Folder))
        {
            Holds(row, schoolDays.Contains((units[row.Unit], row.Date)));
            Holds(row, enrolments[(row.Pupil, row.Unit)].Any(e => e.From <= row.Date && row.Date <= e.To));
        }
    }

    [Fact]
    public void Few_reasons_are_in_the_senders_own_words()
    {
        var reasons = LessonRow.ReadAll(town.Folder).Where(r => r.Absent > 0).CountBy(r => ListedReasons.Contains(r.Reason)).ToDictionary();
        Assert.InRange(reasons[false], 1, reasons[true] / 50);
    }

    [Fact]
    public void The_latest_days_wait_for_registration_and_judgement()
    {
        var rows = LessonRow.ReadAll(town.Folder).Where(r => r.Date > SmallTown.AsOf.AddDays(-120)).ToList();
        var latest = rows.Where(r => r.Date >= SmallTown.AsOf.AddDays(-1)).ToList();
        var before = rows.Where(r => r.Date < SmallTown.AsOf.AddDays(-35)).ToList();
        Assert.True(latest.Average(r => r.Reported ? 0.0 : 1) > 2 * before.Average(r => r.Reported ? 0.0 : 1));
        Assert.Contains(latest, r => r.Unjudged > 0);
        Assert.All(before, r => Assert.Equal(0, r.Unjudged));
    }

    [Fact]
    public void A_pupil_has_the_lessons_of_an_ordinary_week()
    {
        var weeks = LessonRow.ReadAll(town.Folder).Where(r => r.Date >= new DateOnly(2025, 9, 8) && r.Date <= new DateOnly(2025, 9, 12))
            .CountBy(r => r.Pupil).Select(w => w.Value).ToList();
        Assert.All(weeks, w => Assert.True(w == 5 || (w >= 15 && w <= 25), w.ToString(CultureInfo.InvariantCulture)));
        Assert.InRange(weeks.Where(w => w > 5).Average(), 20, 25);
    }

    /// <summary>The row is put into words only when it is wrong: there are a million of them.</summary>
    private static void Holds(in LessonRow row, bool truth)
    {
        if (!truth)
        {
            Assert.Fail(row.ToString());
        }
    }

    private static DateOnly Date(string text)
    {
        return DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
