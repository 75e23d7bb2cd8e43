using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Visibility;

/// <summary>
/// The only way to read records for the sake of the register itself: unprotected, not merged into another, for those who keep the register. Whoever may not
/// finds none.
/// </summary>
internal sealed class VisibleRecords(AppDbContext db, CurrentUser user)
{
    public IQueryable<Pupil> Query() => user.May(InformationCategory.Records, AccessLevel.Write)
        ? db.Pupils.Where(pupil => pupil.Marking == ProtectedMarking.None && pupil.MergedIntoId == null)
        : db.Pupils.Where(_ => false);
}
