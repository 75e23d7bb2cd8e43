using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>Subjects by name. New ones get a number below zero until they are saved.</summary>
internal sealed class SubjectNames
{
    private readonly Dictionary<string, int> ids;
    private readonly List<string> added = [];
    private List<Subject> saved = [];

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

    /// <summary>Saves the new names.</summary>
    public async Task SaveNewAsync(AppDbContext db, CancellationToken cancellation)
    {
        if (added.Count > saved.Count)
        {
            saved = added.ConvertAll(name => new Subject { Name = name });
            db.AddRange(saved);
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Puts the numbers of the names that were new into rows.</summary>
    public void Number(Span<LessonRow> rows)
    {
        if (saved.Count == 0)
        {
            return;
        }

        foreach (ref var row in rows)
        {
            if (row.Lesson.SubjectId < 0)
            {
                row = row with { Lesson = row.Lesson with { SubjectId = saved[-row.Lesson.SubjectId - 1].Id } };
            }
        }
    }
}
