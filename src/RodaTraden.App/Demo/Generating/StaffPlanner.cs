namespace RodaTraden.App.Demo.Generating;

internal static class StaffPlanner
{
    private const int LessonsPerTeacher = 19;

    /// <summary>Beta(1, 12) has the mean 7.7 %; the last week of term and substitutes bring the scaled mean back to about 5 %.</summary>
    private const double UnreportedScale = 0.46;

    private static readonly string[] OtherRoles = ["principal", "administrator", "special_educator", "student_health", "counsellor", "nurse"];

    public static UnitStaff Plan(int seed, SchoolUnit unit, NameBook names)
    {
        var staff = new UnitStaff();
        var rng = Rng.For(seed, RandomStream.Teacher, unit.Index);
        AddMentors(staff, unit, Add);
        AddSubjectTeachers(staff, unit, Add);
        foreach (var role in OtherRoles)
        {
            Add(role);
        }

        return staff;

        StaffMember Add(string role)
        {
            var number = (unit.Index * 1000) + staff.All.Count;
            var name = names.Adult(rng.Chance(0.74) ? Sex.Girl : Sex.Boy, names.Origin(rng, 0.82), rng);
            var member = new StaffMember(number, $"T-{10_000 + number}", unit, role, rng.Beta(1, 12) * UnreportedScale, name);
            staff.All.Add(member);
            return member;
        }
    }

    private static void AddMentors(UnitStaff staff, SchoolUnit unit, Func<string, StaffMember> add)
    {
        for (var stage = 0; stage <= 3; stage++)
        {
            var start = Levels.StageStart(stage);
            var levels = Enumerable.Range(start, Levels.StageLength(stage)).Where(unit.Serves).ToArray();
            for (var cohort = 0; levels.Length > 0 && cohort < Levels.StageLength(stage); cohort++)
            {
                for (var parallel = 0; parallel < unit.Classes(levels[0]); parallel++)
                {
                    staff.AddMentor(stage, cohort, parallel, add("mentor"));
                }
            }
        }
    }

    /// <summary>From year 7 the mentors are subject teachers too, and fill the subjects before anybody else is employed.</summary>
    private static void AddSubjectTeachers(UnitStaff staff, SchoolUnit unit, Func<string, StaffMember> add)
    {
        var lessons = new SortedDictionary<int, int>();
        for (var level = unit.FirstLevel; level <= unit.LastLevel; level++)
        {
            for (var parallel = 0; parallel < unit.Classes(level); parallel++)
            {
                foreach (var (subject, count, _) in LessonPlans.For(level, unit.IsUpperSecondary ? unit.Programmes[parallel] : null))
                {
                    var number = Subjects.Number(subject);
                    if (level > 6 || UnitStaff.IsSpecialist(number))
                    {
                        lessons[number] = lessons.GetValueOrDefault(number) + count;
                    }
                }
            }
        }

        var waiting = new Queue<StaffMember>(unit.LastLevel > 6 ? staff.All.Skip(MentorsBelowYear7(unit)) : []);
        foreach (var (subject, count) in lessons)
        {
            for (var left = count; left > 0; left -= LessonsPerTeacher)
            {
                staff.AddTeacher(subject, waiting.TryDequeue(out var mentor) ? mentor : add("teacher"));
            }
        }
    }

    private static int MentorsBelowYear7(SchoolUnit unit)
    {
        return unit.IsUpperSecondary
            ? 0
            : unit.YoungerClasses * ((unit.FirstLevel == 0 ? Levels.StageLength(0) : 0) + (unit.FirstLevel <= 4 ? Levels.StageLength(1) : 0));
    }
}
