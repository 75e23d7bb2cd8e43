using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Attendance.PupilAttendance;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Answering;
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

namespace RodaTraden.App.Access.ProtectedPupils;

/// <summary>
/// What a named person sees of and writes about a pupil with protected data. The standing is evaluated while the page is made and never kept, so that no list,
/// count or signal anywhere is made of it.
/// </summary>
internal sealed class ProtectedPupilHandler(
    AppDbContext db,
    VisibleProtectedPupils visible,
    VisibleNotices notices,
    AttendanceStore store,
    Evaluations evaluations,
    UnitCalendars calendars,
    ToldBesidesQuery besides,
    CurrentUser user,
    AuditLog audit,
    ReadLog readLog,
    TimeProvider time)
{
    public async Task<IReadOnlyList<ProtectedPupil>> ListAsync(CancellationToken cancellation = default)
    {
        var pupils = await visible.Query().OrderBy(pupil => pupil.UnitName).ThenBy(pupil => pupil.Class).ThenBy(pupil => pupil.FamilyName).ThenBy(pupil => pupil.GivenName).ToListAsync(cancellation);
        await readLog.NoteAsync(pupils.Select(pupil => pupil.Id), InformationCategory.ProtectedPupils, "skyddade", cancellation);
        return [.. pupils.DistinctBy(pupil => (pupil.Id, pupil.UnitId))];
    }

    /// <summary>One pupil; null when it does not exist for the one who asks.</summary>
    public async Task<ProtectedPupilView?> ReadAsync(int pupilId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, cancellation) is not { } pupil)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.ProtectedPupils, "skyddad", cancellation);
        var today = time.SwedishToday();
        var schoolYear = SchoolYear.Of(today);
        var (year, _) = await store.ReadPupilYearAsync(pupilId, schoolYear, cancellation);
        var evaluation = await evaluations.OfAsync(today, cancellation);
        return new(
            pupil,
            today,
            year,
            (await calendars.LoadAsync([pupil.UnitId], cancellation))[pupil.UnitId],
            (await LaddersInForce.LoadAsync(db, cancellation)).For(pupil.UnitId, pupil.OrganiserId, today),
            await evaluation.EvaluateProtectedAsync(pupil.UnitId, year, cancellation),
            await besides.ReadAsync(pupilId, year, cancellation),
            await NotesAsync(pupilId, cancellation),
            await NoticesAsync(pupilId, cancellation));
    }

    /// <summary>Saves what a named person did or found; null when it went well. The same form saved twice is one.</summary>
    public async Task<RecordResponseRefusal?> SaveAsync(ProtectedPupilView view, Answer answer, CancellationToken cancellation = default)
    {
        var response = answer.ToResponse(view.Pupil.Id, view.Standing.HeldStep, user.AccountId!.Value, time.UtcNow());
        if (RecordingResponse.Check(response, view.Standing.HeldStep > 0, maySettle: true, time.SwedishToday()) is { } refusal)
        {
            return refusal;
        }

        if (!await db.Responses.AnyAsync(stored => stored.FormId == answer.FormId, cancellation))
        {
            db.Add(response);
            audit.Add(AuditAct.ProtectedPupilAnswering, view.Pupil.Id, view.Pupil.UnitId, "responses/" + answer.FormId.ToString("n"), "OSL 22:1");
            await db.SaveChangesAsync(cancellation);
        }

        return null;
    }

    private async Task<IReadOnlyList<ProtectedNotice>> NoticesAsync(int pupilId, CancellationToken cancellation) => await (
        from notice in notices.OfProtected(pupilId)
        join unit in db.Units on notice.UnitId equals unit.Id
        orderby notice.Id descending
        select new ProtectedNotice(notice.Year, notice.Sequence, notice.OpenedOn, unit.Name)).ToListAsync(cancellation);

    private async Task<IReadOnlyList<ProtectedNote>> NotesAsync(int pupilId, CancellationToken cancellation) => await (
        from response in db.Responses.AsNoTracking()
        where response.PupilId == pupilId && response.RemovedAt == null
        join account in db.Users on response.ByAccountId equals account.Id
        orderby response.On descending, response.Id descending
        select new ProtectedNote(response.Kind, response.Reason, response.On, response.Note, response.ReturnOn, account.DisplayName)).ToListAsync(cancellation);
}

/// <summary>A notice from another organiser, which came without anybody saying that the pupil is protected.</summary>
internal sealed record ProtectedNotice(int Year, int Sequence, DateOnly OpenedOn, string Unit);

internal sealed record ProtectedNote(ResponseKind Kind, KnownReason? Reason, DateOnly On, string Note, DateOnly? ReturnOn, string By);

internal sealed record ProtectedPupilView(
    ProtectedPupil Pupil,
    DateOnly Today,
    PupilYear Year,
    SchoolCalendar Calendar,
    AttendanceLadder Ladder,
    PupilStanding Standing,
    ToldBesides Besides,
    IReadOnlyList<ProtectedNote> Notes,
    IReadOnlyList<ProtectedNotice> Notices);
