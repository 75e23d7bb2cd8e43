namespace RodaTraden.App.Demo.Generating;

/// <summary>
/// Names of invented schools. A large municipality has more schools than there are names: the names come again with a part of town,
/// as real ones do, and independent organisers run several schools.
/// </summary>
internal static class UnitNames
{
    private static readonly string[] YoungerNames =
    [
        "Björkskolan", "Lillåskolan", "Kråkbergsskolan", "Tallmoskolan", "Sjövikens skola", "Hagalundsskolan", "Vretens skola",
        "Norrängsskolan", "Kvarnbyskolan", "Almvikens skola", "Lövåsens skola", "Ekbackens skola", "Stenkulleskolan", "Västerslättsskolan",
        "Prästgårdsskolan", "Rönnängens skola", "Åsboskolan", "Östra Hedens skola", "Granlidens skola", "Skogsbrynsskolan",
    ];

    private static readonly string[] OlderNames =
    [
        "Fridhemsskolan", "Ådalsskolan", "Centralskolan i Almviken", "Högåsskolan", "Söderportsskolan", "Kungsängens högstadieskola",
        "Tegelbruksskolan", "Bergaskolan i Almviken",
    ];

    private static readonly string[] WholeNames = ["Ängsbackens skola", "Mosippans skola", "Kyrkbyns skola i Öjared", "Strandängsskolan"];

    private static readonly string[] UpperNames = ["Almvikens gymnasium", "Åkraholms gymnasium", "Hamngymnasiet i Almviken"];

    private static readonly (string School, string Organiser)[] IndependentNames =
    [
        ("Friskolan Lärkan", "Lärkans friskola ekonomisk förening"), ("Kunskapsbryggan Almviken", "Kunskapsbryggan utbildning AB"),
        ("Friskolan Tvåhjulingen", "Tvåhjulingens skolkooperativ"), ("Nordstjärneskolan", "Nordstjärneskolornas stiftelse"),
    ];

    private static readonly string[] PartsOfTown = ["Norra", "Södra", "Västra", "Nya", "Gamla", "Övre", "Nedre", "Inre", "Yttre", "Mellersta"];

    public static string Younger(int index)
    {
        return Named(YoungerNames, index);
    }

    public static string Older(int index)
    {
        return Named(OlderNames, index);
    }

    public static string Whole(int index)
    {
        return Named(WholeNames, index);
    }

    public static string Upper(int index)
    {
        return Named(UpperNames, index);
    }

    public static (string School, string Organiser) Independent(int index)
    {
        var (school, organiser) = IndependentNames[index % IndependentNames.Length];
        var round = index / IndependentNames.Length;
        return (round == 0 ? school : $"{school} {round + 1}", organiser);
    }

    private static string Named(string[] names, int index)
    {
        var name = names[index % names.Length];
        var round = index / names.Length;
        if (round == 0)
        {
            return name;
        }

        var part = PartsOfTown[(round - 1) % PartsOfTown.Length];
        var again = (round - 1) / PartsOfTown.Length;
        return again == 0 ? $"{part} {name}" : $"{part} {name} {again + 1}";
    }
}
