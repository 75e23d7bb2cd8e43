using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Visibility;

/// <summary>The only way to all that is kept about one pupil: for the school's principal, and of a pupil with protected data for those named for it, on pages of their own.</summary>
internal sealed class VisibleWholeRecords(VisiblePupils pupils, VisibleProtectedPupils protectedPupils, CurrentUser user)
{
    /// <summary>One pupil; null when it does not exist for the one who asks. Who asks for writing, and may, is permitted to save.</summary>
    public async Task<WholeRecordPupil?> FindAsync(int pupilId, AccessLevel level = AccessLevel.Read, CancellationToken cancellation = default)
    {
        if (user.May(InformationCategory.ProtectedPupils, level))
        {
            return await protectedPupils.FindAsync(pupilId, cancellation) is { } hidden
                ? new(hidden.Id, hidden.Shown, hidden.Class, hidden.UnitName, hidden.OrganiserId, InformationCategory.ProtectedPupils)
                : null;
        }

        return await pupils.FindAsync(pupilId, InformationCategory.WholeRecord, level, cancellation) is { } pupil
            ? new(pupil.Id, pupil.FullName, pupil.Class, pupil.UnitName, pupil.OrganiserId, InformationCategory.WholeRecord)
            : null;
    }
}

/// <summary>A pupil whose whole record may be read.</summary>
/// <param name="Id">Our number.</param>
/// <param name="Name">The name; of a pupil without any, the key.</param>
/// <param name="Class">The class.</param>
/// <param name="UnitName">The school.</param>
/// <param name="OrganiserId">The school's organiser.</param>
/// <param name="Category">The kind of information that a look at it is noted as.</param>
internal sealed record WholeRecordPupil(int Id, string Name, string Class, string UnitName, int? OrganiserId, InformationCategory Category)
{
    public bool IsProtected => Category == InformationCategory.ProtectedPupils;

    /// <summary>The pupil's page.</summary>
    public string Page => IsProtected ? $"/skyddade/{Id}" : $"/elever/{Id}";

    /// <summary>Where extracts are made.</summary>
    public string Address => Page + "/registerutdrag";
}
