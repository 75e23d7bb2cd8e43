namespace RodaTraden.App.Tests.Oracle;

/// <summary>A lesson that is being planned.</summary>
internal sealed class HostileLesson
{
    public required string Unit { get; set; }

    public required int Start { get; set; }

    public required int End { get; set; }

    public required string Subject { get; set; }

    public bool Reported { get; set; } = true;

    public int Valid { get; set; }

    public int Invalid { get; set; }

    public int Leave { get; set; }

    public int Other { get; set; }

    public string Notified { get; set; } = "";

    public string Reason { get; set; } = "";

    public int Unjudged { get; set; }

    public int Observed => Reported ? End - Start - Leave : 0;

    public int Absent => Valid + Invalid;

    public int Room => Reported ? End - Start - Leave - Other - Valid - Invalid : 0;

    public HostileLesson Copy() => (HostileLesson)MemberwiseClone();
}

internal enum Laying
{
    Scattered,
    FromTheEnd,
    InSlices,
}

internal enum Judged
{
    Mixed,
    OnlyValid,
    OnlyInvalid,
}

/// <summary>The truth about one pupil's lessons, and the tools that put it exactly on a limit.</summary>
internal sealed class HostileCourse(string pupil, string unit, HostilePrng prng)
{
    public static readonly string[] Subjects =
        ["Svenska", "Matematik", "Engelska", "Idrott och hälsa", "Hem; och konsument", "Musik, kör", "\"Eget\" val", ""];

    public string Pupil { get; } = pupil;

    public string Unit { get; } = unit;

    public HostilePrng Prng { get; } = prng;

    public SortedDictionary<DateOnly, List<HostileLesson>> Days { get; } = [];

    public List<string> Notes { get; } = [];

    public List<HostileLesson> this[DateOnly date] => Days[date];

    /// <summary>The latest planned days up to a date, inside its school year, oldest first.</summary>
    public List<DateOnly> Last(DateOnly target, int n)
    {
        var days = Since(YearStart(target), target);
        return days.GetRange(Math.Max(0, days.Count - n), Math.Min(n, days.Count));
    }

    public List<DateOnly> Since(DateOnly from, DateOnly target)
    {
        var days = new List<DateOnly>();
        foreach (var date in Days.Keys)
        {
            if (date >= from && date <= target)
            {
                days.Add(date);
            }
        }

        return days;
    }

    /// <summary>The days made whole: everything reported, everybody present, lessons of even twenties.</summary>
    public void Reset(IEnumerable<DateOnly> dates, params int[] lengths)
    {
        foreach (var date in dates)
        {
            Reset(date, lengths.Length > 0 ? lengths : Unit == "U3" ? [300] : [60, 80, 60]);
        }
    }

    public void Reset(DateOnly date, params int[] lengths)
    {
        var lessons = new List<HostileLesson>();
        var start = (8 * 60) + 10;
        foreach (var length in lengths)
        {
            lessons.Add(new HostileLesson
            {
                Unit = Unit,
                Start = start,
                End = start + length,
                Subject = Unit == "U3" ? "" : Subjects[(date.DayNumber + lessons.Count) % Subjects.Length],
            });
            start += length + 10;
        }

        Days[date] = lessons;
    }

    /// <summary>Some lessons unreported, on leave or spent elsewhere, in twenties, while every day stays observed.</summary>
    public void Veil(IEnumerable<DateOnly> dates)
    {
        foreach (var date in dates)
        {
            var lessons = Days[date];
            if (lessons.Count < 2 || !Prng.Chance(40))
            {
                continue;
            }

            var lesson = lessons[Prng.Below(lessons.Count)];
            var what = Prng.Below(4);
            if (what == 0)
            {
                lesson.Reported = false;
            }
            else if (what == 1)
            {
                lesson.Leave = 20;
            }
            else if (what == 2)
            {
                lesson.Leave = lesson.End - lesson.Start;
            }
            else
            {
                lesson.Other = 20;
            }
        }
    }

    public void Unreport(DateOnly date)
    {
        foreach (var lesson in Days[date])
        {
            lesson.Reported = false;
            lesson.Valid = lesson.Invalid = lesson.Leave = lesson.Other = 0;
        }
    }

    /// <summary>Reported, and all of it granted leave: unobserved too.</summary>
    public void OnLeave(DateOnly date)
    {
        foreach (var lesson in Days[date])
        {
            lesson.Reported = true;
            lesson.Valid = lesson.Invalid = lesson.Other = 0;
            lesson.Leave = lesson.End - lesson.Start;
        }
    }

    public void Unobserve(DateOnly date)
    {
        if (Prng.Chance(50))
        {
            Unreport(date);
        }
        else
        {
            OnLeave(date);
        }
    }

    public int Observed(IEnumerable<DateOnly> dates)
    {
        var sum = 0;
        foreach (var date in dates)
        {
            foreach (var lesson in Days[date])
            {
                sum += lesson.Observed;
            }
        }

        return sum;
    }

    /// <summary>Lays exactly that many absent minutes over the days; room taken by `other` is freed when it must be.</summary>
    public void Lay(IReadOnlyList<DateOnly> dates, int minutes, Laying laying, Judged judged)
    {
        var lessons = new List<HostileLesson>();
        foreach (var date in dates)
        {
            lessons.AddRange(Days[date]);
        }

        if (laying == Laying.FromTheEnd)
        {
            lessons.Reverse();
        }
        else
        {
            Prng.Shuffle(lessons);
        }

        var left = minutes;
        var slice = laying == Laying.InSlices ? Prng.Between(5, 25) : int.MaxValue;
        for (var round = 0; left > 0 && round < 100; round++)
        {
            foreach (var lesson in lessons)
            {
                if (round == 50)
                {
                    lesson.Other = 0;
                }

                var take = Math.Min(left, Math.Min(lesson.Room, slice));
                Be(lesson, take, judged);
                left -= take;
            }
        }

        if (left > 0)
        {
            throw new InvalidOperationException("No room for so much absence: " + Pupil);
        }
    }

    /// <summary>Absent from every observed minute of the day.</summary>
    public void Away(DateOnly date, Judged judged)
    {
        foreach (var lesson in Days[date])
        {
            lesson.Other = 0;
            Be(lesson, lesson.Room, judged);
        }
    }

    public void Be(HostileLesson lesson, int minutes, Judged judged)
    {
        if (minutes <= 0)
        {
            return;
        }

        var invalid = judged == Judged.OnlyValid ? 0 : judged == Judged.OnlyInvalid ? minutes : Prng.Between(0, minutes);
        lesson.Invalid += invalid;
        lesson.Valid += minutes - invalid;
        lesson.Notified = Prng.Chance(50) ? "1" : Prng.Chance(50) ? "0" : "";
        lesson.Reason = lesson.Valid > 0 && Prng.Chance(60) ? "sickness" : "";
        lesson.Unjudged = Prng.Chance(20) ? Prng.Between(0, lesson.Invalid) : 0;
    }

    public Laying AnyLaying() => Prng.Pick(Enum.GetValues<Laying>());

    public Judged AnyJudged() => Prng.Pick(Enum.GetValues<Judged>());

    private static DateOnly YearStart(DateOnly date) =>
        new(date.Month >= 7 ? date.Year : date.Year - 1, 7, 1);
}
