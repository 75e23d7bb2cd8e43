using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Merging;

/// <summary>Records that may be one pupil, what tells them apart, and those that have been made one.</summary>
internal sealed class DuplicatesQuery(AppDbContext db, AttendanceStore store, VisibleRecords visible, ReadLog readLog, AuditLog audit, CurrentUser user, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>Pairs to look at, a page of them.</summary>
    public async Task<(IReadOnlyList<(DuplicateGround Ground, RecordCard One, RecordCard Other)> Pairs, int All)> PairsAsync(int page, CancellationToken cancellation = default)
    {
        var former = (await db.PupilNumbers.AsNoTracking().ToListAsync(cancellation)).ToLookup(number => number.PupilId, number => number.Number);
        var pupils = await visible.Query().AsNoTracking().ToListAsync(cancellation);
        var different = (await db.DifferentPupils.AsNoTracking().Select(pair => new { pair.OneId, pair.OtherId }).ToListAsync(cancellation)).Select(pair => (pair.OneId, pair.OtherId)).ToHashSet();
        var pairs = Duplicates.Find(
                [.. pupils.Select(pupil => new ComparedPupil(pupil.Id, pupil.GivenName, pupil.FamilyName, pupil.BirthDate, [.. pupil.CivicNumber is { } number ? [number] : Array.Empty<string>(), .. former[pupil.Id]]))],
                time.SwedishToday())
            .Where(pair => !different.Contains((pair.OneId, pair.OtherId)))
            .ToList();
        var shown = pairs.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var cards = await CardsAsync([.. shown.SelectMany(pair => new[] { pair.OneId, pair.OtherId }).Distinct()], "dubbletter", cancellation);
        return ([.. shown.Select(pair => (pair.Ground, cards[pair.OneId], cards[pair.OtherId]))], pairs.Count);
    }

    /// <summary>Two records side by side; null when either does not exist for the one who asks.</summary>
    public async Task<(RecordCard One, RecordCard Other)?> CompareAsync(int oneId, int otherId, CancellationToken cancellation = default)
    {
        var cards = await CardsAsync([oneId, otherId], "dubblett", cancellation);
        return oneId != otherId && cards.TryGetValue(oneId, out var one) && cards.TryGetValue(otherId, out var other) ? (one, other) : null;
    }

    /// <summary>Records whose name holds some words, to compare with one another though nothing has been found.</summary>
    public async Task<IReadOnlyList<RecordCard>> SearchAsync(string? words, CancellationToken cancellation = default)
    {
        var folded = SearchText.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (folded.Length == 0)
        {
            return [];
        }

        var query = visible.Query().AsNoTracking();
        query = folded.Aggregate(query, (some, word) => some.Where(pupil => pupil.Search.Contains(word)));
        var ids = await query.OrderBy(pupil => pupil.FamilyName).ThenBy(pupil => pupil.GivenName).Select(pupil => pupil.Id).Take(PageSize).ToListAsync(cancellation);
        var cards = await CardsAsync(ids, "dubbletter", cancellation);
        return [.. ids.Select(id => cards[id])];
    }

    /// <summary>What has been made one, latest first.</summary>
    public async Task<IReadOnlyList<MergeRow>> MergesAsync(CancellationToken cancellation = default)
    {
        var rows = await (
            from merge in db.PupilMerges.AsNoTracking()
            join kept in visible.Query() on merge.KeptId equals kept.Id
            join merged in db.Pupils on merge.MergedId equals merged.Id
            where merged.Marking == ProtectedMarking.None
            orderby merge.Id descending
            select new MergeRow(merge.Id, merge.At, merge.UndoneAt, merge.KeptAtUndo, kept.Id, kept.GivenName + " " + kept.FamilyName, kept.Key, merged.Key, db.Users.Where(account => account.Id == merge.AccountId).Select(account => account.DisplayName).FirstOrDefault()))
            .Take(PageSize).ToListAsync(cancellation);
        await readLog.NoteAsync(rows.Select(row => row.KeptId), InformationCategory.Records, "dubbletter", cancellation);
        return rows;
    }

    /// <summary>A person has found that two records are two pupils: the question does not come back.</summary>
    public async Task TellApartAsync(int oneId, int otherId, CancellationToken cancellation = default)
    {
        var (low, high) = (Math.Min(oneId, otherId), Math.Max(oneId, otherId));
        if (await visible.Query().CountAsync(pupil => pupil.Id == low || pupil.Id == high, cancellation) == 2
            && !await db.DifferentPupils.AnyAsync(pair => pair.OneId == low && pair.OtherId == high, cancellation))
        {
            db.Add(new DifferentPupils { OneId = low, OtherId = high, At = time.UtcNow(), AccountId = user.AccountId });
            audit.Add(AuditAct.PupilsToldApart, low, reference: $"different_pupils/{low}/{high}");
            await db.SaveChangesAsync(cancellation);
        }
    }

    private async Task<Dictionary<int, RecordCard>> CardsAsync(IReadOnlyCollection<int> ids, string page, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        var pupils = await visible.Query().AsNoTracking().Where(pupil => ids.Contains(pupil.Id)).ToListAsync(cancellation);
        var found = pupils.ConvertAll(pupil => pupil.Id);
        var places = (await (
            from enrolment in db.Enrolments.AsNoTracking()
            join unit in db.Units on enrolment.UnitId equals unit.Id
            where found.Contains(enrolment.PupilId)
            select new { enrolment.PupilId, unit.Name, enrolment.Class, enrolment.From, enrolment.To }).ToListAsync(cancellation)).ToLookup(place => place.PupilId);
        var days = await (await store.OfPupilsAsync(found, cancellation)).GroupBy(month => month.PupilId)
            .Select(of => new { of.Key, Days = of.Sum(month => month.SchoolDays), Last = of.Max(month => month.Month) }).ToDictionaryAsync(of => of.Key, cancellation);
        var guardians = await db.Guardianships.Where(tie => found.Contains(tie.PupilId)).GroupBy(tie => tie.PupilId).Select(of => new { of.Key, Count = of.Count() }).ToDictionaryAsync(of => of.Key, of => of.Count, cancellation);
        await readLog.NoteAsync(found, InformationCategory.Records, page, cancellation);
        return pupils.ToDictionary(pupil => pupil.Id, pupil => new RecordCard(
            pupil.Id,
            pupil.Key,
            pupil.FullName,
            pupil.BirthDate,
            pupil.CivicNumber is { } number ? CivicNumber.Parse(number, today)?.Kind : null,
            [.. places[pupil.Id].OrderBy(place => place.From).Select(place => new RecordPlace(place.Name, place.Class, place.From, place.To))],
            days.TryGetValue(pupil.Id, out var of) ? of.Days : 0,
            days.TryGetValue(pupil.Id, out var latest) ? latest.Last : null,
            guardians.GetValueOrDefault(pupil.Id)));
    }
}

/// <summary>A record, in what tells it from another. The number itself is never shown: only of which kind it is.</summary>
internal sealed record RecordCard(int Id, string Key, string Name, DateOnly? BirthDate, CivicNumberKind? Number, IReadOnlyList<RecordPlace> Places, int SchoolDays, int? LastMonth, int Guardians);

internal sealed record RecordPlace(string Unit, string Class, DateOnly? From, DateOnly? To);

internal sealed record MergeRow(int Id, DateTime At, DateTime? UndoneAt, int? KeptAtUndo, int KeptId, string Name, string KeptKey, string MergedKey, string? By);
