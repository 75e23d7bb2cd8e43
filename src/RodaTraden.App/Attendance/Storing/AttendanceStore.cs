using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Cases.Measures;

namespace RodaTraden.App.Attendance.Storing;

/// <summary>
/// Reads and writes months of attendance past the change tracker. Writes belong to the transaction that the caller has begun.
/// </summary>
internal sealed class AttendanceStore(AppDbContext db)
{
    private const int Batch = 2000;

    private static readonly BulkTable<AttendanceMonth> Table = new(
        "attendance_months",
        ["month", "pupil_id"],
        Whole("month", month => month.Month),
        Whole("pupil_id", month => month.PupilId),
        Whole("school_days", month => month.SchoolDays),
        Whole("observed_days", month => month.ObservedDays),
        Whole("offered", month => month.Offered),
        Whole("reported", month => month.Reported),
        Whole("valid", month => month.Valid),
        Whole("invalid", month => month.Invalid),
        Whole("leave", month => month.Leave),
        new BulkColumn<AttendanceMonth, byte[]>("days", NpgsqlDbType.Bytea, month => month.Days),
        new BulkColumn<AttendanceMonth, byte[]>("lessons", NpgsqlDbType.Bytea, month => month.Lessons));

    /// <summary>Year and month of a day, as stored.</summary>
    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    /// <summary>
    /// Whoever reads months to write them again goes one at a time, until its transaction ends. SQLite's write transactions already do.
    /// </summary>
    public Task LockAsync(CancellationToken cancellation) => AdvisoryLocks.WaitAsync(db, AdvisoryLocks.Attendance, cancellation);

    /// <summary>All months of some pupils between two months, both included; of all pupils when none are named.</summary>
    public async Task<List<StoredMonth>> ReadAsync(int firstMonth, int lastMonth, IReadOnlyCollection<int>? pupils, CancellationToken cancellation)
    {
        var found = new List<StoredMonth>();
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            foreach (var chunk in pupils is null ? [null] : pupils.Chunk(Batch).Cast<int[]?>())
            {
                // The months one by one, not as a span: only then can the key (month, pupil) be used to the end.
                await using var command = db.PlainCommand($"SELECT month, pupil_id, days, lessons FROM attendance_months WHERE month IN ({string.Join(',', Months(firstMonth, lastMonth))})");
                if (chunk is not null)
                {
                    command.Only(db, "pupil_id", chunk);
                }

                await using var rows = await command.ExecuteReaderAsync(cancellation);
                while (await rows.ReadAsync(cancellation))
                {
                    found.Add(new(rows.GetInt32(0), rows.GetInt32(1), rows.GetFieldValue<byte[]>(2), rows.GetFieldValue<byte[]>(3)));
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return found;
    }

    /// <summary>
    /// All months of some pupils, to be asked further. Names each month between the first and the last that anybody has: the key begins with the month, and without it
    /// everybody's rows are read.
    /// </summary>
    public async Task<IQueryable<AttendanceMonth>> OfPupilsAsync(IReadOnlyCollection<int> pupils, CancellationToken cancellation)
    {
        var first = await db.AttendanceMonths.MinAsync(month => (int?)month.Month, cancellation);
        var last = await db.AttendanceMonths.MaxAsync(month => (int?)month.Month, cancellation);
        var all = first is null ? [] : Months(first.Value, last!.Value).ToList();
        return db.AttendanceMonths.AsNoTracking().Where(month => all.Contains(month.Month) && pupils.Contains(month.PupilId));
    }

    /// <summary>The days of a pupil's school year, in order.</summary>
    public async Task<List<StoredDay>> ReadYearAsync(int pupilId, SchoolYear year, CancellationToken cancellation)
    {
        var months = await ReadAsync(MonthOf(year.First), MonthOf(year.Last), [pupilId], cancellation);
        return [.. months.OrderBy(month => month.Month).SelectMany(month => month.Unpack())];
    }

    /// <summary>The school years of some pupils, packed; a year without a day for those who have none.</summary>
    public Task<Dictionary<int, PackedYear>> ReadPackedAsync(IReadOnlyCollection<int> pupils, SchoolYear year, CancellationToken cancellation) =>
        RepackAsync(pupils.ToDictionary(pupil => pupil, _ => (PackedYear?)null), year, year.First, cancellation);

    /// <summary>School years of some pupils of which only the days from one day on may have changed: the earlier days are taken from the years as they were.</summary>
    /// <param name="known">The years as they were; null where nothing is known.</param>
    /// <param name="year">The school year.</param>
    /// <param name="from">The day.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Dictionary<int, PackedYear>> RepackAsync(IReadOnlyDictionary<int, PackedYear?> known, SchoolYear year, DateOnly from, CancellationToken cancellation)
    {
        var first = from > year.First ? new DateOnly(from.Year, from.Month, 1) : year.First;
        var months = (await ReadAsync(MonthOf(first), MonthOf(year.Last), [.. known.Keys], cancellation)).OrderBy(month => month.Month).ToLookup(month => month.PupilId);
        var pupils = known.ToArray();
        var measures = await MeasuresAsync([.. known.Keys], year, cancellation);
        var packed = new PackedYear[pupils.Length];
        Parallel.For(0, pupils.Length, () => (Packer: new YearPacker(year), Room: new MonthRoom()), Pack, _ => { });
        return pupils.Zip(packed).ToDictionary(of => of.First.Key, of => of.Second);

        (YearPacker Packer, MonthRoom Room) Pack(int at, ParallelLoopState state, (YearPacker Packer, MonthRoom Room) mine)
        {
            var (pupil, before) = pupils[at];
            if (before is not null)
            {
                mine.Packer.AddUntil(before, first);
            }

            foreach (var month in months[pupil])
            {
                var reader = new MonthReader(month.Month, month.Days, month.Lessons, mine.Room);
                while (reader.Read())
                {
                    mine.Packer.Add(reader.Date, reader.Lessons);
                }
            }

            packed[at] = mine.Packer.Take(measures.GetValueOrDefault(pupil));
            return mine;
        }
    }

    /// <summary>First and last day of the measures that have been carried out for some pupils in a school year; nobody for whom there is none.</summary>
    private async Task<Dictionary<int, List<(DateOnly From, DateOnly? To)>>> MeasuresAsync(List<int> pupils, SchoolYear year, CancellationToken cancellation)
    {
        var found = new List<(int PupilId, DateOnly From, DateOnly? To)>();
        foreach (var some in pupils.Chunk(1000))
        {
            found.AddRange((await db.CaseMeasures.AsNoTracking()
                .Where(one => some.Contains(one.PupilId) && one.RemovedAt == null && one.Outcome != MeasureOutcome.NotCarriedOut && one.Outcome != MeasureOutcome.Declined && one.StartOn <= year.Last && (one.EndedOn == null || one.EndedOn >= year.First))
                .OrderBy(one => one.StartOn).ThenBy(one => one.Id).Select(one => new { one.PupilId, one.StartOn, one.EndedOn }).ToListAsync(cancellation)).Select(one => (one.PupilId, one.StartOn, one.EndedOn)));
        }

        return found.GroupBy(one => one.PupilId).ToDictionary(of => of.Key, of => of.Select(one => (one.From, one.To)).ToList());
    }

    /// <summary>A pupil's school year as its pages show it, and the days it was made of.</summary>
    public async Task<(PupilYear Year, List<StoredDay> Days)> ReadPupilYearAsync(int pupilId, SchoolYear year, CancellationToken cancellation)
    {
        var days = await ReadYearAsync(pupilId, year, cancellation);
        return (PupilYear.From(year, days.Select(day => (day.Date, (IReadOnlyList<Lesson>)day.Lessons)), await SubjectsAsync(cancellation)), days);
    }

    /// <summary>The names of all subjects by the numbers that lessons know them by.</summary>
    public async Task<IReadOnlyDictionary<int, string>> SubjectsAsync(CancellationToken cancellation) =>
        await db.Subjects.AsNoTracking().ToDictionaryAsync(subject => subject.Id, subject => subject.Name, cancellation);

    /// <summary>Writes months in place of what is there. A month without days is removed.</summary>
    public async Task WriteAsync(IReadOnlyList<MonthToWrite> months, CancellationToken cancellation)
    {
        await RemoveAsync([.. months.Where(month => month.Days.All(day => day.Lessons.Count == 0))], cancellation);
        await ReplaceAsync([.. months.Where(month => month.Days.Any(day => day.Lessons.Count > 0)).Select(month => AttendanceBlocks.Pack(month.Month, month.PupilId, month.Days))], cancellation);
    }

    /// <summary>Adds months that are not there.</summary>
    public Task AddAsync(IReadOnlyCollection<AttendanceMonth> months, CancellationToken cancellation) => Table.AddAsync(db, months, cancellation);

    /// <summary>Writes packed months in place of what is there.</summary>
    public Task ReplaceAsync(IReadOnlyCollection<AttendanceMonth> months, CancellationToken cancellation) => Table.ReplaceAsync(db, months, cancellation);

    private static BulkColumn<AttendanceMonth, int> Whole(string name, Func<AttendanceMonth, int> value) => new(name, NpgsqlDbType.Integer, value);

    private static IEnumerable<int> Months(int first, int last)
    {
        for (var month = new DateOnly(first / 100, first % 100, 1); MonthOf(month) <= last; month = month.AddMonths(1))
        {
            yield return MonthOf(month);
        }
    }

    private async Task RemoveAsync(IReadOnlyList<MonthToWrite> months, CancellationToken cancellation)
    {
        foreach (var month in months)
        {
            await db.AttendanceMonths.Where(stored => stored.Month == month.Month && stored.PupilId == month.PupilId).ExecuteDeleteAsync(cancellation);
        }
    }
}

/// <summary>A month as read, still packed.</summary>
internal sealed record StoredMonth(int Month, int PupilId, byte[] Days, byte[] Lessons)
{
    public List<StoredDay> Unpack() => AttendanceBlocks.Unpack(Month, Days, Lessons);
}

/// <summary>A month to write: all its days.</summary>
internal sealed record MonthToWrite(int Month, int PupilId, List<StoredDay> Days);
