using RodaTraden.App.Demo.Generating;

namespace RodaTraden.App.Tests.Demo.Generating;

/// <summary>A municipality in a folder of its own that goes away with it.</summary>
internal sealed class GeneratedMunicipality : IDisposable
{
    public GeneratedMunicipality(int inhabitants, int seed, AbsenceProfile profile, DateOnly asOf, int schoolYears = 2, bool withFaults = false)
    {
        Folder = NewFolder();
        Result = MunicipalityGenerator.Generate(
            new GeneratorOptions(inhabitants, seed, profile, asOf, Folder, schoolYears, withFaults), null, TestContext.Current.CancellationToken);
    }

    public string Folder { get; }

    public GeneratorResult Result { get; }

    public static string NewFolder()
    {
        return Path.Combine(Path.GetTempPath(), "rodatraden-" + Guid.NewGuid().ToString("N"));
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
    }
}
