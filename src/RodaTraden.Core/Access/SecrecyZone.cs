namespace RodaTraden.Core.Access;

/// <summary>
/// The islands of secrecy. Between them nothing flows without a recorded ground; inside one, staff see what their task needs. Source: domain.md 2.1.
/// </summary>
public enum SecrecyZone
{
    /// <summary>Z1. Municipal school: identity, attendance. Weak secrecy, OSL 23:2.</summary>
    MunicipalSchool,

    /// <summary>Z2. Municipal school: special pupil support, inquiries. Medium secrecy, OSL 23:2.</summary>
    PupilSupport,

    /// <summary>Z3. Student health, psychological, psychosocial, special-education. Strong secrecy, OSL 23:2.</summary>
    StudentHealth,

    /// <summary>Z4. Student health, medical. Strong secrecy, OSL 25:1; an authority branch of its own.</summary>
    StudentHealthMedical,

    /// <summary>Z5. Social services. Strong secrecy, OSL 26:1, also towards the school of the same municipality.</summary>
    SocialServices,

    /// <summary>Z6. The region's health care. Strong secrecy, OSL 25:1.</summary>
    RegionHealthCare,

    /// <summary>Z7. Independent school. Duty of silence, Skollagen 29:14; OSL's exceptions cannot be used.</summary>
    IndependentSchool,

    /// <summary>Z8. Preschool. Strong secrecy, OSL 23:1.</summary>
    Preschool,

    /// <summary>None of the eight: a provider outside the authorities, silent by agreement alone. Only consent opens to it.</summary>
    OutsideProvider,
}
