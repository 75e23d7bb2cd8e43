using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Register;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Detection.WorkList;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Attendance.PupilAttendance;

/// <summary>Everything the attendance page of a pupil shows, from the same days.</summary>
internal sealed class PupilAttendanceQuery(
    AppDbContext db,
    VisiblePupils visible,
    AttendanceStore store,
    UnitCalendars calendars,
    WorkLines lines,
    ToldBesidesQuery besides,
    ReadLog readLog,
    TimeProvider time)
{
    /// <summary>A pupil's page of one school year, this one when none is asked for; null when the pupil does not exist for the one who asks.</summary>
    public async Task<PupilAttendanceView?> ReadAsync(int pupilId, int? startYear = null, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, InformationCategory.AttendanceRows, cancellation: cancellation) is not { } pupil)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], [InformationCategory.AttendanceRows, InformationCategory.Notes], "franvaro", cancellation);
        var today = time.SwedishToday();
        var years = await YearsAsync(pupilId, SchoolYear.Of(today), cancellation);
        var schoolYear = years.FirstOrDefault(one => one.StartYear == startYear, SchoolYear.Of(today));
        var (year, days) = await store.ReadPupilYearAsync(pupilId, schoolYear, cancellation);
        var ladder = (await LaddersInForce.LoadAsync(db, cancellation)).For(pupil.UnitId, pupil.OrganiserId, today);
        var standing = await db.Standings.AsNoTracking().SingleOrDefaultAsync(one => one.PupilId == pupilId && one.UnitId == pupil.UnitId, cancellation);
        return new(
            pupil,
            today < schoolYear.Last ? today : schoolYear.Last,
            schoolYear == SchoolYear.Of(today),
            years,
            year,
            days.Count(day => day.Lessons.Exists(lesson => lesson.Implied)),
            (await calendars.LoadAsync([pupil.UnitId], cancellation))[pupil.UnitId],
            ladder,
            standing,
            standing is null ? [] : DetectionDocuments.ReadConditions(standing.Conditions),
            (await lines.ReadAsync(today, pupilId, cancellation)).FirstOrDefault(line => line.Pupil.UnitId == pupil.UnitId),
            await besides.ReadAsync(pupilId, year, cancellation),
            await PlacesAsync(pupilId, cancellation),
            await EventsAsync(pupilId, standing, cancellation));
    }

    /// <summary>The school years that hold anything of the pupil, newest first; always this one.</summary>
    private async Task<IReadOnlyList<SchoolYear>> YearsAsync(int pupilId, SchoolYear now, CancellationToken cancellation)
    {
        var months = await (await store.OfPupilsAsync([pupilId], cancellation)).Select(month => month.Month).ToListAsync(cancellation);
        var days = await db.ToldAbsences.Where(told => told.PupilId == pupilId).Select(told => told.Date).Distinct().ToListAsync(cancellation);
        return [.. months.Select(month => new DateOnly(month / 100, month % 100, 1)).Concat(days).Select(SchoolYear.Of).Append(now).Distinct().OrderByDescending(year => year.StartYear)];
    }

    /// <summary>Schools and classes through time, newest first.</summary>
    private async Task<IReadOnlyList<PupilPlace>> PlacesAsync(int pupilId, CancellationToken cancellation)
    {
        var enrolments = await (
            from enrolment in db.Enrolments.AsNoTracking()
            where enrolment.PupilId == pupilId
            join unit in db.Units on enrolment.UnitId equals unit.Id
            select new { enrolment, unit.Name }).ToListAsync(cancellation);
        var ids = enrolments.ConvertAll(row => row.enrolment.Id);
        var former = (await db.FormerPlacements.AsNoTracking().Where(placement => ids.Contains(placement.EnrolmentId)).ToListAsync(cancellation)).ToLookup(placement => placement.EnrolmentId);
        return
        [
            .. enrolments.OrderByDescending(row => row.enrolment.From ?? DateOnly.MinValue).Select(row => new PupilPlace(
                row.Name,
                row.enrolment.Class,
                row.enrolment.From,
                row.enrolment.To,
                row.enrolment.IsImplied,
                [.. former[row.enrolment.Id].Where(placement => placement.Class.Length > 0 && placement.Class != row.enrolment.Class).OrderByDescending(placement => placement.Until).Select(placement => (placement.Class, placement.Until))])),
        ];
    }

    private async Task<List<PupilEvent>> EventsAsync(int pupilId, Standing? standing, CancellationToken cancellation)
    {
        var signals = await db.Signals.AsNoTracking().Where(signal => signal.PupilId == pupilId && signal.Step > 0).ToListAsync(cancellation);
        var responses = await (
            from response in db.Responses.AsNoTracking()
            where response.PupilId == pupilId
            join account in db.Users on response.ByAccountId equals account.Id
            select new { response, account.DisplayName }).ToListAsync(cancellation);
        var conditions = standing is null ? [] : DetectionDocuments.ReadConditions(standing.Conditions);
        var events = signals.ConvertAll(signal => new PupilEvent(signal.FirstTrue, SignalSeen.Of(signal, standing, conditions), null, ""));
        events.AddRange(responses.Select(row => new PupilEvent(row.response.On, null, row.response, row.DisplayName)));
        return [.. events.OrderByDescending(one => one.On).ThenByDescending(one => one.Response?.Id ?? 0).ThenByDescending(one => one.Signal?.Step ?? 0)];
    }
}

/// <summary>Something that happened: a signal came, or somebody answered.</summary>
public sealed record PupilEvent(DateOnly On, SignalSeen? Signal, StepResponse? Response, string By);

/// <summary>A signal with the figures when it came and when it was last true: for one that stands, those of the pupil's standing.</summary>
public sealed record SignalSeen(int Step, Evidence Then, Evidence Now, DateOnly FirstTrue, DateOnly LastTrue, DateOnly? EndedOn)
{
    public static SignalSeen Of(Signal signal, Standing? standing, IReadOnlyList<Evidence> conditions)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var then = DetectionDocuments.ReadEvidence(signal.FiguresThen);
        var (now, last) = signal.EndedOn is null && conditions.FirstOrDefault(of => of.SignalKey == signal.Key) is { } stands
            ? (stands, standing!.AsOf)
            : (signal.FiguresNow.Length > 0 ? DetectionDocuments.ReadEvidence(signal.FiguresNow) : then, signal.LastTrue);
        return new(signal.Step, then, now, signal.FirstTrue, last, signal.EndedOn);
    }
}

internal sealed record PupilAttendanceView(
    VisiblePupil Pupil,
    DateOnly Today,
    bool IsThisYear,
    IReadOnlyList<SchoolYear> Years,
    PupilYear Year,
    int AssumedDays,
    SchoolCalendar Calendar,
    AttendanceLadder Ladder,
    Standing? Standing,
    IReadOnlyList<Evidence> Conditions,
    WorkLine? Line,
    ToldBesides Besides,
    IReadOnlyList<PupilPlace> Places,
    IReadOnlyList<PupilEvent> Events);

/// <summary>A school of a pupil's, with the classes before the present one.</summary>
public sealed record PupilPlace(string Unit, string Class, DateOnly? From, DateOnly? To, bool IsImplied, IReadOnlyList<(string Class, DateOnly Until)> Before);
