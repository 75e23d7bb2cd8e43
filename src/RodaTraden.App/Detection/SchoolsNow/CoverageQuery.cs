using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.SchoolsNow;

/// <summary>
/// Which organisers' schools leave attendance, municipal and independent, and until when: without that nobody knows what a figure for a
/// municipality leaves out. Schools and days alone; nothing of any pupil. Source: R3.
/// </summary>
internal sealed class CoverageQuery(AppDbContext db)
{
    public async Task<IReadOnlyList<CoverageRow>> ReadAsync(CancellationToken cancellation = default)
    {
        var units = await (
            from unit in db.Units.AsNoTracking()
            join organiser in db.Organisers on unit.OrganiserId equals organiser.Id into of
            from organiser in of.DefaultIfEmpty()
            select new { unit.Id, unit.Name, Organiser = organiser == null ? null : organiser.Name, Kind = organiser == null ? (OrganiserKind?)null : organiser.Kind }).ToListAsync(cancellation);
        var latest = await db.Standings.AsNoTracking()
            .Where(standing => standing.To20 != null)
            .GroupBy(standing => standing.UnitId)
            .Select(of => new { of.Key, Day = of.Max(standing => standing.To20) })
            .ToDictionaryAsync(of => of.Key, of => of.Day, cancellation);
        return
        [
            .. units.GroupBy(unit => (unit.Organiser, unit.Kind)).OrderBy(of => of.Key.Kind).ThenBy(of => of.Key.Organiser, StringComparer.Ordinal).Select(of => new CoverageRow(
                of.Key.Organiser,
                of.Key.Kind,
                of.Count(),
                of.Count(unit => latest.ContainsKey(unit.Id)),
                of.Max(unit => latest.GetValueOrDefault(unit.Id)),
                [.. of.Where(unit => !latest.ContainsKey(unit.Id)).Select(unit => unit.Name).Order(StringComparer.Ordinal)])),
        ];
    }
}

/// <summary>An organiser's schools: how many there are, how many have left attendance this school year, the latest day, and which have not.</summary>
internal sealed record CoverageRow(string? Organiser, OrganiserKind? Kind, int Schools, int Leaving, DateOnly? Latest, IReadOnlyList<string> Missing);
