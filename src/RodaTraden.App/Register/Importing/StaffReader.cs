using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>staff.csv: people and what they do at which unit. A person may stand on several rows.</summary>
internal sealed class StaffReader(AppDbContext db) : IFileReader
{
    public FileKind Kind => FileKind.Staff;

    public async Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var units = await db.Units.ToDictionaryAsync(unit => unit.Key, unit => unit.Id, cancellation);
        var rows = new RegisterRows(table, report);
        var people = new FileRows<string, StaffRow>(report, "staff");
        var posts = new HashSet<(string Staff, int Unit, string Role)>();
        while (rows.Next())
        {
            var key = rows.Required("staff");
            var row = new StaffRow(rows.Text("given_name"), rows.Text("family_name"), rows.Text("email"));
            var unit = rows.Text("unit");
            var unitId = unit.Length > 0 ? rows.Known("unit", unit, units, RowRefusalReason.UnknownUnit, 0) : 0;
            if (rows.IsInOrder)
            {
                people.Add(key, rows.Line, row);
                if (unitId > 0)
                {
                    posts.Add((key, unitId, rows.Text("role")));
                }
            }
        }

        var stored = await db.Staff.ToDictionaryAsync(staff => staff.Key, cancellation);
        var agreed = new HashSet<string>();
        foreach (var (key, row, lines) in people.Agreed())
        {
            var isNew = !stored.TryGetValue(key, out var staff);
            if (staff is null)
            {
                stored[key] = staff = new() { Key = key, Version = Guid.CreateVersion7() };
                db.Add(staff);
            }

            (staff.GivenName, staff.FamilyName, staff.Email) = (row.GivenName, row.FamilyName, row.Email);
            RowCount.Of(db.Entry(staff), isNew, lines, report, () => staff.Version = Guid.CreateVersion7());
            agreed.Add(key);
        }

        await db.SaveChangesAsync(cancellation);
        var known = (await db.StaffPosts.Select(post => new { post.StaffId, post.UnitId, post.Role }).ToListAsync(cancellation)).ToHashSet();
        foreach (var (key, unitId, role) in posts.Where(post => agreed.Contains(post.Staff)))
        {
            if (known.Add(new { StaffId = stored[key].Id, UnitId = unitId, Role = role }))
            {
                db.Add(new StaffPost { StaffId = stored[key].Id, UnitId = unitId, Role = role });
            }
        }
    }

    private sealed record StaffRow(string GivenName, string FamilyName, string Email);
}
