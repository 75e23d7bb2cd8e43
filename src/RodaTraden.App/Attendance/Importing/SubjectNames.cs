using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// Subjects by name, for one file. New ones get a number below zero until they are saved. Files are parsed beside each other, so each has its own.
/// </summary>
/// <param name="known">The subjects that were there when parsing began; never changed.</param>
internal sealed class SubjectNames(IReadOnlyDictionary<string, int> known)
{
    private readonly Dictionary<string, int> ids = new(known, StringComparer.Ordinal);
    private readonly List<string> added = [];
    private int[] saved = [];

    public static Task<Dictionary<string, int>> LoadAsync(AppDbContext db, CancellationToken cancellation) =>
        db.Subjects.ToDictionaryAsync(subject => subject.Name, subject => subject.Id, StringComparer.Ordinal, cancellation);

    public int IdOf(ReadOnlySpan<char> name)
    {
        if (ids.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var id))
        {
            return id;
        }

        var text = name.ToString();
        added.Add(text);
        return ids[text] = -added.Count;
    }

    /// <summary>Saves the names that are still new: a file before this one may have brought them too.</summary>
    public async Task SaveNewAsync(AppDbContext db, CancellationToken cancellation)
    {
        if (added.Count == 0)
        {
            return;
        }

        var there = await LoadAsync(db, cancellation);
        var rows = added.Where(name => !there.ContainsKey(name)).Select(name => new Subject { Name = name }).ToList();
        db.AddRange(rows);
        await db.SaveChangesAsync(cancellation);
        foreach (var row in rows)
        {
            there[row.Name] = row.Id;
        }

        saved = [.. added.Select(name => there[name])];
    }

    /// <summary>Puts the numbers of the names that were new into rows.</summary>
    public void Number(Span<LessonRow> rows)
    {
        if (saved.Length == 0)
        {
            return;
        }

        foreach (ref var row in rows)
        {
            if (row.Lesson.SubjectId < 0)
            {
                row = row with { Lesson = row.Lesson with { SubjectId = saved[-row.Lesson.SubjectId - 1] } };
            }
        }
    }
}
