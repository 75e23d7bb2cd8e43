using System.Globalization;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>lessons.csv: what is refused, what is one, what replaces what.</summary>
internal static class PlainLessons
{
    public static void Read(PlainStore store, string file, PlainTable table, DateOnly importDay)
    {
        var byPupilAndDate = new Dictionary<(string Pupil, DateOnly Date), List<(int Line, PlainLesson Lesson)>>();
        foreach (var (line, cells) in table.Rows)
        {
            var why = WhyRefused(store, table, cells, importDay, out var pupil, out var lesson);
            if (why is not null)
            {
                store.Refusals.Add(new PlainRefusal(file, line, why));
                continue;
            }

            var place = (pupil, lesson.Date);
            if (!byPupilAndDate.TryGetValue(place, out var rows))
            {
                rows = [];
                byPupilAndDate.Add(place, rows);
            }

            rows.Add((line, lesson));
        }

        foreach (var ((pupil, date), rows) in byPupilAndDate)
        {
            var accepted = new List<PlainLesson>();
            foreach (var (line, lesson) in rows)
            {
                if (IsContradicted(lesson, rows))
                {
                    store.Refusals.Add(new PlainRefusal(file, line, "contradicts another row"));
                }
                else if (!accepted.Contains(lesson))
                {
                    accepted.Add(lesson);
                }
            }

            Store(store.Pupils[pupil], date, accepted);
        }
    }

    /// <summary>Same start or overlapping time, and not the very same content. (Two lessons that start together overlap.)</summary>
    private static bool IsContradicted(PlainLesson lesson, List<(int Line, PlainLesson Lesson)> rows)
    {
        foreach (var (_, other) in rows)
        {
            if (lesson.Overlaps(other) && lesson != other)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The later import wins over every stored lesson of that pupil and date that it overlaps.</summary>
    private static void Store(PlainPupil pupil, DateOnly date, List<PlainLesson> accepted)
    {
        if (accepted.Count == 0)
        {
            return;
        }

        if (!pupil.Lessons.TryGetValue(date, out var stored))
        {
            stored = [];
            pupil.Lessons.Add(date, stored);
        }

        foreach (var lesson in accepted)
        {
            stored.RemoveAll(earlier => earlier.Overlaps(lesson));
        }

        stored.AddRange(accepted);
    }

    private static string? WhyRefused(
        PlainStore store, PlainTable table, List<string> cells, DateOnly importDay, out string pupil, out PlainLesson lesson)
    {
        lesson = new PlainLesson("", default, 0, 0, "", false, 0, 0, 0, 0, "", "", 0);
        pupil = table.Cell(cells, "pupil");
        if (!store.Pupils.ContainsKey(pupil))
        {
            return "unknown pupil";
        }

        var unit = table.Cell(cells, "unit");
        if (!store.Units.Contains(unit))
        {
            return "unknown unit";
        }

        if (!PlainImport.TryDate(table.Cell(cells, "date"), out var date))
        {
            return "impossible date";
        }

        if (date > importDay)
        {
            return "future date";
        }

        if (!TryTime(table.Cell(cells, "start"), out var start) || !TryTime(table.Cell(cells, "end"), out var end))
        {
            return "impossible time";
        }

        if (end <= start)
        {
            return "end not after start";
        }

        var reported = table.Cell(cells, "reported");
        var notified = table.Cell(cells, "notified");
        if (reported is not ("0" or "1") || notified is not ("" or "0" or "1"))
        {
            return "neither 0 nor 1";
        }

        var unjudgedText = table.Cell(cells, "unjudged");
        if (!TryMinutes(table.Cell(cells, "valid"), out var valid)
            || !TryMinutes(table.Cell(cells, "invalid"), out var invalid)
            || !TryMinutes(table.Cell(cells, "leave"), out var leave)
            || !TryMinutes(table.Cell(cells, "other"), out var other)
            || !TryMinutes(unjudgedText.Length == 0 ? "0" : unjudgedText, out var unjudged))
        {
            return "not whole minutes";
        }

        if ((long)valid + invalid + leave + other > end - start || unjudged > invalid)
        {
            return "minutes do not fit";
        }

        if (reported == "0" && (valid != 0 || invalid != 0 || leave != 0 || other != 0))
        {
            return "an unreported lesson has only zeros";
        }

        lesson = new PlainLesson(
            unit, date, start, end, table.Cell(cells, "subject"), reported == "1", valid, invalid, leave, other,
            notified, table.Cell(cells, "reason"), unjudged);
        return null;
    }

    private static bool TryTime(string text, out int minutes)
    {
        minutes = 0;
        if (!TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return false;
        }

        minutes = (time.Hour * 60) + time.Minute;
        return true;
    }

    private static bool TryMinutes(string text, out int minutes) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out minutes);
}
