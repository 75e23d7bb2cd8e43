using System.Text.Json;
using RodaTraden.App.Intake;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Intake;

/// <summary>Senders that tell only absence: laid over a timetable, or over the school days of a calendar.</summary>
public sealed class AbsencesTests : IDisposable
{
    private const string Heading = "pupil;unit;date;start;end;kind;reason\n";
    private static readonly DateTime Now = new(2026, 3, 27, 10, 0, 0);
    private static readonly DateOnly Today = new(2026, 3, 27);
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-absences-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task With_a_calendar_the_silent_days_are_days_in_school(DatabaseKind kind)
    {
        await using var installation = await TestInstallation.CreateAsync(kind, Now);
        await SchoolAsync(installation, calendar: true);
        var file = Write(Heading + "P1;U1;2026-03-10;;;valid;sjuk\nP1;U1;2026-03-11;;;valid;sjuk\nP2;U1;2026-03-20;08:00;11:00;invalid;\n");
        var report = Assert.Single(await installation.ImportAsync(file));
        Assert.Equal((FileKind.Absences, 3, 0), (report.Kind, report.New, report.Refused));
        Assert.Equal((720, 5400), await Last20Async(installation, "P1"));
        Assert.Equal((180, 5400), await Last20Async(installation, "P2"));

        var again = Assert.Single(await installation.ImportAsync(file));
        Assert.Equal((0, 0, 3), (again.New, again.Changed, again.Unchanged));
        var corrected = Assert.Single(await installation.ImportAsync(Write(Heading + "P1;U1;2026-03-10;;;invalid;\n")));
        Assert.Equal((0, 1), (corrected.New, corrected.Changed));
    }

    [Fact]
    public async Task With_a_timetable_the_absence_is_laid_over_the_lessons_it_meets()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation, calendar: false);
        await installation.ImportAsync(Write("pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\nP1;U1;2026-03-10;08:00;09:00;Ma;1;0;0;0;0\nP1;U1;2026-03-10;09:10;10:10;Sv;1;0;0;0;0\nP1;U1;2026-03-10;10:20;11:20;En;1;0;0;0;0\n"));
        var report = Assert.Single(await installation.ImportAsync(Write(Heading + "P1;U1;2026-03-10;08:45;10:10;late;\n")));
        Assert.Equal(1, report.New);
        Assert.Equal((75, 180), await Last20Async(installation, "P1"));
    }

    [Theory]
    [InlineData("P1;U1;2026-03-10;;;late;", RowRefusalReason.LateWithoutTime)]
    [InlineData("P1;U1;2026-03-10;10:00;09:00;valid;", RowRefusalReason.EndNotAfterStart)]
    [InlineData("P1;U1;2026-03-10;10:00;;valid;", RowRefusalReason.ValueMissing)]
    [InlineData("P1;U1;2026-04-10;;;valid;", RowRefusalReason.DateInFuture)]
    [InlineData("P1;U1;2026-03-10;;;borta;", RowRefusalReason.UnknownWord)]
    [InlineData("P9;U1;2026-03-10;;;valid;", RowRefusalReason.UnknownPupil)]
    public async Task A_row_that_cannot_be_used_is_refused_with_its_own_reason(string row, RowRefusalReason reason)
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation, calendar: false);
        var report = Assert.Single(await installation.ImportAsync(Write(Heading + row + "\n")));
        Assert.Equal(reason, Assert.Single(report.Refusals.Values).Reason);
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_are_all_refused()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation, calendar: true);
        var report = Assert.Single(await installation.ImportAsync(Write(Heading + "P1;U1;2026-03-10;;;valid;\nP1;U1;2026-03-10;09:00;10:00;invalid;\nP2;U1;2026-03-10;;;valid;\nP2;U1;2026-03-10;;;valid;\n")));
        Assert.Equal((2, 2), (report.Refused, report.New + report.Unchanged));
    }

    private static async Task<(int Absent, int Observed)> Last20Async(TestInstallation installation, string pupil)
    {
        var answer = JsonDocument.Parse(await installation.EvaluateAsync(Today, all: true)).RootElement;
        var last20 = answer.GetProperty("pupils").EnumerateArray().Single(one => one.GetProperty("pupil").GetString() == pupil).GetProperty("last20");
        return (last20.GetProperty("absent").GetInt32(), last20.GetProperty("observed").GetInt32());
    }

    private async Task SchoolAsync(TestInstallation installation, bool calendar)
    {
        await installation.ImportAsync(Write("unit;name\nU1;Björkskolan\n"));
        await installation.ImportAsync(Write("pupil;given_name;family_name;unit;marking\nP1;Elin;Åberg;U1;none\nP2;Isak;Lund;U1;none\n"));
        if (calendar)
        {
            var days = Enumerable.Range(0, 60).Select(new DateOnly(2026, 3, 2).AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
            await installation.ImportAsync(Write("unit;date;kind\n" + string.Concat(days.Select(day => $"U1;{day:yyyy-MM-dd};school_day\n"))));
        }
    }

    private string Write(string content)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("n") + ".csv");
        File.WriteAllText(path, content);
        return path;
    }
}
