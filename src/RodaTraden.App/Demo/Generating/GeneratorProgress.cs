namespace RodaTraden.App.Demo.Generating;

internal sealed record GeneratorProgress(GeneratorStep Step, int Done, int Total);

internal enum GeneratorStep
{
    Planning,
    Lessons,
    Registers,
}
