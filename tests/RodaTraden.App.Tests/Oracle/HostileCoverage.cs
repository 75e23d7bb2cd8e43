using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>How often something lies one under, exactly on, and one over a limit.</summary>
internal sealed class HostileHits
{
    public int Below { get; private set; }

    public int On { get; private set; }

    public int Above { get; private set; }

    public void Count(long distance) => Count(distance, 1);

    /// <summary>A distance counted in steps of one minute (or one day) of that size.</summary>
    public void Count(long distance, long size)
    {
        if (distance == 0)
        {
            On++;
        }
        else if (distance > 0 && distance <= size)
        {
            Above++;
        }
        else if (distance < 0 && distance >= -size)
        {
            Below++;
        }
    }
}

/// <summary>Says whether the hostile municipality is hostile enough.</summary>
internal static class HostileCoverage
{
    /// <summary>
    /// Pupils for whom each condition is true on a date, keyed "kind limit"; "pupils", "judged" and "held is not raw" beside them.
    /// </summary>
    public static SortedDictionary<string, int> TrueOn(string answer)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            [" pupils"] = 0,
            [" judged"] = 0,
            [" held is not raw"] = 0,
            [" without conditions"] = 0,
        };
        using var document = JsonDocument.Parse(answer);
        counts[" protected"] = document.RootElement.GetProperty("excluded").GetProperty("protected").GetInt32();
        foreach (var pupil in document.RootElement.GetProperty("pupils").EnumerateArray())
        {
            counts[" pupils"]++;
            counts[" judged"] += pupil.GetProperty("judged").GetBoolean() ? 1 : 0;
            counts[" held is not raw"] += pupil.GetProperty("step").GetInt32() != pupil.GetProperty("heldStep").GetInt32() ? 1 : 0;
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var condition in pupil.GetProperty("conditions").EnumerateArray())
            {
                names.Add(NameOf(condition));
            }

            counts[" without conditions"] += names.Count == 0 ? 1 : 0;
            foreach (var name in names)
            {
                counts[name] = counts.GetValueOrDefault(name) + 1;
            }
        }

        return counts;
    }

    public static string Describe(string answer)
    {
        var text = new StringBuilder();
        foreach (var (name, count) in TrueOn(answer))
        {
            text.Append(text.Length == 0 ? "  " : ", ").Append(CultureInfo.InvariantCulture, $"{name.Trim()}: {count}");
        }

        return text.ToString();
    }

    /// <summary>For every limit, how many pupils and dates lie just under, on and just over it.</summary>
    public static SortedDictionary<string, HostileHits> OnTheLimits(PlainStore store, IEnumerable<DateOnly> asOfDates)
    {
        var hits = new SortedDictionary<string, HostileHits>(StringComparer.Ordinal);
        foreach (var asOf in asOfDates)
        {
            foreach (var pupil in store.Pupils.Values)
            {
                if (pupil.IsProtected || pupil.UnitOn(asOf) is null)
                {
                    continue;
                }

                var days = pupil.SchoolDays();
                Shares(hits, days, asOf);
                Counts(hits, days, asOf);
            }
        }

        return hits;
    }

    private static void Shares(SortedDictionary<string, HostileHits> hits, List<PlainDay> days, DateOnly asOf)
    {
        var last20 = PlainWindows.Last(days, asOf, 20);
        foreach (var limit in (long[])[5, 10, 15, 30])
        {
            Share(hits, "Last20 " + limit.ToString("D2", CultureInfo.InvariantCulture) + " %", last20, limit);
        }

        var term = PlainWindows.Term(days, asOf);
        Share(hits, "Term 50 %", term, 50);
        Share(hits, "Month 80 %", PlainWindows.Month(days, asOf), 80);
        if (PlainWindows.ObservedDays(last20) >= 10)
        {
            Of(hits, "judged by 600 minutes").Count(PlainWindows.Observed(last20) - 600);
        }

        if (PlainWindows.Observed(last20) >= 600)
        {
            Of(hits, "judged by 10 days").Count(PlainWindows.ObservedDays(last20) - 10);
        }

        if (PlainWindows.ObservedDays(term) >= 10)
        {
            Of(hits, "judged by a third").Count((3 * PlainWindows.ObservedDays(term)) - term.Count, 3);
        }

        var previous = PlainWindows.Previous(days, asOf, 20);
        if (PlainWindows.IsJudged(last20) && PlainWindows.IsJudged(previous))
        {
            long a = PlainWindows.Absent(last20), b = PlainWindows.Observed(last20);
            long c = PlainWindows.Absent(previous), d = PlainWindows.Observed(previous);
            Of(hits, "Trend 10 points").Count((100 * ((a * d) - (c * b))) - (10 * b * d), 100 * d);
        }

        long reported = 0, offered = 0;
        foreach (var day in PlainWindows.Last(days, asOf, 10))
        {
            reported += day.R;
            offered += day.O;
        }

        if (offered > 0)
        {
            Of(hits, "registration 80 %").Count((100 * reported) - (80 * offered), 100);
        }
    }

    private static void Counts(SortedDictionary<string, HostileHits> hits, List<PlainDay> days, DateOnly asOf)
    {
        var last20 = PlainWindows.Last(days, asOf, 20);
        Of(hits, "occasions 3").Count(PlainWindows.AbsenceRuns(last20).Count - 3);
        Of(hits, "part days 6").Count(last20.Count(day => day.IsPart) - 6);
        Of(hits, "invalid minutes 240").Count(PlainWindows.Month(days, asOf).Sum(day => day.X) - 240);
        var sick = PlainWindows.AbsenceRuns(PlainWindows.Last(days, asOf, 60));
        Of(hits, "short sickness 4").Count(sick.Count(run => run.Count <= 3 && run.TrueForAll(day => day.X == 0)) - 4);
        var observed = PlainWindows.Year(days, asOf).FindAll(day => day.IsObserved);
        observed.Reverse();
        Of(hits, "in a row 5").Count(observed.TakeWhile(day => day.IsAway).Count() - 5);
        foreach (var weekday in PlainWindows.Last(days, asOf, 40).FindAll(day => day.IsObserved).GroupBy(day => day.Date.DayOfWeek))
        {
            var half = weekday.Count(day => day.IsHalfAway);
            if (weekday.Count() >= 5)
            {
                Of(hits, "weekday 4 half-away").Count(half - 4);
            }

            if (half >= 4)
            {
                Of(hits, "weekday 5 observed").Count(weekday.Count() - 5);
                Of(hits, "weekday half of it").Count((2 * half) - weekday.Count(), 2);
            }
        }
    }

    private static void Share(SortedDictionary<string, HostileHits> hits, string name, List<PlainDay> days, long limit)
    {
        if (PlainWindows.IsJudged(days))
        {
            Of(hits, name).Count((100 * PlainWindows.Absent(days)) - (limit * PlainWindows.Observed(days)), 100);
        }
    }

    private static HostileHits Of(SortedDictionary<string, HostileHits> hits, string name)
    {
        if (!hits.TryGetValue(name, out var found))
        {
            found = new HostileHits();
            hits.Add(name, found);
        }

        return found;
    }

    private static string NameOf(JsonElement condition)
    {
        var kind = condition.GetProperty("kind").GetString()!;
        return kind == "AbsenceShare"
            ? kind + " " + condition.GetProperty("window").GetString() + " " + condition.GetProperty("limit").GetRawText()
            : kind;
    }
}
