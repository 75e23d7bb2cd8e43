namespace RodaTraden.App.Tests.Oracle;

/// <summary>measures.md section 3: windows end on the as-of date and never reach outside its school year.</summary>
internal static class PlainWindows
{
    public static DateOnly YearStart(DateOnly asOf) =>
        asOf.Month >= 7 ? new DateOnly(asOf.Year, 7, 1) : new DateOnly(asOf.Year - 1, 7, 1);

    public static DateOnly TermStart(DateOnly asOf) =>
        asOf.Month >= 7 ? new DateOnly(asOf.Year, 7, 1) : new DateOnly(asOf.Year, 1, 1);

    public static DateOnly MonthStart(DateOnly asOf) => new(asOf.Year, asOf.Month, 1);

    /// <summary>The days from one date to another, both included, of days that lie oldest first.</summary>
    public static List<PlainDay> Between(List<PlainDay> schoolDays, DateOnly from, DateOnly to)
    {
        var result = new List<PlainDay>();
        foreach (var day in schoolDays)
        {
            if (day.Date >= from && day.Date <= to)
            {
                result.Add(day);
            }
        }

        return result;
    }

    public static List<PlainDay> Year(List<PlainDay> schoolDays, DateOnly asOf) =>
        Between(schoolDays, YearStart(asOf), asOf);

    public static List<PlainDay> Term(List<PlainDay> schoolDays, DateOnly asOf) =>
        Between(schoolDays, TermStart(asOf), asOf);

    public static List<PlainDay> Month(List<PlainDay> schoolDays, DateOnly asOf) =>
        Between(schoolDays, MonthStart(asOf), asOf);

    public static List<PlainDay> Last(List<PlainDay> schoolDays, DateOnly asOf, int n)
    {
        var year = Year(schoolDays, asOf);
        var result = new List<PlainDay>();
        for (var i = 0; i < year.Count; i++)
        {
            if (i >= year.Count - n)
            {
                result.Add(year[i]);
            }
        }

        return result;
    }

    public static List<PlainDay> Previous(List<PlainDay> schoolDays, DateOnly asOf, int n)
    {
        var year = Year(schoolDays, asOf);
        var result = new List<PlainDay>();
        for (var i = 0; i < year.Count; i++)
        {
            if (i >= year.Count - n - n && i < year.Count - n)
            {
                result.Add(year[i]);
            }
        }

        return result;
    }

    public static long Absent(List<PlainDay> days)
    {
        long sum = 0;
        foreach (var day in days)
        {
            sum += day.A;
        }

        return sum;
    }

    public static long Observed(List<PlainDay> days)
    {
        long sum = 0;
        foreach (var day in days)
        {
            sum += day.B;
        }

        return sum;
    }

    public static int ObservedDays(List<PlainDay> days)
    {
        var count = 0;
        foreach (var day in days)
        {
            if (day.IsObserved)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>10 observed days, 600 observed minutes, and a third of the school days observed.</summary>
    public static bool IsJudged(List<PlainDay> days) =>
        ObservedDays(days) >= 10 && Observed(days) >= 600 && 3 * ObservedDays(days) >= days.Count;

    /// <summary>Maximal runs of observed days with absence; unobserved days neither break nor belong.</summary>
    public static List<List<PlainDay>> AbsenceRuns(List<PlainDay> days)
    {
        var runs = new List<List<PlainDay>>();
        List<PlainDay>? run = null;
        foreach (var day in days)
        {
            if (!day.IsObserved)
            {
                continue;
            }

            if (day.A == 0)
            {
                run = null;
                continue;
            }

            if (run is null)
            {
                run = [];
                runs.Add(run);
            }

            run.Add(day);
        }

        return runs;
    }

    public static DateOnly? First(List<PlainDay> days) => days.Count == 0 ? null : days[0].Date;

    public static DateOnly? Last(List<PlainDay> days) => days.Count == 0 ? null : days[^1].Date;
}
