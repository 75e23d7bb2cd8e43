using System.CommandLine;
using System.Globalization;
using RodaTraden.App.Demo.Generating;

namespace RodaTraden.App.Commands;

/// <summary><c>generate --inhabitants N --seed S --profile low|middle|high --as-of DATE --out DIR</c></summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var inhabitants = new Option<int>("--inhabitants") { Description = "Antal invånare.", DefaultValueFactory = _ => 20_000 };
        var seed = new Option<int>("--seed") { Description = "Samma frö ger samma filer.", DefaultValueFactory = _ => 1 };
        var profile = new Option<string>("--profile") { Description = "low, middle eller high.", DefaultValueFactory = _ => "middle" };
        profile.AcceptOnlyFromAmong("low", "middle", "high");
        var asOf = new Option<string>("--as-of") { Description = "Sista dag, ÅÅÅÅ-MM-DD.", Required = true };
        var output = new Option<string>("--out") { Description = "Tom mapp att skriva i.", Required = true };
        var years = new Option<int>("--school-years") { Description = "Antal läsår, det som pågår inräknat.", DefaultValueFactory = _ => 2 };
        var command = new Command("generate", "Hittar på en kommun som filer. Allt är påhittat.") { inhabitants, seed, profile, asOf, output, years };
        command.SetAction(parsed =>
        {
            if (!DateOnly.TryParseExact(parsed.GetValue(asOf), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                Console.Error.WriteLine($"--as-of {parsed.GetValue(asOf)}: skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2026-03-27.");
                return 1;
            }

            try
            {
                var result = MunicipalityGenerator.Generate(
                    new(parsed.GetValue(inhabitants), parsed.GetValue(seed), Enum.Parse<AbsenceProfile>(parsed.GetValue(profile)!, ignoreCase: true), day, parsed.GetValue(output)!, parsed.GetValue(years)),
                    new GeneratorSteps(),
                    default);
                Console.Out.WriteLine($"{result.Municipality}: {result.Units} skolenheter, {result.Pupils} elever, {result.LessonRows} lektionsrader, {result.PlantedCourses} planterade förlopp.");
                return 0;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
            {
                Console.Error.WriteLine($"Inget är skrivet. {fault.Message}");
                return 1;
            }
        });
        return command;
    }

    /// <summary>Tells of each step once, on standard error.</summary>
    internal sealed class GeneratorSteps : IProgress<GeneratorProgress>
    {
        private string last = "";

        public void Report(GeneratorProgress value)
        {
            var line = value.Step switch
            {
                GeneratorStep.Planning => "Hittar på skolor och människor",
                GeneratorStep.Lessons => $"Skriver lektioner {10 * (10 * value.Done / Math.Max(1, value.Total))} %",
                GeneratorStep.Registers => "Skriver register",
            };
            if (line != last)
            {
                last = line;
                Console.Error.WriteLine(line);
            }
        }
    }
}
