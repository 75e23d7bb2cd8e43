namespace RodaTraden.Bench.City;

internal static class ReportStep
{
    public static Task<int> RunAsync(CitySettings settings, StepResults results)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(results);
        return Task.FromResult(0);
    }
}
