using Microsoft.EntityFrameworkCore;
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

/// <summary>
/// Puts the enrolments of a file among the stored ones. What an enrolment said before is kept as history; an enrolment that was only implied by an absence
/// gives way.
/// </summary>
internal sealed class Placements
{
    private readonly AppDbContext db;
    private readonly Dictionary<(int PupilId, int UnitId, DateOnly? From), Enrolment> stored;
    private readonly ILookup<int, Enrolment> implied;
    private readonly DateOnly today;

    private Placements(AppDbContext db, List<Enrolment> stored, DateOnly today)
    {
        this.db = db;
        this.today = today;
        this.stored = stored.Where(enrolment => !enrolment.IsImplied).ToDictionary(enrolment => (enrolment.PupilId, enrolment.UnitId, enrolment.From));
        implied = stored.Where(enrolment => enrolment.IsImplied).ToLookup(enrolment => enrolment.PupilId);
    }

    public static async Task<Placements> LoadAsync(AppDbContext db, DateOnly today, CancellationToken cancellation) =>
        new(db, await db.Enrolments.ToListAsync(cancellation), today);

    /// <summary>How many pupils stand enrolled at two units at the same time.</summary>
    public int EnrolledTwice() => stored.Values.GroupBy(enrolment => enrolment.PupilId).Count(of => of.Any(one => of.Any(other =>
        one.UnitId < other.UnitId && (one.From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (one.To ?? DateOnly.MaxValue))));

    /// <summary>Puts one enrolment.</summary>
    /// <param name="key">Whose, where and from when.</param>
    /// <param name="row">What the file says of it.</param>
    /// <param name="lines">The lines of the file that say it.</param>
    /// <param name="report">Counts it.</param>
    /// <param name="alsoChanged">The pupil itself was changed by the same line.</param>
    /// <param name="onlyAdds">The line stands for a record that was merged into another: it may add, not change.</param>
    public void Put(PlacementKey key, PlacementRow row, FileLines lines, FileReport report, bool alsoChanged = false, bool onlyAdds = false)
    {
        var isNew = !stored.TryGetValue((key.PupilId, key.UnitId, key.From), out var enrolment);
        if (onlyAdds && !isNew)
        {
            report.Unchanged += lines.Count;
            return;
        }

        if (enrolment is null)
        {
            enrolment = new() { PupilId = key.PupilId, UnitId = key.UnitId, From = key.From, Version = Guid.CreateVersion7() };
            stored[(key.PupilId, key.UnitId, key.From)] = enrolment;
            db.Add(enrolment);
            db.RemoveRange(implied[key.PupilId].Where(one => db.Entry(one).State != EntityState.Deleted));
        }

        var (grade, @class, mentor) = (row.Grade ?? enrolment.Grade, row.Class ?? enrolment.Class, row.Mentor ?? enrolment.MentorKey);
        if (!isNew && (enrolment.Grade, enrolment.Class, enrolment.MentorKey) != (grade, @class, mentor) && (enrolment.Class.Length > 0 || enrolment.Grade.Length > 0 || enrolment.MentorKey.Length > 0))
        {
            db.Add(new FormerPlacement { EnrolmentId = enrolment.Id, Grade = enrolment.Grade, Class = enrolment.Class, MentorKey = enrolment.MentorKey, Until = today });
        }

        (enrolment.To, enrolment.Grade, enrolment.Class, enrolment.MentorKey) = (row.TellsTo ? row.To : enrolment.To, grade, @class, mentor);
        if (RowCount.Of(db.Entry(enrolment), isNew, lines, report, () => enrolment.Version = Guid.CreateVersion7(), alsoChanged))
        {
            report.Touch(key.PupilId);
        }
    }
}
