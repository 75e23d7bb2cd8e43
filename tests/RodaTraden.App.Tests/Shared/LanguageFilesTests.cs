using System.Text.RegularExpressions;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Shared;

public sealed partial class LanguageFilesTests
{
    private static readonly Texts Texts = new(Path.Combine(AppContext.BaseDirectory, "Texts"));

    [Fact]
    public void Both_languages_have_the_same_texts() =>
        Assert.Empty(Texts.Swedish.Keys.ToHashSet().SetEqualsDifference(Texts.English.Keys));

    [Fact]
    public void Both_languages_fill_in_the_same_values()
    {
        foreach (var key in Texts.Swedish.Keys)
        {
            var swedish = Holes().Matches(Texts.Swedish[key]).Select(hole => hole.Value).Distinct().Order(StringComparer.Ordinal);
            var english = Holes().Matches(Texts.English[key]).Select(hole => hole.Value).Distinct().Order(StringComparer.Ordinal);
            Assert.True(swedish.SequenceEqual(english), key);
        }
    }

    [Fact]
    public void Every_text_that_a_page_names_exists()
    {
        var source = SourceFiles.App.Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)).Select(File.ReadAllText);
        var named = source.SelectMany(text => Uses().Matches(text).Select(use => use.Groups[1].Value)).Where(key => !key.EndsWith('.')).Distinct();
        var missing = named.Where(key => !Texts.Swedish.Has(key) && !Texts.Swedish.Has(key + ".one")).ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_beginning_of_a_key_that_a_page_completes_has_texts()
    {
        var source = SourceFiles.App.Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)).Select(File.ReadAllText);
        var begun = source.SelectMany(text => Begun().Matches(text).Select(use => use.Groups[1].Value)).Distinct().ToList();
        Assert.Contains("OrganiserKind.", begun);
        Assert.All(begun, start => Assert.Contains(Texts.Swedish.Keys, key => key.StartsWith(start, StringComparison.Ordinal)));
    }

    [GeneratedRegex("""\bT(?:exts)?(?:\.Count\(|\[)"([A-Za-z0-9.]+\.)" \+""")]
    private static partial Regex Begun();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Holes();

    [GeneratedRegex("""\bT(?:exts)?(?:\.Count\(|\[)"([A-Za-z0-9.]+)"(?=[\],)])""")]
    private static partial Regex Uses();
}

internal static class SetDifference
{
    public static IEnumerable<string> SetEqualsDifference(this HashSet<string> one, IEnumerable<string> other)
    {
        var both = new HashSet<string>(one);
        both.SymmetricExceptWith(other);
        return both;
    }
}
