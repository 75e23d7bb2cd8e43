using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Registering;

/// <summary>Lists the lessons of a week, finds those that nobody registered, and saves what a person registers or corrects.</summary>
internal sealed class RegisterHandler(
    AppDbContext db,
    VisiblePupils visible,
    AttendanceStore store,
    PupilChanges changes,
    Evaluator evaluator,
    AuditLog audit,
    ReadLog readLog,
    TimeProvider time,
    ILogger<RegisterHandler> logger)
{
    /// <summary>A pupil's lessons of a week; null when the pupil does not exist for the one who asks.</summary>
    public async Task<PupilWeek?> WeekAsync(int pupilId, DateOnly day, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, InformationCategory.AttendanceRows, cancellation: cancellation) is not { } pupil)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.AttendanceRows, "vecka", cancellation);
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var months = await store.ReadAsync(AttendanceStore.MonthOf(monday), AttendanceStore.MonthOf(monday.AddDays(6)), [pupilId], cancellation);
        var days = months.SelectMany(month => month.Unpack()).Where(of => of.Date >= monday && of.Date <= monday.AddDays(6)).OrderBy(of => of.Date).ToList();
        return new(pupil, monday, days, await store.SubjectsAsync(cancellation));
    }

    /// <summary>The visible pupils' lessons of a day, by class and time: for each whether all, some or none are registered.</summary>
    public async Task<List<DayLesson>> LessonsOfDayAsync(DateOnly day, CancellationToken cancellation = default)
    {
        var pupils = await visible.Query(InformationCategory.AttendanceRows, AccessLevel.Write).ToListAsync(cancellation);
        var byId = pupils.GroupBy(pupil => pupil.Id).ToDictionary(of => of.Key, of => of.First());
        var month = AttendanceStore.MonthOf(day);
        var stored = await store.ReadAsync(month, month, byId.Keys, cancellation);
        var subjects = await store.SubjectsAsync(cancellation);
        return
        [
            .. stored
                .SelectMany(of => of.Unpack().Where(one => one.Date == day).SelectMany(one => one.Lessons.Select(lesson => (Pupil: byId[of.PupilId], Lesson: lesson))))
                .GroupBy(of => (of.Pupil.Class, of.Lesson.Start, of.Lesson.End, of.Lesson.SubjectId))
                .Select(of => new DayLesson(
                    day,
                    of.Key.Class,
                    of.Key.Start,
                    of.Key.End,
                    of.Key.SubjectId,
                    subjects.GetValueOrDefault(of.Key.SubjectId, ""),
                    [.. of.OrderBy(one => one.Pupil.FamilyName, StringComparer.CurrentCulture).ThenBy(one => one.Pupil.GivenName, StringComparer.CurrentCulture)]))
                .OrderBy(lesson => lesson.Start).ThenBy(lesson => lesson.Class, StringComparer.Ordinal),
        ];
    }

    /// <summary>The latest days with lessons that nobody has registered, of the visible pupils: how many lessons each day. No pupil is named.</summary>
    /// <param name="today">The last day looked at.</param>
    /// <param name="days">How many days back.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyList<(DateOnly Day, int Lessons)>> UnregisteredAsync(DateOnly today, int days, CancellationToken cancellation = default)
    {
        var classes = (await visible.Query(InformationCategory.AttendanceRows, AccessLevel.Write).Select(pupil => new { pupil.Id, pupil.Class }).ToListAsync(cancellation)).GroupBy(pupil => pupil.Id).ToDictionary(of => of.Key, of => of.First().Class);
        var first = today.AddDays(1 - days);
        var now = time.SwedishNow();
        return
        [
            .. (await store.ReadAsync(AttendanceStore.MonthOf(first), AttendanceStore.MonthOf(today), classes.Keys, cancellation))
                .SelectMany(month => month.Unpack().Where(day => day.Date >= first && day.Date <= today).SelectMany(day => day.Lessons.Select(lesson => (day.Date, Class: classes[month.PupilId], lesson))))
                .Where(of => !of.lesson.Reported && (of.Date < today || of.lesson.End <= (now.Hour * 60) + now.Minute))
                .GroupBy(of => of.Date)
                .Select(of => (of.Key, of.Select(one => (one.Class, one.lesson.Start, one.lesson.End, one.lesson.SubjectId)).Distinct().Count()))
                .OrderByDescending(of => of.Key),
        ];
    }

    /// <summary>The latest day on or before another that has lessons of visible pupils; null when there is none in the two months before.</summary>
    public async Task<DateOnly?> LatestDayAsync(DateOnly day, CancellationToken cancellation = default)
    {
        var ids = await visible.Query(InformationCategory.AttendanceRows, AccessLevel.Write).Select(pupil => pupil.Id).Distinct().ToListAsync(cancellation);
        var days = (await store.ReadAsync(AttendanceStore.MonthOf(day.AddMonths(-2)), AttendanceStore.MonthOf(day), ids, cancellation)).SelectMany(month => month.Unpack()).Where(one => one.Date <= day).Select(one => one.Date);
        return days.Cast<DateOnly?>().Max();
    }

    /// <summary>Notes that the pupils of a lesson were shown.</summary>
    public Task NoteShownAsync(DayLesson lesson, CancellationToken cancellation = default) =>
        readLog.NoteAsync(lesson.Pupils.Select(of => of.Pupil.Id), InformationCategory.AttendanceRows, "registrera", cancellation);

    /// <summary>Saves what a person says of some pupils' lesson. A lesson that has changed since it was shown is not overwritten: it is returned.</summary>
    public async Task<IReadOnlyList<RegisterConflict>> SaveAsync(DateOnly day, IReadOnlyList<RegisteredLesson> said, CancellationToken cancellation = default)
    {
        var pupils = (await visible.Query(InformationCategory.AttendanceRows, AccessLevel.Write).ToListAsync(cancellation)).GroupBy(pupil => pupil.Id).ToDictionary(of => of.Key, of => of.First());
        var mine = said.Where(one => pupils.ContainsKey(one.PupilId)).ToList();
        var month = AttendanceStore.MonthOf(day);
        var conflicts = new List<RegisterConflict>();
        var touched = new HashSet<int>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await store.LockAsync(cancellation);
        var stored = (await store.ReadAsync(month, month, [.. mine.Select(one => one.PupilId)], cancellation)).ToDictionary(of => of.PupilId, of => of.Unpack());
        var changed = new List<MonthToWrite>();
        foreach (var one in mine)
        {
            var days = stored.GetValueOrDefault(one.PupilId, []);
            var of = days.Find(each => each.Date == day);
            if (of is null)
            {
                days.Add(of = new(day, []));
            }

            var now = of.Lessons.Find(lesson => lesson.Start == one.Lesson.Start);
            if (now.SaysTheSameAs(one.Lesson))
            {
                continue;
            }

            if (one.Shown is not { } shown || !now.SaysTheSameAs(shown))
            {
                conflicts.Add(new(pupils[one.PupilId], now, one.Lesson));
                continue;
            }

            DayLessons.Put(of.Lessons, one.Lesson with { ByHand = true, Implied = now.Implied });
            changed.Add(new(month, one.PupilId, days));
            touched.Add(one.PupilId);
            audit.Add(AuditAct.AttendanceCorrecting, one.PupilId, pupils[one.PupilId].UnitId, $"attendance_months/{month}");
        }

        await store.WriteAsync(changed, cancellation);
        await db.SaveChangesAsync(cancellation);
        var change = touched.Count > 0 ? await changes.AppendAsync(touched, new(day.Year, day.Month, 1), evaluated: false, cancellation) : 0;
        await transaction.CommitAsync(cancellation);
        if (touched.Count > 0)
        {
            await EvaluateSavedAsync(change, touched, cancellation);
        }

        return conflicts;
    }

    /// <summary>Saved first: whoever is evaluated is evaluated on what everybody can see. If it fails or stops here, the change waits, and the next catching up takes it.</summary>
    private async Task EvaluateSavedAsync(long change, HashSet<int> touched, CancellationToken cancellation)
    {
        try
        {
            await evaluator.EvaluateChangeAsync(change, touched, time.SwedishToday(), cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogError("A saved correction was not evaluated at once: {Fault}", fault.GetType().Name);
        }
    }
}

internal sealed record PupilWeek(VisiblePupil Pupil, DateOnly Monday, IReadOnlyList<StoredDay> Days, IReadOnlyDictionary<int, string> Subjects);

/// <summary>One lesson of a class on a day, with each pupil's part in it.</summary>
internal sealed record DayLesson(DateOnly Day, string Class, short Start, short End, int SubjectId, string Subject, IReadOnlyList<(VisiblePupil Pupil, Lesson Lesson)> Pupils)
{
    public int Unregistered => Pupils.Count(of => !of.Lesson.Reported);
}

/// <summary>What a person says of one pupil's lesson, and what stood there when the page was shown.</summary>
internal sealed record RegisteredLesson(int PupilId, Lesson Lesson, Lesson? Shown);

/// <summary>A lesson that somebody else changed meanwhile: both words.</summary>
internal sealed record RegisterConflict(VisiblePupil Pupil, Lesson Now, Lesson Mine);
