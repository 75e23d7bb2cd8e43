namespace RodaTraden.App.Demo.Generating;

internal enum Sex
{
    Girl,
    Boy,
}
