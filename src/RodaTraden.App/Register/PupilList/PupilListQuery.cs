using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Detection;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.PupilList;

/// <summary>How a list is asked for. Only what is no personal data may stand in an address; the search text comes by post.</summary>
internal sealed record PupilListOrder(string? Search, string? Class, int? FromStep, LineState? State, string? Sort, int Page);

/// <summary>The visible pupils, searched, filtered, sorted and paged.</summary>
internal sealed class PupilListQuery(AppDbContext db, VisiblePupils visible, WorkLines lines, ReadLog readLog, AuditLog audit, TimeProvider time)
{
    public const int PageSize = 50;

    public async Task<PupilListView> ReadAsync(PupilListOrder order, CancellationToken cancellation = default)
    {
        var (all, found) = await FindAsync(order, cancellation);
        var page = Math.Clamp(order.Page, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        var shown = found.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        await readLog.NoteAsync(shown.Select(row => row.Pupil.Id), InformationCategory.LadderState, "elever", cancellation);
        return new(shown, found.Count, all.DistinctBy(row => row.Pupil.Id).Count(), page, [.. all.Select(row => row.Pupil.Class).Where(of => of.Length > 0).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Every row of the list, all pages, to be taken out as a file: one act, and one look at each pupil.</summary>
    public async Task<IReadOnlyList<PupilRow>> TakeOutAsync(PupilListOrder order, CancellationToken cancellation = default)
    {
        var (_, found) = await FindAsync(order, cancellation);
        audit.Add(AuditAct.PupilListExporting, reference: "elever");
        await readLog.NoteAsync(found.Select(row => row.Pupil.Id), InformationCategory.LadderState, "elever-fil", cancellation);
        return found;
    }

    private async Task<(List<PupilRow> All, List<PupilRow> Found)> FindAsync(PupilListOrder order, CancellationToken cancellation)
    {
        var all = await (
            from pupil in visible.Query(InformationCategory.LadderState)
            join standing in db.Standings.AsNoTracking() on new { pupil.Id, pupil.UnitId } equals new { Id = standing.PupilId, standing.UnitId } into of
            from standing in of.DefaultIfEmpty()
            select new PupilRow(
                pupil,
                standing == null ? 0 : standing.HeldStep,
                standing != null && standing.Judged,
                standing == null ? 0 : standing.Absent20,
                standing == null ? 0 : standing.Observed20,
                standing == null ? 0 : standing.Reported10,
                standing == null ? 0 : standing.Offered10))
            .ToListAsync(cancellation);
        var inState = order.State is { } state ? await InStateAsync(state, cancellation) : null;
        var words = SearchText.Fold(order.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var byNumber = await WithLastDigitsAsync(words, cancellation);
        var found = all
            .Where(row => words.Length == 0 || byNumber.Contains(row.Pupil.Id) || Matches(row.Pupil, words))
            .Where(row => string.IsNullOrEmpty(order.Class) || row.Pupil.Class == order.Class)
            .Where(row => inState is null || inState.Contains((row.Pupil.Id, row.Pupil.UnitId)))
            .Where(row => order.FromStep is null || row.Step >= order.FromStep)
            .ToList();

        // A pupil who goes to two of the schools that one sees is one pupil.
        return (all, [.. Sorted([.. found.OrderByDescending(row => row.Step).DistinctBy(row => row.Pupil.Id)], order.Sort)]);
    }

    private async Task<HashSet<(int PupilId, int UnitId)>> InStateAsync(LineState state, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        return [.. (await lines.ReadAsync(today, cancellation: cancellation)).Where(line => line.Is(state, today)).Select(line => (line.Pupil.Id, line.Pupil.UnitId))];
    }

    /// <summary>Pupils whose number ends with the four digits that were searched for, as people say a number to each other. The search is posted: no digit stands in an address.</summary>
    private async Task<HashSet<int>> WithLastDigitsAsync(string[] words, CancellationToken cancellation)
    {
        if (words is not [{ Length: 4 } digits] || !digits.All(char.IsAsciiDigit))
        {
            return [];
        }

        return await (
            from pupil in visible.Query(InformationCategory.LadderState)
            join record in db.Pupils on pupil.Id equals record.Id
            where record.CivicNumber != null && record.CivicNumber.EndsWith(digits)
            select pupil.Id).ToHashSetAsync(cancellation);
    }

    /// <summary>Every word must be found in the name, the class or the mentor's name; a class may be written with or without its space.</summary>
    private static bool Matches(VisiblePupil pupil, string[] words)
    {
        var ofClass = SearchText.Fold(pupil.Class).Replace(" ", "", StringComparison.Ordinal);
        var mentor = SearchText.Fold(pupil.MentorName);
        var together = string.Concat(words);
        return ofClass == together || words.All(word =>
            pupil.Search.Contains(word, StringComparison.Ordinal) || ofClass == word || mentor.Contains(word, StringComparison.Ordinal));
    }

    private static IEnumerable<PupilRow> Sorted(List<PupilRow> rows, string? sort)
    {
        var swedish = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);
        return sort switch
        {
            "klass" => rows.OrderBy(row => row.Pupil.Class, swedish).ThenBy(row => row.Pupil.FamilyName, swedish).ThenBy(row => row.Pupil.GivenName, swedish),
            "steg" => rows.OrderByDescending(row => row.Step).ThenBy(row => row.Pupil.FamilyName, swedish).ThenBy(row => row.Pupil.GivenName, swedish),
            "franvaro" => rows.OrderByDescending(row => row.Observed > 0 ? (double)row.Absent / row.Observed : -1).ThenBy(row => row.Pupil.FamilyName, swedish),
            _ => rows.OrderBy(row => row.Pupil.FamilyName, swedish).ThenBy(row => row.Pupil.GivenName, swedish).ThenBy(row => row.Pupil.Id),
        };
    }
}

internal sealed record PupilRow(VisiblePupil Pupil, int Step, bool Judged, int Absent, int Observed, int Reported, int Offered);

internal sealed record PupilListView(IReadOnlyList<PupilRow> Rows, int Found, int All, int Page, IReadOnlyList<string> Classes);
