using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>What a file says of where a pupil goes: which unit, from when.</summary>
internal readonly record struct PlacementKey(int PupilId, int UnitId, DateOnly? From);

/// <summary>Until when, and in which class. Null where the file has no column for it: what is stored stands.</summary>
internal sealed record PlacementRow(DateOnly? To, bool TellsTo, string? Grade, string? Class, string? Mentor)
{
    /// <summary>What a row tells of a placement.</summary>
    public static PlacementRow Of(RegisterRows rows) => new(rows.Date("enrolled_to"), rows.Has("enrolled_to"), Told(rows, "grade"), Told(rows, "class"), Told(rows, "mentor"));

    private static string? Told(RegisterRows rows, string column) => rows.Has(column) ? rows.Text(column) : null;
}

/// <summary>One enrolment as a file tells it.</summary>
/// <param name="Key">Whose, where and from when.</param>
/// <param name="Row">What the file says of it.</param>
/// <param name="Lines">The lines of the file that say it.</param>
/// <param name="AlsoChanged">The pupil itself was changed by the same line.</param>
/// <param name="OnlyAdds">The line stands for a record that was merged into another: it may add, not change.</param>
internal sealed record ToldPlacement(PlacementKey Key, PlacementRow Row, FileLines Lines, bool AlsoChanged = false, bool OnlyAdds = false);

/// <summary>
/// Puts the enrolments of a file among the stored ones. What an enrolment said before is kept as history; an enrolment that was only implied by an absence
/// gives way.
/// </summary>
internal sealed class Placements
{
    private readonly AppDbContext db;
    private readonly RowWriter<Enrolment> writer;
    private readonly Dictionary<PlacementKey, Enrolment> stored;
    private readonly Dictionary<int, List<Enrolment>> implied;
    private readonly DateOnly today;

    private Placements(AppDbContext db, RegisterChanges changes, List<Enrolment> stored, DateOnly today)
    {
        this.db = db;
        this.today = today;
        writer = new(db, changes, RegisterTables.Enrolments);
        this.stored = stored.Where(enrolment => !enrolment.IsImplied).ToDictionary(enrolment => new PlacementKey(enrolment.PupilId, enrolment.UnitId, enrolment.From));
        implied = stored.Where(enrolment => enrolment.IsImplied).GroupBy(enrolment => enrolment.PupilId).ToDictionary(of => of.Key, of => of.ToList());
    }

    public static async Task<Placements> LoadAsync(AppDbContext db, RegisterChanges changes, DateOnly today, CancellationToken cancellation) =>
        new(db, changes, await db.Enrolments.AsNoTracking().ToListAsync(cancellation), today);

    /// <summary>How many pupils stand enrolled at two units at the same time.</summary>
    public int EnrolledTwice() => stored.Values.GroupBy(enrolment => enrolment.PupilId).Count(of => of.Any(one => of.Any(other =>
        one.UnitId < other.UnitId && (one.From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (one.To ?? DateOnly.MaxValue))));

    /// <summary>Puts the enrolments of a file, counts them, and saves.</summary>
    public async Task PutAsync(IReadOnlyCollection<ToldPlacement> told, FileReport report, CancellationToken cancellation)
    {
        var ids = await writer.TakeIdsAsync(told.Select(one => one.Key).Where(key => !stored.ContainsKey(key)).Distinct().Count(), cancellation);
        foreach (var one in told)
        {
            if (stored.TryGetValue(one.Key, out var enrolment))
            {
                Change(enrolment, one, report);
            }
            else
            {
                Add(ids.Dequeue(), one, report);
            }

            await writer.SaveManyAsync(cancellation);
        }

        await writer.SaveAsync(cancellation);
    }

    private void Add(int id, ToldPlacement told, FileReport report)
    {
        var (key, row) = (told.Key, told.Row);
        var enrolment = new Enrolment
        {
            Id = id,
            PupilId = key.PupilId,
            UnitId = key.UnitId,
            From = key.From,
            To = row.To,
            Grade = row.Grade ?? "",
            Class = row.Class ?? "",
            MentorKey = row.Mentor ?? "",
            Version = Guid.CreateVersion7(),
        };
        stored[key] = enrolment;
        writer.Make(enrolment);
        if (implied.Remove(key.PupilId, out var given))
        {
            db.RemoveRange(given);
        }

        RowCount.New(told.Lines, report);
        report.Touch(key.PupilId);
    }

    private void Change(Enrolment enrolment, ToldPlacement told, FileReport report)
    {
        var row = told.Row;
        var was = (enrolment.Grade, enrolment.Class, enrolment.MentorKey);
        var (grade, @class, mentor) = (row.Grade ?? enrolment.Grade, row.Class ?? enrolment.Class, row.Mentor ?? enrolment.MentorKey);
        var to = row.TellsTo ? row.To : enrolment.To;
        if (told.OnlyAdds || (!told.AlsoChanged && to == enrolment.To && was == (grade, @class, mentor)))
        {
            RowCount.Unchanged(told.Lines, report);
            return;
        }

        writer.Track(enrolment);
        if (was != (grade, @class, mentor) && was != ("", "", "") && !writer.Waits(enrolment))
        {
            db.Add(new FormerPlacement { EnrolmentId = enrolment.Id, Grade = enrolment.Grade, Class = enrolment.Class, MentorKey = enrolment.MentorKey, Until = today });
        }

        (enrolment.To, enrolment.Grade, enrolment.Class, enrolment.MentorKey) = (to, grade, @class, mentor);
        if (RowCount.Of(db.Entry(enrolment), isNew: false, told.Lines, report, () => enrolment.Version = Guid.CreateVersion7(), told.AlsoChanged))
        {
            report.Touch(told.Key.PupilId);
        }
    }
}
