using BenchmarkDotNet.Running;
using RodaTraden.Bench;
using RodaTraden.Bench.InMemory;

if (args is ["engine", .. var sizes])
{
    EngineRun.Run([.. sizes.Select(int.Parse)]);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(EvaluatePupil).Assembly).Run(args);
