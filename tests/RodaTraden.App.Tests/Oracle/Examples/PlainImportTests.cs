using System.Text;
using Xunit;

namespace RodaTraden.App.Tests.Oracle;

public class PlainImportTests
{
    [Theory]
    [InlineData("P9;U1;2025-09-01;08:00;09:00;;1;0;0;0;0", "unknown pupil")]
    [InlineData("P1;U9;2025-09-01;08:00;09:00;;1;0;0;0;0", "unknown unit")]
    [InlineData("P1;U1;2025-02-29;08:00;09:00;;1;0;0;0;0", "impossible date")]
    [InlineData("P1;U1;2025-09-03;08:00;09:00;;1;0;0;0;0", "future date")]
    [InlineData("P1;U1;2025-09-01;09:00;09:00;;1;0;0;0;0", "end not after start")]
    [InlineData("P1;U1;2025-09-01;08:00;09:00;;1;20;20;20;1", "minutes do not fit")]
    [InlineData("P1;U1;2025-09-01;08:00;09:00;;1;0;0;-1;0", "not whole minutes")]
    [InlineData("P1;U1;2025-09-01;08:00;09:00;;0;0;0;0;1", "an unreported lesson has only zeros")]
    [InlineData("P1;U1;2025-09-02;08:00;09:00;;1;20;20;20;0", null)]
    [InlineData("P1;U1;2025-09-01;08:00;09:00;;0;0;0;0;0", null)]
    public void A_row_is_refused_with_its_reason(string row, string? why)
    {
        using var school = new LittleSchool().Pupil().Row(row);
        var store = school.Read(importDay: new DateOnly(2025, 9, 2));

        Assert.Equal(why, store.Refusals.SingleOrDefault()?.Why);
        Assert.Equal(why is null ? 1 : 0, store.Pupils["P1"].Lessons.Count);
    }

    [Fact]
    public void Rows_that_contradict_each_other_are_all_refused_and_repeats_are_one()
    {
        using var school = new LittleSchool().Pupil()
            .Row("P1;U1;2025-09-01;08:00;08:20;;1;0;0;0;0")
            .Row("P1;U1;2025-09-01;08:10;08:35;;1;0;0;0;0")
            .Row("P1;U1;2025-09-01;08:30;08:50;;1;0;0;0;0")
            .Row("P1;U1;2025-09-01;08:50;09:20;Bild;1;0;5;0;0")
            .Row("P1;U1;2025-09-01;08:50;09:20; Bild ;1;0;5;0;0");
        var store = school.Read();

        Assert.Equal(3, store.Refusals.Count);
        Assert.Single(store.Pupils["P1"].Lessons[LittleSchool.Monday]);
    }

    [Fact]
    public void A_later_lesson_takes_the_place_of_every_earlier_one_that_it_overlaps()
    {
        using var school = new LittleSchool().Pupil().Days("P")
            .Lesson(LittleSchool.Monday, "10:10", "11:00", "Bild", "1;0;0;0;0")
            .Then("P1;U1;2025-09-01;08:30;09:20;Engelska;1;0;50;0;0");
        var lessons = new PlainDay(LittleSchool.Monday, school.Read().Pupils["P1"].Lessons[LittleSchool.Monday]).Lessons;

        Assert.Equal(["Engelska", "Bild"], lessons.ConvertAll(lesson => lesson.Subject));
    }

    [Fact]
    public void Contradicting_corrections_leave_what_is_stored()
    {
        using var school = new LittleSchool().Pupil().Days("P")
            .Then("P1;U1;2025-09-01;08:00;09:00;;1;0;60;0;0", "P1;U1;2025-09-01;08:00;09:00;;1;60;0;0;0");
        var day = new PlainDay(LittleSchool.Monday, school.Read().Pupils["P1"].Lessons[LittleSchool.Monday]);

        Assert.Equal((120, 0), (day.O, day.A));
    }

    [Fact]
    public void The_last_of_several_corrections_wins()
    {
        using var school = new LittleSchool().Pupil().Days("X")
            .Then("P1;U1;2025-09-01;08:00;09:00;;1;0;0;0;0")
            .Then("P1;U1;2025-09-01;08:00;09:00;;1;7;0;0;0");
        var day = new PlainDay(LittleSchool.Monday, school.Read().Pupils["P1"].Lessons[LittleSchool.Monday]);

        Assert.Equal((7, 60), (day.V, day.X));
    }

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("\t")]
    public void A_file_is_read_whatever_its_separator_quotes_and_code_page(string separator)
    {
        var text = string.Join(separator, "Staff", "note", "name") + "\r\n"
            + string.Join(separator, " S1", "\"a;b,c\t\"\"d\"\"\r\ne\"", "Åsa – Öberg") + "\r\n\r\n"
            + string.Join(separator, "S2", "", "\"x\"");
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);
        var utf8 = new UTF8Encoding(true);
        byte[] withBom = [.. utf8.GetPreamble(), .. utf8.GetBytes(text)];
        foreach (var bytes in new[] { windows, withBom, Encoding.UTF8.GetBytes(text) })
        {
            var table = PlainCsv.Parse(PlainCsv.Decode(bytes));

            Assert.Equal(2, table.Rows.Count);
            Assert.Equal("S1", table.Cell(table.Rows[0].Cells, "staff"));
            Assert.Equal("a;b,c\t\"d\"\r\ne", table.Cell(table.Rows[0].Cells, "note"));
            Assert.Equal("Åsa – Öberg", table.Cell(table.Rows[0].Cells, "name"));
            Assert.Equal(5, table.Rows[1].Line);
            Assert.Equal("x", table.Cell(table.Rows[1].Cells, "name"));
        }
    }

    [Fact]
    public void An_answer_without_its_texts_keeps_everything_else_in_its_order() =>
        Assert.Equal(
            """{"b":[{"value":15.0,"x":"Å\"","n":null}],"a":true}""",
            PlainJson.WithoutText("""{ "b": [ {"value": 15.0, "text": {"sv": "1"}, "x": "\u00c5\u0022", "n": null} ], "a": true }"""));
}
