namespace RodaTraden.App.Demo.Generating;

/// <summary>Absence that grows so evenly that no single week looks different from the one before.</summary>
internal static class SlideCourses
{
    private const double NoticeAt = 0.45;

    public static CourseAnswer Slow(PupilYear year, Rng rng)
    {
        Slide(year, 0, rng);
        return new CourseAnswer(
            year.Days[0].Date,
            year.Days[year.Recorded - 1].Date,
            year.Days[(int)(year.Recorded * NoticeAt)].Date,
            "Långsam glidning sedan terminsstarten: enstaka dagar och eftermiddagar i september, flera dagar i veckan nu. Blandat giltig och ogiltig.");
    }

    public static CourseAnswer ChangingSchool(PupilYear year, Rng rng)
    {
        var from = year.Recorded / 4;
        Slide(year, from, rng);
        var first = year.Days[0].Enrolment;
        var move = Array.FindIndex(year.Days, d => d.Enrolment != first);
        var moved = move > 0 ? year.Days[move].Date : year.Days[^1].Date;
        return new CourseAnswer(
            year.Days[from].Date,
            year.Days[year.Recorded - 1].Date,
            year.Days[(int)(from + ((year.Recorded - from) * NoticeAt))].Date,
            $"Glider, och byter skola {Iso.Text(moved)} mitt i glidningen. Den nya skolan ska se hela förloppet, inte börja om från noll.");
    }

    private static void Slide(PupilYear year, int from, Rng rng)
    {
        year.Clear(from);
        for (var day = from; day < year.Recorded; day++)
        {
            var progress = (day - from) / (double)(year.Recorded - from);
            var judgement = new Judgement(rng.Chance(0.6), rng.Chance(0.6), rng.Chance(0.5) ? Reason.Sickness : Reason.None);
            if (rng.Chance(0.01 + (0.40 * Math.Pow(progress, 1.4))))
            {
                year.MarkDay(day, judgement);
            }
            else if (rng.Chance(0.03 + (0.30 * progress)))
            {
                var lessons = year.On(day);
                foreach (ref var lesson in lessons[(lessons.Length / 2)..])
                {
                    PupilYear.Mark(ref lesson, lesson.Minutes, judgement);
                }
            }
        }
    }
}
