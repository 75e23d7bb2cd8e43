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
    ReadLog readLog,
    TimeProvider time)
{
    public async Task<PupilAttendanceView?> ReadAsync(int pupilId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, cancellation) is not { } pupil)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.AttendanceRows, "franvaro", cancellation);
        await readLog.NoteAsync([pupilId], InformationCategory.Notes, "franvaro", cancellation);
        var today = time.SwedishToday();
        var schoolYear = SchoolYear.Of(today);
        var days = await store.ReadYearAsync(pupilId, schoolYear, cancellation);
        var subjects = await db.Subjects.ToDictionaryAsync(subject => subject.Id, subject => subject.Name, cancellation);
        var year = PupilYear.From(schoolYear, days.Select(day => (day.Date, (IReadOnlyList<Lesson>)day.Lessons)), subjects);
        var ladder = (await LaddersInForce.LoadAsync(db, cancellation)).For(pupil.UnitId, pupil.OrganiserId, today);
        var standing = await db.Standings.AsNoTracking().SingleOrDefaultAsync(one => one.PupilId == pupilId && one.UnitId == pupil.UnitId, cancellation);
        return new(
            pupil,
            today,
            year,
            (await calendars.LoadAsync([pupil.UnitId], cancellation))[pupil.UnitId],
            ladder,
            standing,
            standing is null ? [] : DetectionDocuments.ReadConditions(standing.Conditions),
            (await lines.ReadAsync(today, pupilId, cancellation)).FirstOrDefault(line => line.Pupil.UnitId == pupil.UnitId),
            await EventsAsync(pupilId, cancellation));
    }

    private async Task<List<PupilEvent>> EventsAsync(int pupilId, CancellationToken cancellation)
    {
        var signals = await db.Signals.AsNoTracking().Where(signal => signal.PupilId == pupilId && signal.Step > 0).ToListAsync(cancellation);
        var responses = await (
            from response in db.Responses.AsNoTracking()
            where response.PupilId == pupilId
            join account in db.Users on response.ByAccountId equals account.Id
            select new { response, account.DisplayName }).ToListAsync(cancellation);
        var events = signals.Select(signal => new PupilEvent(signal.FirstTrue, signal, null, "")).ToList();
        events.AddRange(responses.Select(row => new PupilEvent(row.response.On, null, row.response, row.DisplayName)));
        return [.. events.OrderByDescending(one => one.On).ThenByDescending(one => one.Response?.Id ?? 0).ThenByDescending(one => one.Signal?.Step ?? 0)];
    }
}

/// <summary>Something that happened: a signal came, or somebody answered.</summary>
public sealed record PupilEvent(DateOnly On, Signal? Signal, StepResponse? Response, string By);

internal sealed record PupilAttendanceView(
    VisiblePupil Pupil,
    DateOnly Today,
    PupilYear Year,
    SchoolCalendar Calendar,
    AttendanceLadder Ladder,
    Standing? Standing,
    IReadOnlyList<Evidence> Conditions,
    WorkLine? Line,
    IReadOnlyList<PupilEvent> Events);
