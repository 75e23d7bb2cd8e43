using System.Globalization;
using System.Text;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Storage;

/// <summary>A page asks the database as often whether it shows three pupils or thirty: no page has a query for each row.</summary>
public sealed class CommandsPerPageTests
{
    private const int More = 30;

    [Theory]
    [InlineData("mentor", "/min-dag")]
    [InlineData("elevhalsa", "/min-dag")]
    [InlineData("rektor", "/skolan-nu")]
    [InlineData("rektor", "/elever")]
    [InlineData("rektor", "/elever?q=elin")]
    [InlineData("rektor", "/elever?q=el")]
    [InlineData("huvudman", "/skolorna-nu")]
    [InlineData("huvudman", "/langvarig-franvaro")]
    [InlineData("mentor", "/registrera?dag=2026-03-26")]
    [InlineData("mentor", "/registrera/2026-03-26/490/1?klass=7B")]
    [InlineData("admin", "/dubbletter")]
    public async Task A_page_asks_as_often_for_many_pupils_as_for_few(string user, string address)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var browser = await app.SignInAsync(user);
        var few = await CountAsync(browser, address);
        await app.ImportAsync(ManyMore());
        Assert.Equal(few, await CountAsync(browser, address));
        Assert.True(few is > 0 and < 40, $"{few} commands");
    }

    [Fact]
    public async Task A_pupils_page_asks_as_often_after_a_long_year_as_after_a_short()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var browser = await app.SignInAsync("mentor");
        var elin = $"/elever/{await app.PupilAsync("P-ELIN")}";
        var few = await CountAsync(browser, elin);
        await app.ImportAsync(new SmallSchool { First = new(2025, 8, 18) }.Files());
        Assert.Equal(few, await CountAsync(browser, elin));
    }

    /// <summary>The second time it is asked for: what is read once and kept is not the page's own.</summary>
    private static async Task<int> CountAsync(TestBrowser browser, string address)
    {
        await browser.GetAsync(address);
        using var counted = CountedCommands.Begin();
        var page = await browser.GetAsync(address);
        Assert.Equal(200, (int)page.Status);
        return counted.Count;
    }

    private static Dictionary<string, string> ManyMore()
    {
        var pupils = new StringBuilder("pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\n");
        var lessons = new StringBuilder("pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n");
        foreach (var (key, name) in Enumerable.Range(0, More).Select(at => ($"P-M{at}", $"Elin{(char)('A' + (at % 26))}")))
        {
            pupils.Append(CultureInfo.InvariantCulture, $"{key};{name};Många;2013-05-0{1 + (key.Length % 9)};7;7B;U1;none;M7B\n");
            foreach (var day in new SmallSchool().Days())
            {
                lessons.Append(CultureInfo.InvariantCulture, $"{key};U1;{day:yyyy-MM-dd};08:10;09:10;Matematik;1;{(day.Day % 3 == 0 ? 60 : 0)};0;0;0\n");
            }
        }

        return new() { ["pupils.csv"] = pupils.ToString(), ["lessons.csv"] = lessons.ToString() };
    }
}
