using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace RodaTraden.App.Shared.Language;

/// <summary>Every text that a person sees, from the files in Texts/: one per area and language, keys in English.</summary>
internal sealed class Texts
{
    public Texts(string folder)
    {
        Swedish = LanguageTexts.Load(folder, "sv");
        English = LanguageTexts.Load(folder, "en");
    }

    public LanguageTexts Swedish { get; }

    public LanguageTexts English { get; }

    public LanguageTexts In(string language) => language == "en" ? English : Swedish;
}

/// <summary>The texts of one language. A key that is missing is a fault in the program and is shown as such, in brackets.</summary>
internal sealed class LanguageTexts
{
    private readonly FrozenDictionary<string, string> texts;

    private LanguageTexts(string language, Dictionary<string, string> texts)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "sv-SE");
        this.texts = texts.ToFrozenDictionary();
    }

    public string Language { get; }

    public CultureInfo Culture { get; }

    public bool IsSwedish => Language == "sv";

    public IEnumerable<string> Keys => texts.Keys;

    public string this[string key] => texts.GetValueOrDefault(key) ?? $"[{key}]";

    public string this[string key, params object?[] values] => string.Format(Culture, this[key], values);

    /// <summary>A text that lies in data, filled in.</summary>
    public string Of(Core.Detection.LocalText text, params object?[] values) => string.Format(Culture, IsSwedish ? text.Sv : text.En, values);

    /// <summary>A whole number as it is written.</summary>
    public string Number(long number) => Core.Detection.PlainNumbers.Whole(number, IsSwedish);

    /// <summary>One or many: the key with <c>.one</c> for exactly one, else with <c>.many</c>; {0} is the number.</summary>
    public string Count(string key, long number, params object?[] values) =>
        this[number == 1 ? key + ".one" : key + ".many", [Core.Detection.PlainNumbers.Whole(number, IsSwedish), .. values]];

    public bool Has(string key) => texts.ContainsKey(key);

    public static LanguageTexts Load(string folder, string language)
    {
        var texts = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(folder, $"*.{language}.json").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                texts.Add(key, text);
            }
        }

        return new(language, texts);
    }
}
