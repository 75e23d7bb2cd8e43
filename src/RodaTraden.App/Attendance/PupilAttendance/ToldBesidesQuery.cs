using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.PupilAttendance;

/// <summary>What senders have told of a pupil beside lessons: absences that have no school day yet, and sums of periods.</summary>
internal sealed class ToldBesidesQuery(AppDbContext db)
{
    /// <summary>Of one school year. Asked only for a pupil that has been found visible.</summary>
    public async Task<ToldBesides> ReadAsync(int pupilId, PupilYear year, CancellationToken cancellation = default)
    {
        var (first, last) = (year.SchoolYear.First, year.SchoolYear.Last);
        var told = await db.ToldAbsences.AsNoTracking().Where(one => one.PupilId == pupilId && one.Date >= first && one.Date <= last).OrderBy(one => one.Date).ThenBy(one => one.Start).ToListAsync(cancellation);
        var figures = await db.PeriodFigures.AsNoTracking().Where(one => one.PupilId == pupilId && one.From >= first && one.To <= last).OrderBy(one => one.From).ThenBy(one => one.To).ThenBy(one => one.Source).ThenBy(one => one.Subject).ToListAsync(cancellation);
        var days = new HashSet<DateOnly>();
        foreach (ref readonly var day in year.Days)
        {
            days.Add(day.Date);
        }

        return new([.. told.Where(one => !days.Contains(one.Date) || (one.Span.IsOfUnknownLength && !told.Exists(other => other.Date == one.Date && other.Span.IsWholeDay)))], figures);
    }
}

/// <summary>Absences that wait, and sums of periods.</summary>
public sealed record ToldBesides(IReadOnlyList<ToldAbsence> Waiting, IReadOnlyList<PeriodFigure> Figures);
