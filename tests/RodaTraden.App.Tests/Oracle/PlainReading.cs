using System.Globalization;
using System.Text;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>
/// A second, slow and literal reading of measures.md, written without sight of the engine, to check the engine against.
/// </summary>
internal static class PlainReading
{
    private const int LeaveAfter = 20;

    /// <summary>
    /// The answer of `evaluate --json` without its sentences, after the imports have been read in order on
    /// <paramref name="importDay"/>. An import is a folder or one csv file.
    /// </summary>
    public static string Evaluate(IReadOnlyList<string> importsInOrder, DateOnly asOf, DateOnly importDay, bool all) =>
        Evaluate(PlainImport.ReadAll(importsInOrder, importDay), asOf, all);

    public static string Evaluate(PlainStore store, DateOnly asOf, bool all)
    {
        var unitDays = new Dictionary<string, List<DateOnly>>(StringComparer.Ordinal);
        var keys = new List<string>(store.Pupils.Keys);
        keys.Sort(string.CompareOrdinal);
        var protectedPupils = 0;
        var pupils = new List<string>();
        foreach (var key in keys)
        {
            var pupil = store.Pupils[key];
            var unit = pupil.UnitOn(asOf);
            if (unit is null)
            {
                continue;
            }

            if (pupil.IsProtected)
            {
                protectedPupils++;
                continue;
            }

            if (!unitDays.TryGetValue(unit, out var daysOfUnit))
            {
                daysOfUnit = UnitSchoolDays(store, unit, asOf);
                unitDays.Add(unit, daysOfUnit);
            }

            var schoolDays = pupil.SchoolDays();
            var conditions = Conditions(schoolDays, asOf, daysOfUnit);
            if (all || conditions.Count > 0)
            {
                pupils.Add(PupilJson(key, unit, schoolDays, conditions, asOf));
            }
        }

        return "{\"asOf\":" + PlainJson.Date(asOf)
            + ",\"ladder\":{\"name\":\"Standardtrappan\",\"version\":1}"
            + ",\"excluded\":{\"protected\":" + PlainJson.Number(protectedPupils) + "}"
            + ",\"pupils\":[" + string.Join(',', pupils) + "]}";
    }

    /// <summary>Every true condition on a date, in the order of the answer.</summary>
    public static List<PlainCondition> Conditions(List<PlainDay> schoolDays, DateOnly asOf, List<DateOnly> unitDaysThisYear)
    {
        var found = LadderConditions(schoolDays, asOf);
        PlainCountConditions.LowRegistration(found, schoolDays, asOf);
        PlainCountConditions.NoData(found, schoolDays, asOf, unitDaysThisYear);
        found.Sort(PlainCondition.InOrder);
        return found;
    }

    /// <summary>Standardtrappan, version 1. StillAbove asks for a started measure, and here there is none.</summary>
    public static List<PlainCondition> LadderConditions(List<PlainDay> schoolDays, DateOnly asOf)
    {
        var found = new List<PlainCondition>();
        var last20 = PlainWindows.Last(schoolDays, asOf, 20);

        PlainShareConditions.AbsenceShare(found, "Last20", last20, ">", 5, step: 1);
        PlainCountConditions.Occasions(found, schoolDays, asOf, step: 1);
        PlainCountConditions.PartDays(found, schoolDays, asOf, step: 1);
        PlainPatternConditions.WeekdayPattern(found, schoolDays, asOf, step: 1);
        PlainPatternConditions.FirstLessonPattern(found, schoolDays, asOf, step: 1);
        PlainPatternConditions.SubjectPattern(found, schoolDays, asOf, step: 1);

        PlainShareConditions.AbsenceShare(found, "Last20", last20, ">=", 10, step: 2);
        PlainCountConditions.RepeatedSickness(found, schoolDays, asOf, step: 2);
        PlainShareConditions.Trend(found, schoolDays, asOf, step: 2);
        PlainCountConditions.InvalidMinutes(found, schoolDays, asOf, step: 2);

        PlainShareConditions.AbsenceShare(found, "Last20", last20, ">=", 15, step: 3);
        PlainCountConditions.ConsecutiveDays(found, schoolDays, asOf, step: 3);

        PlainShareConditions.AbsenceShare(found, "Last20", last20, ">=", 30, step: 4);

        PlainShareConditions.AbsenceShare(found, "Term", PlainWindows.Term(schoolDays, asOf), ">", 50, step: 5);
        PlainShareConditions.AbsenceShare(found, "Month", PlainWindows.Month(schoolDays, asOf), ">=", 80, step: 5);
        return found;
    }

    public static int RawStep(List<PlainDay> schoolDays, DateOnly asOf)
    {
        var highest = 0;
        foreach (var condition in LadderConditions(schoolDays, asOf))
        {
            if (condition.Step > highest)
            {
                highest = condition.Step;
            }
        }

        return highest;
    }

    /// <summary>Replayed from 1 July, one school day of the pupil after the other, and the as-of date itself.</summary>
    public static int HeldStep(List<PlainDay> schoolDays, DateOnly asOf)
    {
        var held = 0;
        var below = 0;
        var isSchoolDay = false;
        foreach (var day in PlainWindows.Year(schoolDays, asOf))
        {
            isSchoolDay = day.Date == asOf;
            var raw = RawStep(schoolDays, day.Date);
            if (raw >= held)
            {
                held = raw;
                below = 0;
                continue;
            }

            below++;
            if (below == LeaveAfter)
            {
                held--;
                below = 0;
            }
        }

        return isSchoolDay ? held : Math.Max(held, RawStep(schoolDays, asOf));
    }

    /// <summary>
    /// Dates of this school year, up to the as-of date, on which at least a fifth of the unit's pupils without
    /// protected marking had an offered lesson.
    /// </summary>
    public static List<DateOnly> UnitSchoolDays(PlainStore store, string unit, DateOnly asOf)
    {
        var result = new List<DateOnly>();
        for (var date = PlainWindows.YearStart(asOf); date <= asOf; date = date.AddDays(1))
        {
            var all = 0;
            var with = 0;
            foreach (var pupil in store.Pupils.Values)
            {
                if (!pupil.IsProtected && pupil.UnitOn(date) == unit)
                {
                    all++;
                    with += pupil.HasSchoolOn(date) ? 1 : 0;
                }
            }

            if (all > 0 && 5 * with >= all)
            {
                result.Add(date);
            }
        }

        return result;
    }

    private static string PupilJson(
        string key, string unit, List<PlainDay> schoolDays, List<PlainCondition> conditions, DateOnly asOf)
    {
        var last20 = PlainWindows.Last(schoolDays, asOf, 20);
        long reported = 0;
        long offered = 0;
        foreach (var day in PlainWindows.Last(schoolDays, asOf, 10))
        {
            reported += day.R;
            offered += day.O;
        }

        var json = new StringBuilder();
        json.Append("{\"pupil\":").Append(PlainJson.Text(key));
        json.Append(",\"unit\":").Append(PlainJson.Text(unit));
        json.Append(CultureInfo.InvariantCulture, $",\"step\":{RawStep(schoolDays, asOf)}");
        json.Append(CultureInfo.InvariantCulture, $",\"heldStep\":{HeldStep(schoolDays, asOf)}");
        json.Append(",\"judged\":").Append(PlainWindows.IsJudged(last20) ? "true" : "false");
        json.Append(",\"last20\":").Append(PlainJson.Share(PlainShare.Of(last20)));
        json.Append(",\"registration10\":{\"reported\":").Append(PlainJson.Number(reported));
        json.Append(",\"offered\":").Append(PlainJson.Number(offered)).Append('}');
        json.Append(",\"conditions\":[");
        for (var i = 0; i < conditions.Count; i++)
        {
            json.Append(i == 0 ? "" : ",").Append(PlainJson.Condition(conditions[i]));
        }

        return json.Append("]}").ToString();
    }
}
