namespace RodaTraden.App.Intake;

/// <summary>The kinds of file, in the order in which they need each other.</summary>
public enum FileKind
{
    Units,
    Calendar,
    Staff,
    Pupils,
    Guardians,
    Lessons,
    Absences,
}
