using BenchmarkDotNet.Running;
using RodaTraden.Bench;

BenchmarkSwitcher.FromAssembly(typeof(EvaluatePupil).Assembly).Run(args);
