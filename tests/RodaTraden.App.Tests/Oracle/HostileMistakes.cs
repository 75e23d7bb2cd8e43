namespace RodaTraden.App.Tests.Oracle;

/// <summary>Ways in which a day was told wrongly before it was corrected. Every mistake overlaps the truth that replaces it.</summary>
internal static class HostileMistakes
{
    public static List<HostileLesson> Make(List<HostileLesson> truth, HostilePrng prng, out bool isContradiction)
    {
        var wrong = truth.ConvertAll(lesson => lesson.Copy());
        isContradiction = false;
        var lesson = wrong[0];
        switch (prng.Below(7))
        {
            case 0: // Not reported in time.
                wrong.ForEach(each => Clear(each, reported: false));
                break;
            case 1: // Present all day, or so it was said.
                wrong.ForEach(each => Clear(each, reported: true));
                break;
            case 2: // Five minutes late in the timetable; the break after it is ten.
                lesson.Start += 5;
                lesson.End += 5;
                break;
            case 3: // One long lesson instead of all of the day's.
                Clear(lesson, reported: true);
                lesson.End = wrong[^1].End;
                lesson.Invalid = 17;
                return [lesson];
            case 4: // A lesson told as two halves.
                var half = lesson.Copy();
                Clear(lesson, reported: true);
                Clear(half, reported: true);
                lesson.End = half.Start = lesson.Start + 25;
                lesson.Valid = 25;
                wrong.Insert(1, half);
                break;
            case 5: // Told under another unit and subject.
                lesson.Unit = "U1";
                lesson.Subject = "Svenska";
                break;
            default: // Two rows that contradict each other, so neither is stored.
                isContradiction = true;
                break;
        }

        return wrong;
    }

    /// <summary>The same lesson, told a minute longer and as unreported.</summary>
    public static HostileLesson OtherContent(HostileLesson lesson)
    {
        var other = lesson.Copy();
        Clear(other, reported: false);
        other.End++;
        return other;
    }

    private static void Clear(HostileLesson lesson, bool reported)
    {
        lesson.Reported = reported;
        lesson.Valid = lesson.Invalid = lesson.Leave = lesson.Other = lesson.Unjudged = 0;
        lesson.Notified = lesson.Reason = "";
    }
}
