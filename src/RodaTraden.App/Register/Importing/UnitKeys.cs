using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>Units by key. The unit of a sparse sender is made when it is first named, with its key as name until a file tells the name.</summary>
internal sealed class UnitKeys
{
    private readonly AppDbContext db;
    private readonly Dictionary<string, int> ids;
    private readonly bool makesNew;

    private UnitKeys(AppDbContext db, Dictionary<string, int> ids, bool makesNew) => (this.db, this.ids, this.makesNew) = (db, ids, makesNew);

    public static async Task<UnitKeys> LoadAsync(AppDbContext db, TableFile table, CancellationToken cancellation) =>
        new(db, await db.Units.ToDictionaryAsync(unit => unit.Key, unit => unit.Id, cancellation), table.IsSparse);

    /// <summary>The unit of a row's column; refuses the row when there is none.</summary>
    public int Of(RegisterRows rows, string column)
    {
        var key = rows.Required(column);
        if (key.Length > 0 && makesNew && !ids.ContainsKey(key))
        {
            var unit = new SchoolUnit { Key = key, Name = key, Version = Guid.CreateVersion7() };
            db.Add(unit);
            db.SaveChanges();
            ids[key] = unit.Id;
            rows.CountMadeUnit();
        }

        return key.Length > 0 ? rows.Known(column, key, ids, RowRefusalReason.UnknownUnit, 0) : 0;
    }
}
