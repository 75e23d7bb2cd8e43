using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register;

/// <summary>The calendars of some units: their own days, and their organisers'.</summary>
internal sealed class UnitCalendars(AppDbContext db)
{
    public async Task<Dictionary<int, SchoolCalendar>> LoadAsync(IReadOnlyCollection<int> unitIds, CancellationToken cancellation = default)
    {
        var organisers = await db.Units.AsNoTracking().Where(unit => unitIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.OrganiserId, cancellation);
        var organiserIds = organisers.Values.OfType<int>().Distinct().ToList();
        var days = await db.CalendarDays.AsNoTracking()
            .Where(day => (day.UnitId != null && unitIds.Contains(day.UnitId.Value)) || (day.OrganiserId != null && organiserIds.Contains(day.OrganiserId.Value)))
            .ToListAsync(cancellation);
        var own = days.Where(day => day.UnitId is not null).ToLookup(day => day.UnitId!.Value);
        var shared = days.Where(day => day.OrganiserId is not null).GroupBy(day => day.OrganiserId!.Value).ToDictionary(of => of.Key, Dates);
        return organisers.ToDictionary(
            unit => unit.Key,
            unit => new SchoolCalendar(Dates(own[unit.Key]), unit.Value is { } organiser ? shared.GetValueOrDefault(organiser, []) : []));
    }

    private static Dictionary<DateOnly, CalendarDayKind> Dates(IEnumerable<CalendarDay> days) =>
        days.GroupBy(day => day.Date).ToDictionary(of => of.Key, of => of.First().Kind);
}
