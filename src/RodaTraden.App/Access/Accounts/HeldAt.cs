namespace RodaTraden.App.Access.Accounts;

/// <summary>Where a role is held: a unit, an organiser, an organisation outside the schools, or as the person that one is in the register.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="OrganiserId">The school organiser.</param>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="GuardianId">The guardian that one is.</param>
/// <param name="PupilId">The pupil that one is.</param>
/// <param name="StandsInFor">The key of the mentor that one stands in for.</param>
internal sealed record HeldAt(int? UnitId = null, int? OrganiserId = null, int? OrganisationId = null, int? GuardianId = null, int? PupilId = null, string StandsInFor = "")
{
    /// <summary>Nothing told.</summary>
    public static HeldAt Nowhere { get; } = new();

    public static HeldAt Of(AccountRole role) => new(role.UnitId, role.OrganiserId, role.OrganisationId, role.GuardianId, role.PupilId, role.StandsInFor);
}
