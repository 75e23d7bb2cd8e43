namespace RodaTraden.App.Demo.Generating;

internal static class IllnessCourses
{
    private static readonly Judgement Sick = new(true, true, Reason.Sickness);

    public static CourseAnswer RepeatedShort(PupilYear year, Rng rng)
    {
        var n = year.Recorded;
        var from = Math.Max(0, n - 60);
        year.Clear(from);
        var starts = new List<int>();
        var last = from;
        for (var day = from + rng.Between(1, 4); day < n - 1;)
        {
            starts.Add(day);
            var length = rng.Between(1, 2);
            for (var end = day + length; day < end; day++)
            {
                year.MarkDay(day, Sick);
                last = day;
            }

            day += rng.Between(6, 8);
        }

        return new CourseAnswer(
            year.Days[starts[0]].Date,
            year.Days[last].Date,
            year.Days[starts[Math.Min(3, starts.Count - 1)]].Date,
            $"{starts.Count} korta sjukfrånvaron på tolv veckor, alla anmälda och giltiga. Ingen enskild sticker ut; tillsammans bör de leda till samtal med hemmet och elevhälsan.");
    }

    public static CourseAnswer HonestLong(PupilYear year, Rng rng)
    {
        var n = year.Recorded;
        var from = n - 38;
        var length = rng.Between(15, 25);
        year.Clear(from);
        for (var day = from; day < from + length; day++)
        {
            year.MarkDay(day, day % 7 == 3 ? new Judgement(true, true, Reason.Medical) : Sick);
        }

        return new CourseAnswer(
            year.Days[from].Date,
            year.Days[from + length - 1].Date,
            year.Days[from + 5].Date,
            "Lång sjukdom, anmäld och giltig varje dag, sedan full närvaro. Ska synas när den pågår, men frågan är undervisning under sjukdomen, inte varför eleven är borta.");
    }
}
