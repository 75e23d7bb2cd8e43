using System.Globalization;

namespace RodaTraden.App.Tests.Demo.Generating;

/// <summary>Counts over one whole school year of generated files.</summary>
internal sealed class WorldFigures
{
    private readonly Dictionary<string, (int Level, bool Girl)> pupils = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Absent, long Observed)> years = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Pupil, int Month), (long Absent, long Observed)> months = [];
    private readonly Dictionary<DayOfWeek, (long Absent, long Observed)> weekdays = [];
    private readonly Dictionary<int, (long Absent, long Observed)> weeks = [];
    private readonly Dictionary<int, (long Valid, long Invalid, long Sick)> stages = [];

    public long Rows { get; private set; }

    public long Unreported { get; private set; }

    public long MissedOnPartDays { get; private set; }

    public long MissedOnAwayDays { get; private set; }

    public long LeaveMinutes { get; private set; }

    public long ObservedMinutes => years.Values.Sum(y => y.Observed);

    public long AbsentMinutes => years.Values.Sum(y => y.Absent);

    public static WorldFigures Of(string folder, int startYear)
    {
        var figures = new WorldFigures();
        var from = new DateOnly(startYear, 7, 1);
        var to = new DateOnly(startYear + 1, 6, 30);
        var upper = RegisterRow.Read(folder, "units.csv").Where(u => u["forms"] == "GY").Select(u => u["unit"]).ToHashSet();
        foreach (var row in RegisterRow.Read(folder, "pupils.csv").Where(r => r["marking"] == "none"))
        {
            var start = DateOnly.Parse(row["enrolled_from"], CultureInfo.InvariantCulture);
            if (start >= from && start <= to)
            {
                var level = int.Parse(row["grade"], CultureInfo.InvariantCulture) + (upper.Contains(row["unit"]) ? 9 : 0);
                figures.pupils.TryAdd(row["pupil"], (level, row["sex"] == "flicka"));
            }
        }

        var day = new List<LessonRow>();
        foreach (var row in LessonRow.ReadAll(folder).Where(r => r.Date >= from && r.Date <= to))
        {
            if (day.Count > 0 && (day[0].Pupil != row.Pupil || day[0].Date != row.Date))
            {
                figures.AddDay(day);
                day.Clear();
            }

            day.Add(row);
        }

        figures.AddDay(day);
        return figures;
    }

    public IEnumerable<(int Level, bool Girl, int Pupils, double[] Over)> Bands(params int[] limits)
    {
        return years.Where(y => pupils.ContainsKey(y.Key) && y.Value.Observed > 0).GroupBy(y => pupils[y.Key]).OrderBy(g => g.Key.Level).ThenBy(g => g.Key.Girl)
            .Select(g => (g.Key.Level, g.Key.Girl, g.Count(),
                limits.Select(l => g.Count(y => y.Value.Absent * 100 >= l * y.Value.Observed) / (double)g.Count()).ToArray()));
    }

    public double Weekday(DayOfWeek day)
    {
        return Share(weekdays[day]) / Share((AbsentMinutes, ObservedMinutes));
    }

    public double Week(params int[] numbers)
    {
        return Share((numbers.Sum(n => weeks.GetValueOrDefault(n).Absent), numbers.Sum(n => weeks.GetValueOrDefault(n).Observed)))
            / Share((AbsentMinutes, ObservedMinutes));
    }

    /// <summary>Pupils of compulsory school away at least four fifths of a calendar month.</summary>
    public int Severe(int month)
    {
        return months.Count(m => m.Key.Month == month && pupils.TryGetValue(m.Key.Pupil, out var p) && p.Level <= 9
            && m.Value.Observed > 0 && m.Value.Absent * 100 >= 80 * m.Value.Observed);
    }

    public double InvalidShare(int stage)
    {
        return stages[stage].Invalid / (double)(stages[stage].Valid + stages[stage].Invalid);
    }

    public double SicknessShare(int stage)
    {
        return stages[stage].Sick / (double)(stages[stage].Valid + stages[stage].Invalid);
    }

    private static double Share((long Absent, long Observed) sum)
    {
        return sum.Absent / (double)sum.Observed;
    }

    private static void Add<TKey>(Dictionary<TKey, (long Absent, long Observed)> sums, TKey key, int absent, int observed)
        where TKey : notnull
    {
        var (a, o) = sums.GetValueOrDefault(key);
        sums[key] = (a + absent, o + observed);
    }

    private void AddDay(List<LessonRow> day)
    {
        var first = day[0];
        var known = pupils.TryGetValue(first.Pupil, out var pupil);
        var stage = pupil.Level <= 6 ? 0 : pupil.Level <= 9 ? 1 : 2;
        var (absent, observed, missed) = (0, 0, 0);
        foreach (var lesson in day)
        {
            absent += lesson.Absent;
            observed += lesson.Observed;
            missed += lesson.Absent == lesson.Offered ? 1 : 0;
            LeaveMinutes += lesson.Leave;
            Unreported += lesson.Reported ? 0 : 1;
            if (known && lesson.Absent > 0)
            {
                var (valid, invalid, sick) = stages.GetValueOrDefault(stage);
                stages[stage] = (valid + lesson.Valid, invalid + lesson.Invalid, sick + (lesson.Reason == "sickness" ? lesson.Absent : 0));
            }
        }

        Rows += day.Count;
        Add(years, first.Pupil, absent, observed);
        Add(months, (first.Pupil, first.Date.Month), absent, observed);
        Add(weekdays, first.Date.DayOfWeek, absent, observed);
        Add(weeks, ISOWeek.GetWeekOfYear(first.Date.ToDateTime(TimeOnly.MinValue)), absent, observed);
        if (known && stage == 1)
        {
            MissedOnAwayDays += absent == observed ? missed : 0;
            MissedOnPartDays += absent == observed ? 0 : missed;
        }
    }
}
