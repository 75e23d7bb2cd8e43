namespace RodaTraden.App.Demo.Generating;

/// <summary>What was written. <see cref="Pupils"/> counts those enrolled on the as-of date.</summary>
internal sealed record GeneratorResult(
    string Municipality,
    int Units,
    int Pupils,
    long LessonRows,
    int PlantedCourses,
    int DamagedFiles,
    IReadOnlyList<string> Files);
