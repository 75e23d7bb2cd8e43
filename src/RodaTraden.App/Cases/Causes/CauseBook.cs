using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Cases.Inquiries;
using RodaTraden.App.Cases.Process;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Causes;

namespace RodaTraden.App.Cases.Causes;

/// <summary>The mapping of causes in a case: read side by side, added to, taken back. For student health, the principal, and the mentor who answers for the case.</summary>
internal sealed class CauseBook(AppDbContext db, CaseQuery cases, VisiblePupils pupils, Guardians guardians, CurrentUser user, AuditLog audit, ReadLog readLog, TimeProvider time)
{
    /// <summary>Everything said of the causes; null when it does not exist for the one who asks.</summary>
    public async Task<CausesView?> ReadAsync(int pupilId, int caseId, string page, CancellationToken cancellation = default)
    {
        if (await pupils.FindAsync(pupilId, InformationCategory.CauseMapping, cancellation: cancellation) is null || await cases.ReadAsync(pupilId, caseId, page, cancellation) is not { } view)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.CauseMapping, page, cancellation);
        var all = await db.CauseAssessments.AsNoTracking().Where(one => one.CaseId == caseId).OrderByDescending(one => one.On).ThenByDescending(one => one.Id).ToListAsync(cancellation);
        var ids = all.Select(one => one.ByAccountId).ToHashSet();
        var may = await pupils.FindAsync(pupilId, InformationCategory.CauseMapping, AccessLevel.Write, cancellation) is not null;
        var named = all.Select(one => one.GuardianId).OfType<int>().ToHashSet();
        var names = await db.Guardians.Where(one => named.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.GivenName + " " + one.FamilyName, cancellation);
        var asked = await guardians.OfAsync(pupilId, cancellation);
        foreach (var guardian in asked)
        {
            names[guardian.Id] = guardian.Name;
        }

        return new(view, all, CauseRules.Latest(all), asked, names, await db.Users.Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellation), may);
    }

    /// <summary>Saves a view; null when it went well. The same form saved twice is one view.</summary>
    public async Task<CauseRefusal?> SaveAsync(CauseAssessment assessment, bool isCaseOpen, int unitId, CancellationToken cancellation = default)
    {
        if (await pupils.FindAsync(assessment.PupilId, InformationCategory.CauseMapping, AccessLevel.Write, cancellation) is null)
        {
            return CauseRefusal.CaseClosed;
        }

        if (CauseRules.Check(assessment, isCaseOpen, time.SwedishToday()) is { } refusal)
        {
            return refusal;
        }

        if (!await db.CauseAssessments.AnyAsync(one => one.FormId == assessment.FormId, cancellation))
        {
            db.Add(assessment);
            audit.Add(AuditAct.CauseMapping, assessment.PupilId, unitId, "cause_assessments/" + assessment.FormId.ToString("n"), assessment.View.ToString());
            await db.SaveChangesAsync(cancellation);
        }

        return null;
    }

    /// <summary>Takes a view back, by whoever wrote it; false when there is none.</summary>
    public async Task<bool> RemoveAsync(int pupilId, int assessmentId, CancellationToken cancellation = default)
    {
        if (await pupils.FindAsync(pupilId, InformationCategory.CauseMapping, AccessLevel.Write, cancellation) is not { } pupil
            || await db.CauseAssessments.SingleOrDefaultAsync(one => one.Id == assessmentId && one.PupilId == pupilId && one.RemovedAt == null && one.ByAccountId == user.AccountId, cancellation) is not { } found)
        {
            return false;
        }

        (found.RemovedAt, found.Version) = (time.UtcNow(), Guid.CreateVersion7());
        audit.Add(AuditAct.CauseMappingRemoving, pupilId, pupil.UnitId, "cause_assessments/" + found.FormId.ToString("n"));
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}

/// <summary>What is said of the causes in a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="All">All views, also those taken back, newest first.</param>
/// <param name="Latest">The latest of each, in the order of the columns.</param>
/// <param name="Guardians">Those with custody today.</param>
/// <param name="GuardianNames">Names of guardians by number.</param>
/// <param name="Names">Names of those who wrote.</param>
/// <param name="MayWrite">Whether the one who asks may add to it.</param>
public sealed record CausesView(
    CaseView Case, IReadOnlyList<CauseAssessment> All, IReadOnlyList<CauseAssessment> Latest, IReadOnlyList<NamedGuardian> Guardians, IReadOnlyDictionary<int, string> GuardianNames, IReadOnlyDictionary<int, string> Names, bool MayWrite)
{
    public string Address => Case.Address + "/kartlaggning";

    public string GuardianName(int? id) => id is { } one ? GuardianNames.GetValueOrDefault(one, "") : "";
}
