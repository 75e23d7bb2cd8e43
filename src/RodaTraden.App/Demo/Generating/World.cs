namespace RodaTraden.App.Demo.Generating;

/// <summary>Everything that is decided before the first lesson is written.</summary>
internal sealed class World
{
    private readonly Dictionary<(int Organiser, int Year), SchoolCalendar> calendars = [];
    private readonly Dictionary<(int Unit, int Level, int Parallel, int Year), Timetable> timetables = [];

    private World(GeneratorOptions options)
    {
        Options = options;
        Years = SchoolYear.UpTo(options.AsOf, options.SchoolYears);
        (Organisers, Units) = UnitPlanner.Plan(options);
    }

    public GeneratorOptions Options { get; }

    public SchoolYear[] Years { get; }

    public IReadOnlyList<Organiser> Organisers { get; }

    public IReadOnlyList<SchoolUnit> Units { get; }

    public IReadOnlyList<UnitStaff> Staff { get; private set; } = [];

    public IReadOnlyList<Pupil> Pupils { get; private set; } = [];

    /// <summary>The unit's day without lessons that no calendar knew of: snow, a strike, a broken boiler.</summary>
    public Dictionary<(int Unit, int Year), DateOnly> UnplannedClosures { get; } = [];

    public AbsenceTargets Targets { get; } = new();

    public static World Plan(GeneratorOptions options)
    {
        var world = new World(options);
        world.PlanCalendars();
        world.Staff = [.. world.Units.Select(u => StaffPlanner.Plan(options.Seed, u, NameBook.Shared))];
        world.PlanTimetables();
        world.Pupils = PupilPlanner.Plan(options, world.Years, world.Units);
        PlantPlanner.Plan(world);
        var enrolments = new EnrolmentPlanner(world);
        foreach (var pupil in world.Pupils)
        {
            enrolments.Plan(pupil);
        }

        world.Targets.Draw(world);
        return world;
    }

    public SchoolCalendar Calendar(Organiser organiser, SchoolYear year)
    {
        return calendars[(organiser.Index, year.Index)];
    }

    public Timetable Timetable(Enrolment enrolment)
    {
        return timetables[(enrolment.Unit.Index, enrolment.Level, enrolment.Parallel, enrolment.Year.Index)];
    }

    private void PlanCalendars()
    {
        var sportBreak = Rng.For(Options.Seed, RandomStream.Calendar).Between(8, 10);
        foreach (var year in Years)
        {
            foreach (var organiser in Organisers)
            {
                calendars[(organiser.Index, year.Index)] = CalendarPlanner.Plan(year, sportBreak, Math.Min(organiser.Index, 2));
            }

            foreach (var unit in Units)
            {
                var rng = Rng.For(Options.Seed, RandomStream.Calendar, 1 + unit.Index, year.Index);
                if (unit.Index == year.Index % Units.Count || rng.Chance(0.25))
                {
                    var days = Calendar(unit.Organiser, year).SchoolDays;
                    UnplannedClosures[(unit.Index, year.Index)] = days[rng.Between(30, days.Count - 30)];
                }
            }
        }
    }

    private void PlanTimetables()
    {
        foreach (var year in Years)
        {
            foreach (var unit in Units)
            {
                for (var level = unit.FirstLevel; level <= unit.LastLevel; level++)
                {
                    for (var parallel = 0; parallel < unit.Classes(level); parallel++)
                    {
                        PlanTimetable(year, unit, level, parallel);
                    }
                }
            }
        }
    }

    private void PlanTimetable(SchoolYear year, SchoolUnit unit, int level, int parallel)
    {
        var rng = Rng.For(Options.Seed, RandomStream.Timetable, (unit.Index * 1000) + (level * 40) + parallel, year.StartYear);
        var staff = Staff[unit.Index];
        timetables[(unit.Index, level, parallel, year.Index)] =
            TimetableBuilder.Build(unit, level, parallel, rng, subject => staff.Teacher(year, level, parallel, subject));
    }
}
