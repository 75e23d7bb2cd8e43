using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>Subjects by name. New ones get a number below zero until they are saved.</summary>
internal sealed class SubjectNames
{
    private readonly Dictionary<string, int> ids;
    private readonly List<string> added = [];

    private SubjectNames(Dictionary<string, int> ids) => this.ids = ids;

    public static async Task<SubjectNames> LoadAsync(AppDbContext db, CancellationToken cancellation) =>
        new(await db.Subjects.ToDictionaryAsync(subject => subject.Name, subject => subject.Id, StringComparer.Ordinal, cancellation));

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

    /// <summary>Saves the new names and puts their numbers into the rows.</summary>
    public async Task SaveNewAsync(AppDbContext db, List<LessonRow> rows, CancellationToken cancellation)
    {
        if (added.Count == 0)
        {
            return;
        }

        var saved = added.Select(name => new Subject { Name = name }).ToList();
        db.AddRange(saved);
        await db.SaveChangesAsync(cancellation);
        foreach (ref var row in CollectionsMarshal.AsSpan(rows))
        {
            if (row.Lesson.SubjectId < 0)
            {
                row = row with { Lesson = row.Lesson with { SubjectId = saved[-row.Lesson.SubjectId - 1].Id } };
            }
        }
    }
}
