using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Disclosure;
using RodaTraden.App.Access.Disclosure.Summaries;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;

namespace RodaTraden.App.Access.Sharing;

/// <summary>
/// What grounds have opened to somebody from another zone: each kind of information asked for by itself, and nothing that is not named. What a withdrawal has closed
/// is told without saying about whom.
/// </summary>
internal sealed class SharedQuery(AppDbContext db, VisiblePupils visible, VisibleGrounds grounds, OpenedReader reader, SummaryBook summaries, CurrentUser user, ReadLog readLog, TimeProvider time)
{
    /// <summary>Days after which a ground that has ended is no longer told of.</summary>
    private const int ToldFor = 60;

    /// <summary>The pupils that something is open about, and the grounds that have ended.</summary>
    public async Task<SharedList> ListAsync(CancellationToken cancellation = default)
    {
        var pupils = (await visible.Query(InformationCategory.Identity).OrderBy(pupil => pupil.FamilyName).ThenBy(pupil => pupil.GivenName).ThenBy(pupil => pupil.Id).ToListAsync(cancellation)).DistinctBy(pupil => pupil.Id).ToList();
        await readLog.NoteAsync(pupils.Select(pupil => pupil.Id), InformationCategory.Identity, "delat", cancellation);
        var today = time.SwedishToday();
        var near = today.AddDays(ConsentRules.RemindedDaysBefore);
        return new([.. pupils.Select(pupil => new SharedLine(pupil, UntilOf(pupil.Id), UntilOf(pupil.Id) <= near))], await EndedAsync(today, cancellation));
    }

    /// <summary>What is open about one pupil; null when nothing is.</summary>
    public async Task<SharedView?> ReadAsync(int pupilId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, InformationCategory.Identity, cancellation: cancellation) is not { } pupil)
        {
            return null;
        }

        var open = user.Opened.Where(one => one.PupilId == pupilId && one.OrganiserId == pupil.OrganiserId && one.Level >= AccessLevel.Read).Select(one => one.Category).ToHashSet();
        await readLog.NoteAsync([pupilId], [.. open.Order()], "delat-elev", cancellation);
        var about = await grounds.FindAsync(pupilId, cancellation: cancellation);
        return new(await reader.ReadAsync(pupil, open, cancellation), about, about is null || !open.Contains(InformationCategory.AttendanceRows) ? [] : await summaries.ToMeAsync(about, cancellation));
    }

    private DateOnly UntilOf(int pupilId) => user.Opened.Where(one => one.PupilId == pupilId).Max(one => one.Until);

    /// <summary>Grounds that named one and are taken back or have passed their last day: one's own reference, and what one had read meanwhile.</summary>
    private async Task<IReadOnlyList<EndedGround>> EndedAsync(DateOnly today, CancellationToken cancellation)
    {
        var since = time.UtcNow().AddDays(-ToldFor);
        var passed = today.AddDays(-ToldFor);
        var ended = await (
            from receiver in db.GroundReceivers.AsNoTracking()
            where receiver.AccountId == user.AccountId
            join consent in db.Consents on receiver.ConsentId equals consent.Id
            where (consent.WithdrawnAt != null && consent.WithdrawnAt >= since) || (consent.WithdrawnAt == null && consent.ValidUntil < today && consent.ValidUntil >= passed)
            orderby consent.Id descending
            select new { receiver.Reference, consent.PupilId, consent.AskedAt, consent.WithdrawnAt, consent.ValidUntil }).ToListAsync(cancellation);
        var told = new List<EndedGround>();
        foreach (var one in ended)
        {
            var until = one.WithdrawnAt ?? one.ValidUntil.AddDays(1).ToDateTime(default, DateTimeKind.Utc);
            var reads = await db.ReadEntries.AsNoTracking()
                .Where(entry => entry.AccountId == user.AccountId && entry.PupilId == one.PupilId && entry.Role == user.RoleCode && entry.At >= one.AskedAt && entry.At <= until && entry.Page == "delat-elev")
                .GroupBy(entry => entry.Category)
                .Select(of => new { of.Key, Times = of.Count(), Last = of.Max(entry => entry.At) })
                .ToListAsync(cancellation);
            told.Add(new(one.Reference, DateOnly.FromDateTime(SwedishTime.Local(one.AskedAt)), one.WithdrawnAt is { } at ? DateOnly.FromDateTime(SwedishTime.Local(at)) : one.ValidUntil, one.WithdrawnAt is not null, [.. reads.OrderBy(of => of.Key, StringComparer.Ordinal).Select(of => (of.Key, of.Times, DateOnly.FromDateTime(SwedishTime.Local(of.Last))))]));
        }

        return told;
    }
}

/// <summary>What is open, and what has ended.</summary>
internal sealed record SharedList(IReadOnlyList<SharedLine> Lines, IReadOnlyList<EndedGround> Ended);

/// <summary>A pupil of whom something is open.</summary>
internal sealed record SharedLine(VisiblePupil Pupil, DateOnly Until, bool EndsSoon);

/// <summary>A ground that has ended, told without the pupil.</summary>
/// <param name="Reference">One's own reference.</param>
/// <param name="AskedOn">When the consent was asked for.</param>
/// <param name="EndedOn">When it ended.</param>
/// <param name="IsWithdrawn">Whether it was taken back; else its last day had passed.</param>
/// <param name="Read">What one had read: the kind, how many times, and when last.</param>
internal sealed record EndedGround(string Reference, DateOnly AskedOn, DateOnly EndedOn, bool IsWithdrawn, IReadOnlyList<(string Category, int Times, DateOnly Last)> Read);

/// <summary>What is open about a pupil, and on which grounds.</summary>
internal sealed record SharedView(OpenedInformation Information, PupilGrounds? Grounds, IReadOnlyList<GivenSummary> Summaries);
