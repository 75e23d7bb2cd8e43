namespace RodaTraden.App.Demo.Generating;

/// <summary>One pupil's school year as the school's system would hold it on the as-of date.</summary>
internal sealed class PupilYearMaker(World world)
{
    private readonly Registration registration = new(world.Options.Seed, world.Options.AsOf);

    public double ShareOf(Pupil pupil, SchoolYear year)
    {
        if (Make(pupil, year).Year is not { } made)
        {
            return 0;
        }

        var absent = 0;
        foreach (ref readonly var lesson in made.All)
        {
            absent += lesson.Absent;
        }

        return absent / (double)Math.Max(1, made.ObservedMinutes());
    }

    public (PupilYear? Year, CourseAnswer? Answer) Make(Pupil pupil, SchoolYear year)
    {
        var made = PupilYear.Lay(world, pupil, year);
        if (made is null)
        {
            return (null, null);
        }

        var seed = world.Options.Seed;
        var plant = pupil.Plant?.Year.Index == year.Index ? pupil.Plant : null;
        if (plant is not { LiesOnALimit: true })
        {
            registration.ForgetSome(made);
        }

        AbsenceSimulator.Run(world, made);
        var answer = plant is null ? null : Courses.Lay(made, plant, Rng.For(seed, RandomStream.Course, pupil.Index));
        ElsewhereOnSchoolTime.Lay(seed, made);
        if (plant is not { LiesOnALimit: true })
        {
            registration.WaitForLatest(made);
        }

        RecentDays.Apply(seed, world.Options.AsOf, made);
        return (made, answer);
    }
}
