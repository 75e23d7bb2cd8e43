using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Cases.Allocation;
using RodaTraden.App.Cases.Process;
using RodaTraden.App.Cases.Routine;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Cases.Causes;
using RodaTraden.Core.Cases.Measures;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Measures;

/// <summary>
/// What the school does about the causes in a case: started, followed up, ended. When a measure starts or ends, the pupil is evaluated anew in the same transaction: a condition that asks whether a share is still
/// high after measures reads it.
/// </summary>
internal sealed class MeasureBook(
    AppDbContext db, CaseQuery cases, VisibleCases visible, VisiblePupils pupils, SchoolStaff staff, CaseBook book, RoutineBook routines, PupilChanges changes, Evaluator evaluator, CurrentUser user, AuditLog audit, ReadLog readLog, ILogger<MeasureBook> logger, TimeProvider time)
{
    /// <summary>The measures of a case; null when it does not exist for the one who asks.</summary>
    public async Task<MeasuresView?> ReadAsync(int pupilId, int caseId, string page, CancellationToken cancellation = default)
    {
        if (await cases.ReadAsync(pupilId, caseId, page, cancellation) is not { } view)
        {
            return null;
        }

        var all = await db.CaseMeasures.AsNoTracking().Where(one => one.CaseId == caseId).OrderBy(one => one.EndedOn != null).ThenBy(one => one.FollowUpOn).ThenBy(one => one.Id).ToListAsync(cancellation);
        var ids = all.SelectMany(one => new[] { one.OwnerId, one.ByAccountId }).ToHashSet();

        // The causes are said to those who may read the mapping; others see that a measure answers one.
        var mayCauses = await pupils.FindAsync(pupilId, InformationCategory.CauseMapping, cancellation: cancellation) is not null;
        var causes = mayCauses ? CauseRules.Causes(CauseRules.Latest(await db.CauseAssessments.AsNoTracking().Where(one => one.CaseId == caseId).ToListAsync(cancellation))) : [];
        if (mayCauses && all.Count + causes.Count > 0)
        {
            await readLog.NoteAsync([pupilId], InformationCategory.CauseMapping, page, cancellation);
        }

        var routine = await routines.InForceAsync(view.Found.Case.OrganiserId, cancellation);
        var calendar = await book.CalendarAsync(view.Pupil.UnitId, cancellation);
        return new(view, all, causes, mayCauses, await db.Users.Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellation), calendar.SchoolDaysAfter(view.Today, routine.FollowUpWithin));
    }

    /// <summary>Starts a measure; null when it went well. The same form saved twice starts one.</summary>
    public async Task<MeasureRefusal?> StartAsync(CaseMeasure measure, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(measure.CaseId, AccessLevel.Write, cancellation) is not { } found || found.Pupil.Id != measure.PupilId)
        {
            return MeasureRefusal.CaseClosed;
        }

        var there = (await staff.AtAsync(found.Pupil.UnitId, cancellation)).Select(person => person.AccountId).ToHashSet();
        if (MeasureRules.Start(measure, found.Case.State.IsOpen, there, await book.CalendarAsync(found.Pupil.UnitId, cancellation)) is { } refusal)
        {
            return refusal;
        }

        if (await db.CaseMeasures.AnyAsync(one => one.FormId == measure.FormId, cancellation))
        {
            return null;
        }

        db.Add(measure);
        return await SaveAsync(AuditAct.MeasureStarting, measure, found.Pupil.UnitId, measure.StartOn, cancellation);
    }

    /// <summary>Sets another day of follow-up; null when it went well.</summary>
    public async Task<MeasureRefusal?> FollowUpAsync(int caseId, int measureId, Guid version, DateOnly? on, CancellationToken cancellation = default)
    {
        if (await FindAsync(caseId, measureId, version, cancellation) is not ({ } measure, { } found))
        {
            return MeasureRefusal.Changed;
        }

        if (!measure.GoesOn || MeasureRules.FollowUp(time.SwedishToday(), on ?? default, await book.CalendarAsync(found.Pupil.UnitId, cancellation)) is { })
        {
            return measure.GoesOn ? MeasureRefusal.FollowUpWrong : MeasureRefusal.Ended;
        }

        measure.FollowUpOn = on!.Value;
        return await SaveAsync(AuditAct.MeasureFollowing, measure, found.Pupil.UnitId, null, cancellation);
    }

    /// <summary>Ends a measure with what it led to; null when it went well.</summary>
    public async Task<MeasureRefusal?> EndAsync(int caseId, int measureId, Guid version, DateOnly? on, MeasureOutcome? outcome, string words, CancellationToken cancellation = default)
    {
        if (await FindAsync(caseId, measureId, version, cancellation) is not ({ } measure, { } found))
        {
            return MeasureRefusal.Changed;
        }

        if (MeasureRules.End(measure, on, outcome, words, time.SwedishToday()) is { } refusal)
        {
            return refusal;
        }

        (measure.EndedOn, measure.Outcome, measure.OutcomeWords) = (on, outcome, words.Trim());
        return await SaveAsync(AuditAct.MeasureEnding, measure, found.Pupil.UnitId, measure.StartOn, cancellation);
    }

    /// <summary>Takes an ending back, or the measure itself when it had not ended; in a closed case nothing begins to go on again. Null when it went well.</summary>
    public async Task<MeasureRefusal?> UndoAsync(int caseId, int measureId, Guid version, CancellationToken cancellation = default)
    {
        if (await FindAsync(caseId, measureId, version, cancellation) is not ({ } measure, { } found) || measure.RemovedAt is not null)
        {
            return MeasureRefusal.Changed;
        }

        if (measure.EndedOn is not null && !found.Case.State.IsOpen)
        {
            return MeasureRefusal.CaseClosed;
        }

        if (measure.EndedOn is not null)
        {
            (measure.EndedOn, measure.Outcome, measure.OutcomeWords) = (null, null, "");
        }
        else
        {
            measure.RemovedAt = time.UtcNow();
        }

        return await SaveAsync(AuditAct.MeasureUndoing, measure, found.Pupil.UnitId, measure.StartOn, cancellation);
    }

    private async Task<(CaseMeasure? Measure, VisibleCase? Found)> FindAsync(int caseId, int measureId, Guid version, CancellationToken cancellation)
    {
        var found = await visible.FindAsync(caseId, AccessLevel.Write, cancellation);
        var measure = found is null ? null : await db.CaseMeasures.SingleOrDefaultAsync(one => one.Id == measureId && one.CaseId == caseId && one.Version == version, cancellation);
        return (measure, found);
    }

    /// <summary>Saves; when the days of a measure have changed, whoever holds the pupil's year learns of it, and the pupil is evaluated anew.</summary>
    private async Task<MeasureRefusal?> SaveAsync(AuditAct act, CaseMeasure measure, int unitId, DateOnly? from, CancellationToken cancellation)
    {
        measure.Version = Guid.CreateVersion7();
        audit.Add(act, measure.PupilId, unitId, "case_measures/" + measure.FormId.ToString("n"), measure.Outcome?.ToString() ?? "");
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.SaveChangesAsync(cancellation);
            var today = time.SwedishToday();
            if (from is { } first && first <= today)
            {
                var change = await changes.AppendAsync([measure.PupilId], first < SchoolYear.Of(today).First ? SchoolYear.Of(today).First : first, evaluated: false, cancellation);
                await transaction.CommitAsync(cancellation);
                await EvaluateSavedAsync(change, measure.PupilId, today, cancellation);
                return null;
            }

            await transaction.CommitAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return MeasureRefusal.Changed;
        }
    }

    /// <summary>Saved first: if the evaluation fails or stops here, the change waits, and the next catching up takes it.</summary>
    private async Task EvaluateSavedAsync(long change, int pupilId, DateOnly today, CancellationToken cancellation)
    {
        try
        {
            await evaluator.EvaluateChangeAsync(change, new HashSet<int> { pupilId }, today, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogError("A saved measure was not evaluated at once: {Fault}", fault.GetType().Name);
        }
    }

    /// <summary>Whether the one who asks may do something with the measures of a case.</summary>
    public bool MayWrite => user.MayAtSchool(InformationCategory.Case, AccessLevel.Write);
}

/// <summary>The measures of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="All">All; those that go on first, the one to be followed up first of them.</param>
/// <param name="Causes">The causes that a measure can answer; empty for who may not read the mapping.</param>
/// <param name="MayReadCauses">Whether the one who asks reads the mapping.</param>
/// <param name="Names">Names of accounts.</param>
/// <param name="ProposedFollowUp">A day to propose.</param>
public sealed record MeasuresView(CaseView Case, IReadOnlyList<CaseMeasure> All, IReadOnlyList<string> Causes, bool MayReadCauses, IReadOnlyDictionary<int, string> Names, DateOnly ProposedFollowUp)
{
    public string Address => Case.Address + "/atgarder";

    public string Name(int accountId) => Names.GetValueOrDefault(accountId, "");
}
