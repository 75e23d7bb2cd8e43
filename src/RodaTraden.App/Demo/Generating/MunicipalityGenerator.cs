namespace RodaTraden.App.Demo.Generating;

/// <summary>Invents a municipality: its schools, children, staff, calendar and every lesson, as native files.</summary>
internal static class MunicipalityGenerator
{
    private const int FewestInhabitants = 1_000;

    public static GeneratorResult Generate(GeneratorOptions options, IProgress<GeneratorProgress>? progress, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Inhabitants, FewestInhabitants);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SchoolYears, 1);
        using var folder = new OutputFolder(options.OutputDirectory);
        progress?.Report(new GeneratorProgress(GeneratorStep.Planning, 0, 1));
        var world = World.Plan(options);
        var rows = LessonFiles.Write(world, folder, progress, ct);
        progress?.Report(new GeneratorProgress(GeneratorStep.Registers, 0, 1));
        RegisterFiles.Write(world, folder);
        var courses = AnswerFile.Write(world, folder);
        var damaged = options.WithFaults ? FileFaults.Damage(options.Seed, folder) : 0;
        ReadmeFile.Write(world, folder);
        ct.ThrowIfCancellationRequested();
        var enrolled = world.Pupils.Count(p => p.Enrolments.Any(e => e.Covers(options.AsOf)));
        folder.Finish();
        return new GeneratorResult(UnitPlanner.Municipality, world.Units.Count, enrolled, rows, courses, damaged, folder.Names);
    }
}
