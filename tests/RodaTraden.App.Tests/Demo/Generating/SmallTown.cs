using RodaTraden.App.Demo.Generating;

namespace RodaTraden.App.Tests.Demo.Generating;

/// <summary>Two school years of a small town, the second one cut in March.</summary>
public sealed class SmallTown : IDisposable
{
    internal static readonly DateOnly AsOf = new(2026, 3, 27);

    internal GeneratedMunicipality Municipality { get; } = new(8_000, 5, AbsenceProfile.Middle, AsOf);

    internal string Folder => Municipality.Folder;

    public void Dispose()
    {
        Municipality.Dispose();
    }
}
