using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NpgsqlTypes;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;

namespace RodaTraden.Bench.Layouts;

/// <summary>The table of a layout, written and read by the program's own means.</summary>
internal sealed class LayoutTable
{
    public const string Name = "attendance";

    private static readonly string[] Sums = ["school_days", "observed_days", "offered", "reported", "valid", "invalid", "leave"];

    private readonly Layout layout;
    private readonly AppDbContext db;
    private readonly BulkTable<AttendanceMonth> bulk;

    public LayoutTable(Layout layout, AppDbContext db)
    {
        (this.layout, this.db) = (layout, db);
        bulk = new(Name, layout.Key, [
            Whole(layout.Period.Name, row => row.Month),
            Whole("pupil_id", row => row.PupilId),
            Whole(Sums[0], row => row.SchoolDays),
            Whole(Sums[1], row => row.ObservedDays),
            Whole(Sums[2], row => row.Offered),
            Whole(Sums[3], row => row.Reported),
            Whole(Sums[4], row => row.Valid),
            Whole(Sums[5], row => row.Invalid),
            Whole(Sums[6], row => row.Leave),
            .. layout.Period.HasDaySums ? [Block("days", row => row.Days)] : Array.Empty<BulkColumn<AttendanceMonth>>(),
            Block("lessons", row => row.Lessons),
        ]);
    }

    /// <summary>What makes the table.</summary>
    /// <param name="block">The type of a block of bytes.</param>
    /// <param name="ending">What stands after the columns.</param>
    public string Definition(string block, string ending)
    {
        var whole = Sums.Prepend("pupil_id").Prepend(layout.Period.Name).Select(column => $"{column} integer NOT NULL");
        var days = layout.Period.HasDaySums ? $"days {block} NOT NULL, " : "";
        return $"CREATE TABLE {Name} ({string.Join(", ", whole)}, {days}lessons {block} NOT NULL, PRIMARY KEY ({string.Join(", ", layout.Key)})) {ending}";
    }

    /// <summary>Adds rows whose keys are not there.</summary>
    public Task AddAsync(IReadOnlyCollection<AttendanceMonth> rows) => bulk.AddAsync(db, rows, CancellationToken.None);

    /// <summary>Writes rows in place of those with the same keys.</summary>
    public Task ReplaceAsync(IReadOnlyCollection<AttendanceMonth> rows) => bulk.ReplaceAsync(db, rows, CancellationToken.None);

    /// <summary>The rows of some periods and of pupils with neighbouring numbers, by pupil and period.</summary>
    public async Task<List<StoredMonth>> ReadAsync(IEnumerable<int> periods, int firstPupil, int lastPupil)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var pupils = firstPupil == lastPupil ? "pupil_id = @first" : "pupil_id BETWEEN @first AND @last";
        command.CommandText = $"SELECT {layout.Period.Name}, pupil_id, lessons{(layout.Period.HasDaySums ? ", days" : "")} FROM {Name} WHERE {layout.Period.Name} IN ({string.Join(',', periods)}) AND {pupils}";
        Add(command, "@first", firstPupil);
        if (firstPupil != lastPupil)
        {
            Add(command, "@last", lastPupil);
        }

        var found = new List<StoredMonth>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            found.Add(new(rows.GetInt32(0), rows.GetInt32(1), layout.Period.HasDaySums ? rows.GetFieldValue<byte[]>(3) : [], rows.GetFieldValue<byte[]>(2)));
        }

        found.Sort((one, other) => (one.PupilId, one.Month).CompareTo((other.PupilId, other.Month)));
        return found;
    }

    private static BulkColumn<AttendanceMonth, int> Whole(string name, Func<AttendanceMonth, int> value) => new(name, NpgsqlDbType.Integer, value);

    private static BulkColumn<AttendanceMonth, byte[]> Block(string name, Func<AttendanceMonth, byte[]> value) => new(name, NpgsqlDbType.Bytea, value);

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
