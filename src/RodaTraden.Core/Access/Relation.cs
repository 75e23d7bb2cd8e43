namespace RodaTraden.Core.Access;

/// <summary>What ties somebody, in a role, to a pupil or to a place. Without one there is nothing to see. Source: domain.md 2.3, "own".</summary>
public enum Relation
{
    /// <summary>One's mentor pupil, today or while standing in for the mentor.</summary>
    OwnPupil,

    /// <summary>The pupil is enrolled at a unit that the role was given for; or the figures are that unit's.</summary>
    OwnUnit,

    /// <summary>The pupil is enrolled at a unit of the organiser that the role was given for; or the figures are that organiser's.</summary>
    OwnOrganiser,

    /// <summary>The pupil's home municipality is the one that the role was given for, and the school is another organiser's.</summary>
    HomeMunicipality,

    /// <summary>Somebody has given one a task about this pupil: coordinator, case worker, contact, or the one who is to carry out a mapping.</summary>
    Assigned,

    /// <summary>One has written it oneself.</summary>
    Author,

    /// <summary>A guardian of the pupil today, by the population register as the school tells it, and nothing restrains it.</summary>
    GuardianOf,

    /// <summary>The pupil oneself.</summary>
    Self,

    /// <summary>Named for pupils with protected data at their unit.</summary>
    Named,

    /// <summary>Works in the same organiser's schools or the same committee, and nothing else ties one to the pupil: emergency access alone reaches.</summary>
    SameZone,

    /// <summary>The whole installation or municipality, without any pupil.</summary>
    Whole,
}
