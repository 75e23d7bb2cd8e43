using System.Text;

namespace RodaTraden.App.Demo.Generating;

/// <summary>Subject names by number, ready to be written.</summary>
internal static class Subjects
{
    public const string LanguageChoice = "Språkval";
    public const string Swedish = "Svenska";
    public const string SwedishAsSecond = "Svenska som andraspråk";
    public const string Sport = "Idrott och hälsa";

    public static readonly string[] LanguageChoices = ["Spanska", "Tyska", "Franska", "Svenska/engelska"];

    private static readonly string[] Names =
    [
        LanguageChoice, Swedish, SwedishAsSecond, "Engelska", "Matematik", "Bild", Sport, "Musik", "Slöjd",
        "Hem- och konsumentkunskap", "Naturorientering", "Samhällsorientering", "Biologi", "Fysik", "Kemi", "Teknik", "Geografi",
        "Historia", "Religionskunskap", "Samhällskunskap", "Förskoleklass", "Spanska", "Tyska", "Franska", "Svenska/engelska",
        "Psykologi", "Företagsekonomi", "Juridik", "Vård och omsorg", "Medicin", "Elteknik", "Mekatronik", "Byggteknik",
        "Fordonsteknik", "Pedagogik", "Fritid och hälsa", "Handel", "Service och bemötande", "Estetisk kommunikation", "Teater",
    ];

    private static readonly Dictionary<string, int> Numbers = Names.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i, StringComparer.Ordinal);

    private static readonly byte[][] Bytes = [.. Names.Select(Encoding.UTF8.GetBytes)];

    public static int Number(string name)
    {
        return Numbers[name];
    }

    public static string Name(int number)
    {
        return Names[number];
    }

    public static ReadOnlySpan<byte> Utf8(int number)
    {
        return Bytes[number];
    }
}
