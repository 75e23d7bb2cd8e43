using System.Text;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Detection;

public sealed class SignalsTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_signal_tells_how_it_began_how_it_stands_and_when_it_has_ended_how_it_last_stood(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var page = "/elever/" + await app.PupilAsync("P-ISAK");

        await app.ImportAsync(Isak(away: true, 24, 25, 26));
        var began = (await (await app.SignInAsync("mentor")).GetAsync(page)).Text;
        Assert.Matches(@"Steg 3 i trappan\s+15,0.% av 4.800 registrerade minuter [^;]*; gräns 15.%\.\s*Gäller fortfarande\.", began);
        Assert.DoesNotContain("Senast 27 mars:", began, StringComparison.Ordinal);

        app.Clock.Move(TimeSpan.FromDays(3));
        await app.ImportAsync(Isak(away: true, 27));
        var stands = (await (await app.SignInAsync("mentor")).GetAsync(page)).Text;
        Assert.Matches(@"Steg 3 i trappan\s+15,0.% av [^;]*; gräns 15.%\.\s*Senast 30 mars: 20,0.% av [^;]*; gräns 15.%\.\s*Gäller fortfarande\.", stands);

        app.Clock.Move(TimeSpan.FromDays(1));
        await app.ImportAsync(Isak(away: false, 24, 25, 26, 27));
        var ended = (await (await app.SignInAsync("mentor")).GetAsync(page)).Text;
        Assert.Matches(@"Steg 3 i trappan\s+15,0.% av [^;]*; gräns 15.%\.\s*Senast 30 mars: 20,0.% av [^;]*; gräns 15.%\.\s*Upphörde 31 mars\.", ended);
        Assert.DoesNotContain("Gäller fortfarande", ended, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Isak(bool away, params int[] daysOfMarch)
    {
        var rows = new StringBuilder("pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n");
        foreach (var day in daysOfMarch)
        {
            foreach (var (start, end, subject) in new[] { ("08:10", "09:10", "Matematik"), ("09:20", "10:20", "Svenska"), ("10:30", "11:30", "Engelska"), ("12:30", "13:30", "Idrott") })
            {
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"P-ISAK;U1;2026-03-{day};{start};{end};{subject};1;{(away ? 60 : 0)};0;0;0\n");
            }
        }

        return new() { ["lessons.csv"] = rows.ToString() };
    }
}
