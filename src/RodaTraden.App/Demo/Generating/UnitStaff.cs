namespace RodaTraden.App.Demo.Generating;

/// <summary>A member of staff. <see cref="Unreported"/> is how often a teacher leaves a lesson without registration.</summary>
internal sealed record StaffMember(int Index, string Key, SchoolUnit Unit, string Role, double Unreported, PersonName Name);

/// <summary>Who teaches and who is mentor at one unit.</summary>
internal sealed class UnitStaff
{
    private readonly Dictionary<(int Stage, int Cohort, int Parallel), StaffMember> mentors = [];
    private readonly Dictionary<int, List<StaffMember>> bySubject = [];

    public List<StaffMember> All { get; } = [];

    public void AddMentor(int stage, int cohort, int parallel, StaffMember member)
    {
        mentors[(stage, cohort, parallel)] = member;
    }

    public void AddTeacher(int subject, StaffMember member)
    {
        if (!bySubject.TryGetValue(subject, out var teachers))
        {
            bySubject[subject] = teachers = [];
        }

        teachers.Add(member);
    }

    /// <summary>The class keeps its mentor through a stage, and the mentor takes a new class after it.</summary>
    public StaffMember Mentor(SchoolYear year, int level, int parallel)
    {
        var stage = Levels.Stage(level);
        var cohort = (year.StartYear - (level - Levels.StageStart(stage))) % Levels.StageLength(stage);
        return mentors[(stage, cohort, parallel)];
    }

    /// <summary>Up to year 6 the mentor teaches what no specialist does; after that every subject has its own teachers.</summary>
    public StaffMember Teacher(SchoolYear year, int level, int parallel, int subject)
    {
        return bySubject.TryGetValue(subject, out var teachers) && (level > 6 || IsSpecialist(subject))
            ? teachers[((level * 3) + parallel) % teachers.Count]
            : Mentor(year, level, parallel);
    }

    public static bool IsSpecialist(int subject)
    {
        return Subjects.Name(subject) is Subjects.Sport or "Musik" or "Bild" or "Slöjd" or Subjects.LanguageChoice;
    }
}
