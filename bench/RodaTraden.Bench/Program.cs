using System.Globalization;
using BenchmarkDotNet.Running;
using RodaTraden.Bench;
using RodaTraden.Bench.City;
using RodaTraden.Bench.Corrections;
using RodaTraden.Bench.InMemory;
using RodaTraden.Bench.Installed;
using RodaTraden.Bench.Layouts;
using RodaTraden.Bench.Pages;
using RodaTraden.Bench.Running;

switch (args)
{
    case ["engine", .. var sizes]:
        EngineRun.Run([.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
        return 0;
    case ["import-at", .. var rest]:
        return await ImportAt.RunAsync(new(rest));
    case ["night", .. var rest]:
        return await NightRunning.RunAsync(new(rest));
    case ["answers", .. var rest]:
        return await AnswersAt.RunAsync(new(rest));
    case ["warm", .. var rest]:
        return await WarmRun.RunAsync(new(rest));
    case ["cold", .. var rest]:
        return await ColdRun.RunAsync(new(rest));
    case ["keep", .. var rest]:
        return await KeepYear.RunAsync(new(rest));
    case ["corrections", .. var rest]:
        return await CorrectionsRun.RunAsync(new(rest));
    case ["pages", .. var rest]:
        return await PagesRun.RunAsync(new(rest));
    case ["serve-at", .. var rest]:
        return await ServeAt.RunAsync(new(rest));
    case ["layouts", .. var rest]:
        return await LayoutsRun.RunAsync(new(rest));
    case ["step", var step, .. var rest]:
        return await CitySteps.RunAsync(step, new(rest));
    default:
        BenchmarkSwitcher.FromAssembly(typeof(EvaluatePupil).Assembly).Run(args);
        return 0;
}
