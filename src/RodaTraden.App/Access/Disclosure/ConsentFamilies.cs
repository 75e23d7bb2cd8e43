using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Disclosure;

/// <summary>Reads what the rules of consent need to know of some pupils' families, as the register tells it today.</summary>
internal sealed class ConsentFamilies(AppDbContext db)
{
    /// <summary>The families of unprotected pupils, by pupil. Who has custody is asked of the register each time: a change counts at once.</summary>
    public async Task<IReadOnlyDictionary<int, ConsentFamily>> LoadAsync(IReadOnlyCollection<int> pupils, DateOnly today, CancellationToken cancellation = default)
    {
        if (pupils.Count == 0)
        {
            return new Dictionary<int, ConsentFamily>();
        }

        var births = await db.Pupils.AsNoTracking()
            .Where(pupil => pupils.Contains(pupil.Id) && pupil.Marking == ProtectedMarking.None && pupil.MergedIntoId == null)
            .Select(pupil => new { pupil.Id, pupil.BirthDate })
            .ToListAsync(cancellation);
        var guardians = (await db.Guardianships.AsNoTracking()
            .Where(of => pupils.Contains(of.PupilId) && of.Custody != Custody.None && (of.From == null || of.From <= today) && (of.To == null || of.To >= today))
            .OrderBy(of => of.Id)
            .Select(of => new { of.PupilId, of.GuardianId })
            .ToListAsync(cancellation)).ToLookup(of => of.PupilId, of => of.GuardianId);
        var judged = (await db.MaturityJudgements.AsNoTracking().Where(judgement => pupils.Contains(judgement.PupilId)).OrderBy(judgement => judgement.Id).ToListAsync(cancellation))
            .ToLookup(judgement => judgement.PupilId, judgement => judgement.Outcome);
        return births.ToDictionary(
            pupil => pupil.Id,
            pupil => new ConsentFamily(pupil.BirthDate, [.. guardians[pupil.Id].Distinct()], judged[pupil.Id].Select(outcome => (WhoDecides?)outcome).LastOrDefault()));
    }
}
