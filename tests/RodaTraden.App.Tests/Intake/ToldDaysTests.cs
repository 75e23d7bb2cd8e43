using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Intake;

/// <summary>Days made of what was told of absence: the same whatever order the files came in, and taken back with what they were made of.</summary>
public sealed class ToldDaysTests : IDisposable
{
    private const string Absences = "pupil;unit;date;start;end;kind;minutes\n";
    private const string Lessons = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n";
    private const string Pupils = "pupil;given_name;family_name;unit;marking;enrolled_to\n";
    private static readonly DateTime Now = new(2026, 3, 27, 10, 0, 0);
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-told-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_days_are_the_same_whatever_order_the_files_come_in(DatabaseKind kind)
    {
        string[] contents =
        [
            Calendar("organiser;date;kind", "Kommunen"),
            Absences + "P1;U1;2026-03-10;;;valid;\nP2;U1;2026-03-11;;;late;20\n",
            Absences + "P1;U1;2026-03-13;08:00;10:00;invalid;\n",
            Pupils + "P1;Elin;Åberg;U1;none;\nP2;Isak;Lund;U1;none;2026-03-12\n",
            Lessons + "P1;U1;2026-03-12;08:00;09:00;Ma;1;0;0;0;0\n",
        ];
        var orders = Enumerable.Range(0, contents.Length).Select(first => contents[first..].Concat(contents[..first])).Concat([contents.Reverse()]);
        var found = new List<string>();
        foreach (var order in orders)
        {
            await using var installation = await TestInstallation.CreateAsync(kind, Now);
            await SchoolAsync(installation);
            foreach (var content in order)
            {
                await installation.ImportAsync(Write(content));
            }

            found.Add(await DaysAsync(installation, "P1") + " | " + await DaysAsync(installation, "P2"));
        }

        Assert.Equal("12 0/60 | ", Assert.Single(found.Distinct()));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Taking_back_what_was_told_takes_the_days_made_of_it(DatabaseKind kind)
    {
        await using var installation = await TestInstallation.CreateAsync(kind, Now);
        await SchoolAsync(installation);
        var first = await installation.ImportAsync(Write(Absences + "P1;U1;2026-03-10;;;valid;\n"));
        var second = await installation.ImportAsync(Write(Absences + "P1;U1;2026-03-12;;;valid;\n"));
        await installation.ImportAsync(Write(Calendar("unit;date;kind", "U1")));
        Assert.Equal("9 0/360, 10 360/360, 11 0/360, 12 360/360", await DaysAsync(installation, "P1"));
        await installation.UndoAsync(first[0].ReceiptId!.Value);
        Assert.Equal("9 0/360, 10 0/360, 11 0/360, 12 360/360", await DaysAsync(installation, "P1"));
        await installation.UndoAsync(second[0].ReceiptId!.Value);
        Assert.Equal("", await DaysAsync(installation, "P1"));
        Assert.Equal("", await DaysAsync(installation, "P2"));
    }

    [Fact]
    public async Task A_whole_day_that_is_corrected_to_a_part_leaves_the_rest_of_the_timetable_present()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation);
        await installation.ImportAsync(Write(Lessons + "P1;U1;2026-03-10;08:00;09:00;Ma;1;0;0;0;0\nP1;U1;2026-03-10;09:10;10:10;Sv;1;0;0;0;0\n"));
        await installation.ImportAsync(Write(Absences + "P1;U1;2026-03-10;;;valid;\n"));
        Assert.Equal("10 120/120", await DaysAsync(installation, "P1"));
        await installation.ImportAsync(Write(Absences + "P1;U1;2026-03-10;08:00;09:00;invalid;\n"));
        Assert.Equal("10 60/120", await DaysAsync(installation, "P1"));
    }

    [Fact]
    public async Task A_part_without_a_time_corrects_a_whole_day_and_another_part()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation);
        await installation.ImportAsync(Write(Calendar("unit;date;kind", "U1")));
        foreach (var (row, expected) in new[] { ("valid;", "9 0/360, 10 360/360"), ("late;20", "9 0/360, 10 20/360"), ("late;30", "9 0/360, 10 30/360"), ("present;", "9 0/360, 10 0/360") })
        {
            await installation.ImportAsync(Write(Absences + $"P1;U1;2026-03-10;;;{row}\n"));
            Assert.Equal(expected, await DaysAsync(installation, "P1"));
        }
    }

    [Fact]
    public async Task A_pupil_enrolled_twice_has_one_day_and_reading_again_changes_nothing()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation);
        await installation.ImportAsync(Write(Pupils + "P1;Elin;Åberg;U1;none;\nP1;Elin;Åberg;U2;none;\nP3;Omar;Ali;U2;none;\n"));
        await installation.ImportAsync(Write(Calendar("unit;date;kind", "U1")), Write(Calendar("unit;date;kind", "U2")));
        var file = Write(Absences + "P2;U1;2026-03-10;;;valid;\nP3;U2;2026-03-10;;;valid;\n");
        var first = await installation.ImportAsync(file);
        Assert.Equal("9 0/360, 10 0/360", await DaysAsync(installation, "P1"));
        var again = await installation.ImportAsync(file);
        Assert.Empty(again[0].TouchedPupils);
        await installation.UndoAsync(again[0].ReceiptId!.Value);
        await installation.UndoAsync(first[0].ReceiptId!.Value);
        Assert.Equal("", await DaysAsync(installation, "P1"));
    }

    [Fact]
    public async Task Reading_the_pupils_again_does_not_turn_an_absence_told_at_another_unit_into_presence()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation);
        await installation.ImportAsync(Write(Calendar("unit;date;kind", "U1")));
        await installation.ImportAsync(Write(Absences + "P1;U2;2026-03-10;;;valid;\nP2;U1;2026-03-10;;;valid;\n"));
        await installation.ImportAsync(Write(Pupils + "P1;Elin;Åberg;U1;none;\nP2;Isak;Lund;U1;none;\n"));
        Assert.Equal("9 0/360, 10 360/360", await DaysAsync(installation, "P1"));
    }

    [Fact]
    public async Task A_timetable_of_the_spring_leaves_the_assumed_days_of_the_autumn()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation);
        await installation.ImportAsync(Write("unit;date;kind\nU1;2025-11-03;school_day\nU1;2025-11-04;school_day\nU1;2026-03-09;school_day\n"));
        await installation.ImportAsync(Write(Absences + "P1;U1;2025-11-04;;;valid;\nP2;U1;2026-03-09;;;valid;\n"));
        Assert.Equal("3 0/360, 4 360/360, 9 0/360", await DaysAsync(installation, "P1"));
        await installation.ImportAsync(Write(Lessons + "P1;U1;2026-03-10;08:00;09:00;Ma;1;0;0;0;0\n"));
        Assert.Equal("3 0/360, 4 360/360, 10 0/60", await DaysAsync(installation, "P1"));
    }

    [Fact]
    public async Task Whoever_has_no_lessons_where_others_have_is_unknown_and_not_present()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation);
        await installation.ImportAsync(Write(Calendar("unit;date;kind", "U1")));
        await installation.ImportAsync(Write(Absences + "P1;U1;2026-03-12;;;valid;\n"));
        Assert.Equal("9 0/360, 10 0/360, 11 0/360, 12 0/360", await DaysAsync(installation, "P2"));
        var lessons = await installation.ImportAsync(Write(Lessons + "P1;U1;2026-03-12;08:00;09:00;Ma;1;60;0;0;0\n"));
        Assert.Equal("", await DaysAsync(installation, "P2"));
        await installation.UndoAsync(lessons[0].ReceiptId!.Value);
        Assert.Equal("9 0/360, 10 0/360, 11 0/360, 12 0/360", await DaysAsync(installation, "P2"));
    }

    [Fact]
    public async Task An_absence_that_is_moved_to_another_unit_takes_the_silent_days_of_the_first_with_it()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation);
        await installation.ImportAsync(Write(Calendar("unit;date;kind", "U1")));
        await installation.ImportAsync(Write(Absences + "P1;U1;2026-03-12;;;valid;\n"));
        Assert.Equal("9 0/360, 10 0/360, 11 0/360, 12 0/360", await DaysAsync(installation, "P2"));
        var moved = Assert.Single(await installation.ImportAsync(Write(Absences + "P1;U2;2026-03-12;;;valid;\n")));
        Assert.Equal((0, 1), (moved.Unchanged, moved.Changed));
        Assert.Equal("", await DaysAsync(installation, "P2"));
    }

    [Fact]
    public async Task Undoing_the_pupils_takes_a_pupil_whose_only_days_were_assumed()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation);
        await installation.ImportAsync(Write(Calendar("unit;date;kind", "U1")), Write(Absences + "P1;U1;2026-03-10;;;valid;\n"));
        var pupils = await installation.ImportAsync(Write(Pupils + "P9;Ny;Elev;U1;none;\n"));
        await installation.ImportAsync(Write(Absences + "P1;U1;2026-03-12;;;valid;\n"));
        Assert.Equal("9 0/360, 10 0/360, 11 0/360, 12 0/360", await DaysAsync(installation, "P9"));
        Assert.Equal(0, (await installation.UndoAsync(pupils[0].ReceiptId!.Value)).Kept);
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.Pupils.CountAsync(pupil => pupil.Key == "P9")));
    }

    [Fact]
    public async Task A_lesson_that_looks_like_the_assumed_day_is_a_lesson_all_the_same()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation);
        await installation.ImportAsync(Write(Calendar("unit;date;kind", "U1")));
        var told = await installation.ImportAsync(Write(Absences + "P2;U1;2026-03-10;;;valid;\n"));
        await installation.ImportAsync(Write(Lessons + "P1;U1;2026-03-10;08:00;14:00;;1;0;0;0;0\n"));
        await installation.UndoAsync(told[0].ReceiptId!.Value);
        Assert.Equal("10 0/360", await DaysAsync(installation, "P1"));
    }

    [Fact]
    public async Task A_file_that_repeats_one_row_many_times_is_read_as_one()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await SchoolAsync(installation);
        var report = Assert.Single(await installation.ImportAsync(Write(Absences + string.Concat(Enumerable.Repeat("P1;U1;2026-03-10;;;valid;\n", 100_000)))));
        Assert.Equal((1, 99_999, 0), (report.New, report.Unchanged, report.Refused));
    }

    private static async Task<string> DaysAsync(TestInstallation installation, string pupil)
    {
        var months = await installation.WithDatabaseAsync(db => db.AttendanceMonths.Where(month => db.Pupils.Any(one => one.Id == month.PupilId && one.Key == pupil)).OrderBy(month => month.Month).ToListAsync());
        var days = months.SelectMany(month => new StoredMonth(month.Month, month.PupilId, month.Days, month.Lessons).Unpack());
        return string.Join(", ", days.OrderBy(day => day.Date).Select(day => $"{day.Date.Day} {day.Lessons.Sum(lesson => lesson.Absent)}/{day.Lessons.Sum(lesson => lesson.Offered)}"));
    }

    private async Task SchoolAsync(TestInstallation installation)
    {
        await installation.ImportAsync(Write("unit;name;organiser\nU1;Björkskolan;Kommunen\nU2;Ekskolan;Kommunen\n"));
        await installation.ImportAsync(Write(Pupils + "P1;Elin;Åberg;U1;none;\nP2;Isak;Lund;U1;none;\n"));
    }

    private static string Calendar(string heading, string owner) => heading + "\n" + string.Concat(Enumerable.Range(9, 5).Select(day => $"{owner};2026-03-{day:00};school_day\n"));

    private string Write(string content)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("n") + ".csv");
        File.WriteAllText(path, content);
        return path;
    }
}
