using System.Net;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Storage;

/// <summary>
/// A page that waits for the database is drawn half way, from what it knows by then. Whichever question it waits at, that must not break it, nor change what is
/// shown in the end.
/// </summary>
public sealed class WaitingPagesTests
{
    [Theory]
    [InlineData("mentor", "/min-dag")]
    [InlineData("mentor", "/elever")]
    [InlineData("mentor", "/elever/{elin}")]
    [InlineData("mentor", "/elever/{elin}/dag/2026-03-24")]
    [InlineData("mentor", "/elever/{elin}/klart")]
    [InlineData("mentor", "/elever/{elin}/kanner-till")]
    [InlineData("elevhalsa", "/elever/{elin}/symtom")]
    [InlineData("mentor", "/registrera?dag=2026-03-26")]
    [InlineData("mentor", "/registrera?dag=2026-03-22")]
    [InlineData("mentor", "/registrera/2026-03-26/490/1?klass=7B")]
    [InlineData("rektor", "/skolan-nu")]
    [InlineData("huvudman", "/skolorna-nu")]
    [InlineData("huvudman", "/langvarig-franvaro")]
    [InlineData("huvudman", "/anmalningar")]
    [InlineData("huvudman", "/anmalningar/ny")]
    [InlineData("admin", "/trappan")]
    [InlineData("admin", "/trappan?vems=e1")]
    [InlineData("admin", "/dubbletter?Search=elin")]
    [InlineData("admin", "/konton")]
    [InlineData("admin", "/konton/1")]
    [InlineData("admin", "/konton/nytt")]
    [InlineData("admin", "/las-in")]
    [InlineData("admin", "/las-in/historik")]
    [InlineData("admin", "/las-in/kvitto/1")]
    [InlineData("admin", "/las-in/avsandare")]
    [InlineData("admin", "/halsa")]
    [InlineData("admin", "/komma-igang")]
    [InlineData("admin", "/komma-igang/ansvarig")]
    public async Task A_page_shows_the_same_whichever_question_it_waits_at(string user, string address)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var browser = await app.SignInAsync(user);
        var asked = address.Replace("{elin}", $"{await app.PupilAsync("P-ELIN")}", StringComparison.Ordinal);
        var atOnce = await browser.GetAsync(asked);
        Assert.Equal((HttpStatusCode.OK, asked), (atOnce.Status, atOnce.Address));
        var question = 1;
        for (SlowDatabase.Questions questions; ; question++)
        {
            questions = SlowDatabase.From(question);
            var waited = await browser.GetAsync(asked);
            Assert.Equal((question, HttpStatusCode.OK, atOnce.Text), (question, waited.Status, waited.Text));
            if (question >= questions.Asked)
            {
                break;
            }
        }

        Assert.True(question > 1);
    }
}
