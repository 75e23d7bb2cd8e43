namespace RodaTraden.App.Demo.Generating;

/// <summary>A week's lessons by level and programme: subject, how many, minutes each.</summary>
internal static class LessonPlans
{
    private static readonly (string Subject, int Count, int Minutes)[] PreschoolClass = [("Förskoleklass", 5, 270)];

    private static readonly (string Subject, int Count, int Minutes)[] Years1To3 =
    [
        ("Svenska", 6, 60), ("Matematik", 4, 60), ("Engelska", 1, 40), ("Naturorientering", 2, 60), ("Samhällsorientering", 2, 60),
        ("Idrott och hälsa", 2, 50), ("Bild", 1, 60), ("Musik", 1, 40), ("Slöjd", 1, 60),
    ];

    private static readonly (string Subject, int Count, int Minutes)[] Years4To5 =
    [
        ("Svenska", 5, 60), ("Matematik", 4, 60), ("Engelska", 3, 50), ("Naturorientering", 2, 60), ("Samhällsorientering", 3, 60),
        ("Teknik", 1, 50), ("Idrott och hälsa", 2, 60), ("Bild", 1, 60), ("Musik", 1, 50), ("Slöjd", 1, 80),
    ];

    private static readonly (string Subject, int Count, int Minutes)[] Year6 =
    [
        ("Svenska", 4, 60), ("Matematik", 4, 60), ("Engelska", 3, 55), ("Språkval", 2, 50), ("Naturorientering", 2, 60),
        ("Samhällsorientering", 3, 60), ("Teknik", 1, 50), ("Idrott och hälsa", 2, 60), ("Bild", 1, 60), ("Musik", 1, 50), ("Slöjd", 1, 80),
    ];

    private static readonly (string Subject, int Count, int Minutes)[] Years7To9 =
    [
        ("Svenska", 3, 60), ("Matematik", 3, 65), ("Engelska", 3, 60), ("Språkval", 2, 60), ("Biologi", 1, 60), ("Fysik", 1, 60), ("Kemi", 1, 60),
        ("Teknik", 1, 50), ("Geografi", 1, 55), ("Historia", 1, 55), ("Religionskunskap", 1, 50), ("Samhällskunskap", 1, 55),
        ("Idrott och hälsa", 2, 70), ("Bild", 1, 60), ("Musik", 1, 50), ("Slöjd", 1, 80), ("Hem- och konsumentkunskap", 1, 80),
    ];

    private static readonly (string Subject, int Count, int Minutes)[] UpperCommon =
    [
        ("Svenska", 2, 75), ("Engelska", 2, 70), ("Matematik", 2, 75), ("Idrott och hälsa", 1, 80), ("Historia", 1, 70), ("Religionskunskap", 1, 60),
    ];

    private static readonly Dictionary<string, (string Subject, int Count, int Minutes)[]> Programmes = new(StringComparer.Ordinal)
    {
        ["NA"] = [("Biologi", 2, 75), ("Fysik", 3, 75), ("Kemi", 3, 75), ("Språkval", 2, 70), ("Samhällskunskap", 1, 70)],
        ["SA"] = [("Samhällskunskap", 3, 75), ("Psykologi", 2, 70), ("Geografi", 2, 70), ("Språkval", 2, 70), ("Naturorientering", 2, 70)],
        ["EK"] = [("Företagsekonomi", 3, 75), ("Juridik", 2, 70), ("Samhällskunskap", 2, 70), ("Språkval", 2, 70), ("Psykologi", 2, 70)],
        ["TE"] = [("Teknik", 5, 75), ("Fysik", 3, 75), ("Kemi", 2, 75), ("Samhällskunskap", 1, 70)],
        ["ES"] = [("Estetisk kommunikation", 3, 80), ("Teater", 3, 80), ("Musik", 2, 75), ("Bild", 2, 75), ("Samhällskunskap", 1, 70)],
        ["VO"] = [("Vård och omsorg", 6, 80), ("Medicin", 2, 75), ("Psykologi", 2, 70), ("Samhällskunskap", 1, 70)],
        ["BF"] = [("Pedagogik", 5, 80), ("Fritid och hälsa", 4, 80), ("Psykologi", 1, 70), ("Samhällskunskap", 1, 70)],
        ["EE"] = [("Elteknik", 6, 80), ("Mekatronik", 4, 80), ("Samhällskunskap", 1, 70)],
        ["BA"] = [("Byggteknik", 10, 80), ("Samhällskunskap", 1, 70)],
        ["FT"] = [("Fordonsteknik", 10, 80), ("Samhällskunskap", 1, 70)],
        ["HA"] = [("Handel", 6, 75), ("Service och bemötande", 4, 75), ("Samhällskunskap", 1, 70)],
    };

    public static IEnumerable<(string Subject, int Count, int Minutes)> For(int level, string? programme)
    {
        return level switch
        {
            0 => PreschoolClass,
            <= 3 => Years1To3,
            <= 5 => Years4To5,
            6 => Year6,
            <= 9 => Years7To9,
            _ => UpperCommon.Concat(Programmes[programme!]),
        };
    }
}
