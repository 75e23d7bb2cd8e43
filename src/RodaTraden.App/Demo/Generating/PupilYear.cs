namespace RodaTraden.App.Demo.Generating;

internal readonly record struct PupilDay(DateOnly Date, Enrolment Enrolment, int First, int Count, double WholeWeight, double PartWeight);

/// <summary>
/// A pupil's whole school year, lesson by lesson. It is always laid to the end of June and cut at the as-of date when
/// written, so that a later as-of date only adds to what was there.
/// </summary>
internal sealed class PupilYear
{
    private readonly Lesson[] lessons;

    private PupilYear(Pupil pupil, SchoolYear year, PupilDay[] days, Lesson[] lessons)
    {
        Pupil = pupil;
        Year = year;
        Days = days;
        this.lessons = lessons;
        Recorded = days.Count(d => d.Date <= year.LastDay);
    }

    public Pupil Pupil { get; }

    public SchoolYear Year { get; }

    public PupilDay[] Days { get; }

    /// <summary>How many of the days lie on or before the as-of date.</summary>
    public int Recorded { get; }

    public int Level => Days[0].Enrolment.Level;

    public static PupilYear? Lay(World world, Pupil pupil, SchoolYear year)
    {
        var days = new List<PupilDay>(190);
        var lessons = new List<Lesson>(1000);
        foreach (var enrolment in pupil.In(year))
        {
            var calendar = world.Calendar(enrolment.Unit.Organiser, year);
            var timetable = world.Timetable(enrolment);
            world.UnplannedClosures.TryGetValue((enrolment.Unit.Index, year.Index), out var closure);
            foreach (var date in calendar.SchoolDays)
            {
                if (!enrolment.Covers(date) || date == closure)
                {
                    continue;
                }

                var slots = timetable.Days[(int)date.DayOfWeek - 1];
                var season = calendar.Season;
                foreach (var slot in slots)
                {
                    lessons.Add(new Lesson { Slot = slot, Subject = SubjectFor(pupil, slot.Subject), Day = days.Count, Reported = true });
                }

                days.Add(new PupilDay(date, enrolment, lessons.Count - slots.Length, slots.Length, season.ForWholeDay(date), season.ForPartDay(date)));
            }
        }

        return days.Count == 0 ? null : new PupilYear(pupil, year, [.. days], [.. lessons]);
    }

    public Span<Lesson> All => lessons;

    public Span<Lesson> On(int day)
    {
        return lessons.AsSpan(Days[day].First, Days[day].Count);
    }

    /// <summary>Minutes that somebody registered and that no leave covers: what a share of absence is a share of.</summary>
    public int ObservedMinutes()
    {
        var minutes = 0;
        foreach (ref readonly var lesson in All)
        {
            minutes += lesson.Reported ? lesson.Minutes - lesson.Leave : 0;
        }

        return minutes;
    }

    public bool IsUntouched(int day)
    {
        foreach (ref readonly var lesson in On(day))
        {
            if (!lesson.IsFree)
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>The minutes that became absence; a lesson that nobody registered holds none.</returns>
    public int MarkDay(int day, Judgement judgement)
    {
        var minutes = 0;
        foreach (ref var lesson in On(day))
        {
            minutes += Mark(ref lesson, lesson.Minutes, judgement);
        }

        return minutes;
    }

    public static int Mark(ref Lesson lesson, int minutes, Judgement judgement)
    {
        if (!lesson.Reported || !lesson.IsFree || minutes <= 0)
        {
            return 0;
        }

        lesson.Valid = judgement.Valid ? minutes : 0;
        lesson.Invalid = judgement.Valid ? 0 : minutes;
        lesson.Notified = judgement.Notified;
        lesson.Reason = judgement.Reason;
        return minutes;
    }

    public static void GrantLeave(ref Lesson lesson, int minutes)
    {
        if (lesson.Reported && lesson.IsFree)
        {
            lesson.Leave = minutes;
            lesson.Notified = true;
            lesson.Reason = Reason.Leave;
        }
    }

    /// <summary>A laid course starts from days on which the pupil was at school.</summary>
    public void Clear(int fromDay)
    {
        foreach (ref var lesson in All[Days[fromDay].First..])
        {
            lesson = new Lesson { Slot = lesson.Slot, Subject = lesson.Subject, Day = lesson.Day, Reported = lesson.Reported };
        }
    }

    private static int SubjectFor(Pupil pupil, int subject)
    {
        return Subjects.Name(subject) switch
        {
            Subjects.LanguageChoice => pupil.Language,
            Subjects.Swedish when pupil.SwedishAsSecond => Subjects.Number(Subjects.SwedishAsSecond),
            _ => subject,
        };
    }
}
