using RodaTraden.Bench.City;
using RodaTraden.Bench.Installed;
using RodaTraden.Bench.Layouts;

namespace RodaTraden.Bench.Reporting;

/// <summary>The results of all steps; null where a step has not been run.</summary>
internal sealed class Measured(StepResults results)
{
    public MachineResult Machine { get; } = results.Of<MachineResult>("machine") ?? throw new InvalidOperationException("The step machine comes first.");

    public DataResult? Data { get; } = results.Of<DataResult>("data");

    public CopyResult? Copy { get; } = results.Of<CopyResult>("copy");

    public ImportResult? SqliteImport { get; } = results.Of<ImportResult>("sqlite-import");

    public ImportResult? PostgresImport { get; } = results.Of<ImportResult>("postgres-import");

    public NightResult? SqliteNight { get; } = results.Of<NightResult>("sqlite-night");

    public NightResult? PostgresNight { get; } = results.Of<NightResult>("postgres-night");

    public DuckDbResult? DuckDb { get; } = results.Of<DuckDbResult>("duckdb");

    public PostgresResult? Postgres { get; } = results.Of<PostgresResult>("postgres");

    public AnswersResult? Answers { get; } = results.Of<AnswersResult>("answers");

    public WarmAnswer? Warm { get; } = results.Of<WarmAnswer>("warm");

    public ColdResult? Cold { get; } = results.Of<ColdResult>("cold");

    public CorrectionsResult? Corrections { get; } = results.Of<CorrectionsResult>("corrections");

    public PagesResult? Pages { get; } = results.Of<PagesResult>("pages");

    public EngineResult? Engine { get; } = results.Of<EngineResult>("engine");

    public LayoutsAnswer? Layouts { get; } = results.Of<LayoutsAnswer>("layouts");
}
