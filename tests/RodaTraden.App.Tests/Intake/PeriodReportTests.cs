using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Intake;

/// <summary>Reports that give sums and no lessons: Vklass and LearnPoint by their headings.</summary>
public sealed class PeriodReportTests : IDisposable
{
    private const string Vklass = "Personnummer;Namn;Undv. tid;Lekt.;N min;GF min;F min;N %;GF %;F %;Ej reg tid;N h;GF h;F h\n";
    private const string LearnPoint = "Elev;Antal tillfällen;Totalt (t);Frånvaro (t);Frånvaro (%);Giltig (tim);Giltig (%);Ogiltig (tim);Ogiltig (%);Rapporterat (%)\n";
    private static readonly DateTime Now = new(2026, 3, 27, 10, 0, 0);
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-reports-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_report_with_the_headings_of_Vklass_becomes_figures_of_its_period_and_no_days(DatabaseKind kind)
    {
        await using var installation = await WithPupilsAsync(kind);
        var path = Write("franvaro 2026-01-12 2026-03-20.csv", Vklass + "20130101-2389;Elin Åberg;6000;100;4800;900;300;80,0;15,0;5,0;240;80;15;5\nSumma;;6000;100;4800;900;300;;;;240;;;\n");
        var report = Assert.Single(await installation.ImportAsync(path));
        Assert.Equal((FileKind.PeriodFigures, 1, 1, 0), (report.Kind, report.Rows, report.New, report.Refused));
        var figure = await installation.WithDatabaseAsync(db => db.PeriodFigures.SingleAsync());
        Assert.Equal(("Vklass", 100, 6000, 5760, 900, 300), (figure.Source, figure.Lessons, figure.Offered, figure.Reported, figure.Valid, figure.Invalid));
        Assert.Equal((new DateOnly(2026, 1, 12), new DateOnly(2026, 3, 20)), (figure.From, figure.To));
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync()));
        Assert.Equal(1, Assert.Single(await installation.ImportAsync(path)).Unchanged);
    }

    [Fact]
    public async Task A_report_with_the_headings_of_LearnPoint_below_a_title_is_read_in_hours_and_tells_its_own_period()
    {
        await using var installation = await WithPupilsAsync(DatabaseKind.Sqlite);
        var path = Write("rapport.csv", "Frånvarorapport 2026-01-12 – 2026-03-20\n\n" + LearnPoint + "P-ELIN;100;100,0;20,5;20,5 %;15,25;15,3;5,25;5,3;96\n");
        var report = Assert.Single(await installation.ImportAsync(path));
        Assert.Equal((FileKind.PeriodFigures, 1), (report.Kind, report.New));
        var figure = await installation.WithDatabaseAsync(db => db.PeriodFigures.SingleAsync());
        Assert.Equal(("LearnPoint", 6000, 5760, 915, 315), (figure.Source, figure.Offered, figure.Reported, figure.Valid, figure.Invalid));
    }

    [Fact]
    public async Task The_same_report_as_a_workbook_is_read_the_same()
    {
        await using var installation = await WithPupilsAsync(DatabaseKind.Sqlite);
        var path = Path.Combine(folder, "learnpoint 2026-01-12 2026-03-20.xlsx");
        WorkbookMaker.Write(path, [["Frånvaro"], [.. LearnPoint.Trim().Split(';')], ["P-ELIN", 100, 100d, 20.5, 20.5, 15.25, 15.3, 5.25, 5.3, 96]]);
        Assert.Equal(1, Assert.Single(await installation.ImportAsync(path)).New);
        var figure = await installation.WithDatabaseAsync(db => db.PeriodFigures.SingleAsync());
        Assert.Equal((6000, 5760, 915, 315), (figure.Offered, figure.Reported, figure.Valid, figure.Invalid));
    }

    [Fact]
    public async Task Without_a_period_the_report_is_refused_with_what_to_do()
    {
        await using var installation = await WithPupilsAsync(DatabaseKind.Sqlite);
        var report = Assert.Single(await installation.ImportAsync(Write("rapport.csv", Vklass + "20130101-2389;Elin;6000;100;4800;900;300;80;15;5;0;80;15;5\n")));
        Assert.Equal(FileRefusalReason.PeriodMissing, report.WholeRefusal?.Reason);
    }

    [Theory]
    [InlineData("20130101-2389;Elin;600;10;0;900;300;80;15;5;0;80;15;5", RowRefusalReason.FiguresDoNotFit)]
    [InlineData("20130102-2388;Elin;6000;100;4800;900;300;80;15;5;0;80;15;5", RowRefusalReason.UnknownPupil)]
    [InlineData("20130101-2389;Elin;sex tusen;100;4800;900;300;80;15;5;0;80;15;5", RowRefusalReason.NotWholeMinutes)]
    public async Task A_row_that_cannot_be_true_is_refused(string row, RowRefusalReason reason)
    {
        await using var installation = await WithPupilsAsync(DatabaseKind.Sqlite);
        var report = Assert.Single(await installation.ImportAsync(Write("r 20260112 20260320.csv", Vklass + row + "\n")));
        var refusal = Assert.Single(report.Refusals.Values);
        Assert.Equal(reason, refusal.Reason);
        Assert.DoesNotContain("2013", refusal.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99999999999", "0")]
    [InlineData("79228162514264337593543950335", "0")]
    [InlineData("101", "0")]
    [InlineData("96", "79228162514264337593543950335")]
    [InlineData("96", "71582789:00")]
    public async Task A_number_beyond_all_measure_refuses_its_row_and_nothing_else(string share, string hours)
    {
        await using var installation = await WithPupilsAsync(DatabaseKind.Sqlite);
        var path = Write("rapport 2026-01-12 2026-03-20.csv", LearnPoint + $"P-ELIN;100;100,0;20,5;20,5 %;{hours};15,3;5,25;5,3;{share}\nP-ISAK;100;100,0;20,5;20,5 %;15,25;15,3;5,25;5,3;96\n");
        var report = Assert.Single(await installation.ImportAsync(path));
        Assert.Equal((2, 1, 1), (report.Rows, report.New, report.Refused));
    }

    [Fact]
    public async Task A_pupil_who_is_called_Sum_is_no_row_of_totals()
    {
        await using var installation = await WithPupilsAsync(DatabaseKind.Sqlite);
        var path = Write("franvaro 2026-01-12 2026-03-20.csv", "Namn;Elev;Lekt.;Undv. tid;GF min;F min\nSum Wing;P-ELIN;1;600;0;0\nTotal Eva;P-ISAK;1;600;0;0\nSumma;;2;1200;0;0\n");
        var report = Assert.Single(await installation.ImportAsync(path));
        Assert.Equal((2, 2), (report.Rows, report.New));
    }

    private async Task<TestInstallation> WithPupilsAsync(DatabaseKind kind)
    {
        var installation = await TestInstallation.CreateAsync(kind, Now);
        await installation.ImportAsync(Write("units.csv", "unit;name\nU1;Björkskolan\n"));
        await installation.ImportAsync(Write("pupils.csv", "pupil;given_name;family_name;unit;marking;civic_number\nP-ELIN;Elin;Åberg;U1;none;20130101-2389\nP-ISAK;Isak;Lund;U1;none;\n"));
        return installation;
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
