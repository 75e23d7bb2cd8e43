namespace RodaTraden.App.Demo.Generating;

/// <summary>1 July to 30 June. <see cref="LastDay"/> is where the records end: the as-of date in the latest year.</summary>
internal sealed record SchoolYear(int Index, int StartYear, DateOnly LastDay)
{
    private readonly Core.Attendance.SchoolYear whole = new(StartYear);

    public DateOnly Start => whole.First;

    public DateOnly End => whole.Last;

    public string Label => whole.ToString();

    public string FileLabel => Label.Replace('/', '-');

    public static SchoolYear[] UpTo(DateOnly asOf, int count)
    {
        var latest = Core.Attendance.SchoolYear.Of(asOf).StartYear;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var start = latest - count + 1 + i;
            var end = new Core.Attendance.SchoolYear(start).Last;
            return new SchoolYear(i, start, end < asOf ? end : asOf);
        })];
    }
}
