using System.Globalization;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>The import rules of contract.md, row by row, for the native files that the measures need.</summary>
internal static class PlainImport
{
    private static readonly string[] KindsInOrder =
        ["units", "calendar", "pupils", "guardians", "staff", "lessons", "absences", ""];

    public static PlainStore ReadAll(IReadOnlyList<string> importsInOrder, DateOnly importDay)
    {
        var store = new PlainStore();
        foreach (var import in importsInOrder)
        {
            foreach (var (path, kind, table) in FilesOf(import))
            {
                ReadTable(store, Path.GetFileName(path), kind, table, importDay);
            }
        }

        return store;
    }

    private static List<(string Path, string Kind, PlainTable Table)> FilesOf(string import)
    {
        var paths = Directory.Exists(import) ? Directory.GetFiles(import, "*.csv") : [import];
        var files = new List<(string Path, string Kind, PlainTable Table)>();
        foreach (var path in paths)
        {
            var table = PlainCsv.Read(path);
            files.Add((path, KindOf(table), table));
        }

        files.Sort((a, b) =>
        {
            var byKind = Array.IndexOf(KindsInOrder, a.Kind).CompareTo(Array.IndexOf(KindsInOrder, b.Kind));
            return byKind != 0
                ? byKind
                : string.CompareOrdinal(Path.GetFileName(a.Path), Path.GetFileName(b.Path));
        });
        return files;
    }

    /// <summary>The kind is told from the headings. Empty when no mapping fits: the file is refused whole.</summary>
    public static string KindOf(PlainTable table)
    {
        if (HasAll(table, "pupil", "unit", "date", "start", "end", "subject", "reported", "valid", "invalid", "leave", "other"))
        {
            return "lessons";
        }

        if (HasAll(table, "pupil", "date", "start", "end", "kind"))
        {
            return "absences";
        }

        if (HasAll(table, "pupil", "guardian"))
        {
            return "guardians";
        }

        if (HasAll(table, "pupil", "unit", "given_name", "family_name", "marking"))
        {
            return "pupils";
        }

        if (HasAll(table, "staff"))
        {
            return "staff";
        }

        if (HasAll(table, "date", "kind"))
        {
            return "calendar";
        }

        return HasAll(table, "unit", "organiser") ? "units" : "";
    }

    private static bool HasAll(PlainTable table, params string[] columns) => Array.TrueForAll(columns, table.Has);

    private static void ReadTable(PlainStore store, string file, string kind, PlainTable table, DateOnly importDay)
    {
        var before = store.Refusals.Count;
        if (kind == "units")
        {
            ReadUnits(store, file, table);
        }
        else if (kind == "pupils")
        {
            ReadPupils(store, file, table);
        }
        else if (kind == "lessons")
        {
            PlainLessons.Read(store, file, table, importDay);
        }

        // calendar, guardians, staff and absences change no measure, so nothing of them is kept.
        store.Files.Add(new PlainFile(file, kind, table.Rows.Count, store.Refusals.Count - before));
    }

    private static void ReadUnits(PlainStore store, string file, PlainTable table)
    {
        string[] columns = ["unit", "name", "organiser", "organiser_kind", "municipality", "forms"];
        var contents = new Dictionary<string, string>(StringComparer.Ordinal);
        var contradicted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, cells) in table.Rows)
        {
            var unit = table.Cell(cells, "unit");
            var content = Content(table, cells, columns);
            if (!contents.TryAdd(unit, content) && contents[unit] != content)
            {
                contradicted.Add(unit);
            }
        }

        foreach (var (line, cells) in table.Rows)
        {
            var unit = table.Cell(cells, "unit");
            if (unit.Length == 0)
            {
                store.Refusals.Add(new PlainRefusal(file, line, "unit is missing"));
            }
            else if (contradicted.Contains(unit))
            {
                store.Refusals.Add(new PlainRefusal(file, line, "contradicts another row"));
            }
            else
            {
                store.Units.Add(unit);
            }
        }
    }

    private static void ReadPupils(PlainStore store, string file, PlainTable table)
    {
        string[] columns =
        [
            "pupil", "given_name", "family_name", "birth_date", "sex", "grade", "class", "unit", "home_municipality",
            "marking", "mentor", "civic_number", "enrolled_from", "enrolled_to",
        ];
        var good = new List<(int Line, List<string> Cells, string Key, string Content)>();
        foreach (var (line, cells) in table.Rows)
        {
            var why = WhyPupilRefused(store, table, cells);
            if (why is not null)
            {
                store.Refusals.Add(new PlainRefusal(file, line, why));
                continue;
            }

            var key = Content(table, cells, ["pupil", "unit", "enrolled_from"]);
            good.Add((line, cells, key, Content(table, cells, columns)));
        }

        var contents = new Dictionary<string, string>(StringComparer.Ordinal);
        var contradicted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in good)
        {
            if (!contents.TryAdd(row.Key, row.Content) && contents[row.Key] != row.Content)
            {
                contradicted.Add(row.Key);
            }
        }

        var markedInThisFile = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var row in good)
        {
            if (contradicted.Contains(row.Key))
            {
                store.Refusals.Add(new PlainRefusal(file, row.Line, "contradicts another row"));
                continue;
            }

            var key = table.Cell(row.Cells, "pupil");
            if (!store.Pupils.TryGetValue(key, out var pupil))
            {
                pupil = new PlainPupil(key);
                store.Pupils.Add(key, pupil);
            }

            var unit = table.Cell(row.Cells, "unit");
            _ = TryOptionalDate(table.Cell(row.Cells, "enrolled_from"), out var from);
            _ = TryOptionalDate(table.Cell(row.Cells, "enrolled_to"), out var to);
            pupil.Enrolments.RemoveAll(earlier => earlier.Unit == unit && earlier.From == from);
            pupil.Enrolments.Add(new PlainEnrolment(unit, from, to));
            var marked = table.Cell(row.Cells, "marking") != "none";
            markedInThisFile[key] = marked || markedInThisFile.GetValueOrDefault(key);
        }

        foreach (var (key, marked) in markedInThisFile)
        {
            store.Pupils[key].IsProtected = marked;
        }
    }

    private static string? WhyPupilRefused(PlainStore store, PlainTable table, List<string> cells)
    {
        foreach (var required in (string[])["pupil", "unit", "given_name", "family_name", "marking"])
        {
            if (table.Cell(cells, required).Length == 0)
            {
                return required + " is missing";
            }
        }

        if (!store.Units.Contains(table.Cell(cells, "unit")))
        {
            return "unknown unit";
        }

        if (table.Cell(cells, "marking") is not ("none" or "sekretessmarkering" or "skyddad_folkbokforing"))
        {
            return "unknown marking";
        }

        if (!TryOptionalDate(table.Cell(cells, "birth_date"), out _)
            || !TryOptionalDate(table.Cell(cells, "enrolled_from"), out var from)
            || !TryOptionalDate(table.Cell(cells, "enrolled_to"), out var to))
        {
            return "impossible date";
        }

        return from is not null && to is not null && to < from ? "end before start" : null;
    }

    private static string Content(PlainTable table, List<string> cells, string[] columns)
    {
        var parts = new string[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            parts[i] = table.Cell(cells, columns[i]);
        }

        return string.Join('\u001f', parts);
    }

    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static bool TryOptionalDate(string text, out DateOnly? date)
    {
        date = null;
        if (text.Length == 0)
        {
            return true;
        }

        if (!TryDate(text, out var found))
        {
            return false;
        }

        date = found;
        return true;
    }
}
