namespace RodaTraden.App.Demo.Generating;

/// <summary>1 July to 30 June. <see cref="LastDay"/> is where the records end: the as-of date in the latest year.</summary>
internal sealed record SchoolYear(int Index, int StartYear, DateOnly LastDay)
{
    public DateOnly Start => new(StartYear, 7, 1);

    public DateOnly End => new(StartYear + 1, 6, 30);

    public string Label => $"{StartYear}/{(StartYear + 1) % 100:00}";

    public string FileLabel => $"{StartYear}-{(StartYear + 1) % 100:00}";

    public static SchoolYear[] UpTo(DateOnly asOf, int count)
    {
        var latest = asOf.Month >= 7 ? asOf.Year : asOf.Year - 1;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var start = latest - count + 1 + i;
            var end = new DateOnly(start + 1, 6, 30);
            return new SchoolYear(i, start, end < asOf ? end : asOf);
        })];
    }
}
