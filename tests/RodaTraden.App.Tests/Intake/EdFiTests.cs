using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Tests.Hosting;

namespace RodaTraden.App.Tests.Intake;

/// <summary>Interchange documents of a real standard, written by others: exception-only, without units, with two calendars that disagree.</summary>
public sealed class EdFiTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 3, 27, 10, 0, 0);
    private static readonly DateOnly EndOfYear = new(2022, 5, 27);
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Intake", "Samples", "edfi");
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-edfi-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_sample_files_load_and_loading_them_again_changes_nothing(DatabaseKind kind)
    {
        await using var installation = await TestInstallation.CreateAsync(kind, Now);
        var files = Of("Student.xml", "EducationOrgCalendar.xml", "StudentSchoolAttendance-schools-001-044.xml", "StudentSectionAttendance-Tardy.xml", "AttendanceEventCategoryDescriptor.xml", "CalendarEventDescriptor.xml");
        var first = await installation.ImportAsync(files);
        Assert.All(first, report => Assert.Null(report.WholeRefusal));
        Assert.All(first, report => Assert.Equal(0, report.Refused));
        Assert.Equal([2, 960, 1086, 66, 0, 0], first.Select(report => report.New));
        Assert.Equal(960, await installation.WithDatabaseAsync(db => db.Pupils.CountAsync()));
        Assert.Equal(["255901001", "255901044", "255901107"], await installation.WithDatabaseAsync(db => db.Units.OrderBy(unit => unit.Key).Select(unit => unit.Key).ToListAsync()));
        Assert.All(await installation.ImportAsync(files), report => Assert.Equal((0, 0, report.Rows), (report.New, report.Changed, report.Unchanged)));
    }

    [Fact]
    public async Task Where_calendar_days_are_missing_the_absence_is_kept_and_no_share_is_shown()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        var reports = await installation.ImportAsync(Of("Student.xml", "StudentSchoolAttendance-schools-001-044.xml"));
        Assert.Equal(1086, reports[1].Waiting);
        Assert.Equal(1086, await installation.WithDatabaseAsync(db => db.ToldAbsences.CountAsync()));
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync()));
        Assert.Equal((0, 0, false), await StandingAsync(installation, "604822"));
    }

    [Fact]
    public async Task Presence_is_implied_by_calendar_and_enrolment_and_a_day_told_twice_is_one_day()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await installation.ImportAsync([.. Of("Student.xml", "StudentSchoolAttendance-schools-001-044.xml"), Calendar2021()]);

        // 604822: eight whole days in the file, one of them told also as a part of ten minutes.
        var days = await installation.WithDatabaseAsync(async db => (await db.AttendanceMonths.Where(month => db.Pupils.Any(pupil => pupil.Id == month.PupilId && pupil.Key == "604822")).ToListAsync()));
        var away = await installation.WithDatabaseAsync(db => db.ToldAbsences.Where(told => told.End == 1439 && db.Pupils.Any(pupil => pupil.Id == told.PupilId && pupil.Key == "604822")).CountAsync());
        Assert.Equal(177, days.Sum(month => month.SchoolDays));
        Assert.Equal(away * 360, days.Sum(month => month.Valid + month.Invalid));
        Assert.True((await StandingAsync(installation, "604822")).Judged);
    }

    [Fact]
    public async Task The_order_of_calendar_pupils_and_events_does_not_matter()
    {
        var files = Of("Student.xml", "StudentSchoolAttendance-schools-001-044.xml", "StudentSectionAttendance-Tardy.xml").Append(Calendar2021()).ToArray();
        string? answer = null;
        foreach (var order in new[] { new[] { 0, 1, 2, 3 }, [0, 3, 2, 1], [3, 0, 1, 2] })
        {
            await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
            foreach (var at in order)
            {
                await installation.ImportAsync(files[at]);
            }

            var now = await installation.EvaluateAsync(EndOfYear, all: true);
            Assert.Equal(answer ??= now, now);
        }

        Assert.Contains("\"judged\":true", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_third_schools_file_of_the_same_kind_loads_too_and_what_two_files_tell_alike_is_told_once()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await installation.ImportAsync([.. Of("Student.xml", "StudentSectionAttendance-Tardy.xml"), Calendar2021()]);
        var report = Assert.Single(await installation.ImportAsync(Of("StudentSchoolAttendance-school-107-part.xml")));
        Assert.Equal((80, 70, 10, 0), (report.Rows, report.New, report.Unchanged, report.Refused));
    }

    [Fact]
    public async Task The_old_version_with_nested_codes_is_read_as_the_new_one()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        var report = Assert.Single(await installation.ImportAsync(Of("EducationOrgCalendar-v2.0.0-2010-11.xml")));
        Assert.Equal((FileKind.Calendar, 834, 834), (report.Kind, report.Rows, report.New));
        Assert.Equal(531, await installation.WithDatabaseAsync(db => db.CalendarDays.CountAsync(day => day.Kind == RodaTraden.Core.Register.CalendarDayKind.SchoolDay)));
    }

    [Fact]
    public async Task Undo_of_the_events_takes_their_days_back_and_leaves_the_pupils()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await installation.ImportAsync([.. Of("Student.xml"), Calendar2021()]);
        var report = Assert.Single(await installation.ImportAsync(Of("StudentSchoolAttendance-schools-001-044.xml")));
        Assert.Equal(0, (await installation.UndoAsync(report.ReceiptId!.Value)).Kept);
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync()));
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.ToldAbsences.CountAsync()));
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.Enrolments.CountAsync()));
        Assert.Equal(960, await installation.WithDatabaseAsync(db => db.Pupils.CountAsync()));
    }

    [Theory]
    [InlineData("<html><body><table/></body></html>", FileRefusalReason.UnknownDocument)]
    [InlineData("<InterchangeStudent><Student><StudentUniqueId>1</StudentUniqueId>", FileRefusalReason.BrokenDocument)]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><InterchangeStudent>&b;</InterchangeStudent>", FileRefusalReason.BrokenDocument)]
    [InlineData("<InterchangeStudent></InterchangeStudent>", FileRefusalReason.OnlyHeadings)]
    public async Task A_document_that_is_not_what_it_should_be_is_refused_whole(string content, FileRefusalReason reason)
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        var path = Path.Combine(folder, "fil.xml");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        Assert.Equal(reason, Assert.Single(await installation.ImportAsync(path)).WholeRefusal?.Reason);
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.Pupils.CountAsync()));
    }

    [Fact]
    public async Task A_later_file_of_enrolments_takes_the_place_of_what_was_implied()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await installation.ImportAsync(Of("Student.xml", "StudentSchoolAttendance-schools-001-044.xml"));
        var path = Path.Combine(folder, "enrolment.xml");
        await File.WriteAllTextAsync(
            path,
            """
            <InterchangeStudentEnrollment xmlns="http://ed-fi.org/5.2.0"><StudentSchoolAssociation>
              <StudentReference><StudentIdentity><StudentUniqueId>604822</StudentUniqueId></StudentIdentity></StudentReference>
              <SchoolReference><SchoolIdentity><SchoolId>255901001</SchoolId></SchoolIdentity></SchoolReference>
              <EntryDate>2021-08-23</EntryDate><EntryGradeLevel>uri://ed-fi.org/GradeLevelDescriptor#Seventh grade</EntryGradeLevel>
            </StudentSchoolAssociation></InterchangeStudentEnrollment>
            """,
            TestContext.Current.CancellationToken);
        var report = Assert.Single(await installation.ImportAsync(path));
        Assert.Equal((FileKind.Enrolments, 1), (report.Kind, report.New));
        var enrolment = Assert.Single(await installation.WithDatabaseAsync(db => db.Enrolments.Where(one => db.Pupils.Any(pupil => pupil.Id == one.PupilId && pupil.Key == "604822")).ToListAsync()));
        Assert.Equal((false, "7", new DateOnly(2021, 8, 23)), (enrolment.IsImplied, enrolment.Grade, enrolment.From));
    }

    [Fact]
    public async Task A_document_without_line_breaks_has_its_refused_rows_told_one_by_one()
    {
        await using var installation = await WithOneSchoolAsync();
        var report = Assert.Single(await installation.ImportAsync(Events(SchoolEvent("9", "Excused Absence"), SchoolEvent("8", "Excused Absence"), SchoolEvent("1", "Excused Absence"))));
        Assert.Equal((3, 2, 1), (report.Rows, report.Refused, report.New));
        Assert.Equal([1L, 2L], report.Refusals.Keys);
    }

    [Fact]
    public async Task Absence_from_one_section_without_a_time_is_a_part_of_the_day_and_sections_do_not_contradict_each_other()
    {
        await using var installation = await WithOneSchoolAsync();
        var report = Assert.Single(await installation.ImportAsync(Events(SectionEvent("1", "math", "Unexcused Absence"), SectionEvent("1", "english", "Present"))));
        Assert.Equal((2, 0), (report.New, report.Refused));
        var month = await installation.WithDatabaseAsync(db => db.AttendanceMonths.SingleAsync());
        Assert.Equal((0, 0), (month.Invalid, month.Reported));
    }

    private async Task<TestInstallation> WithOneSchoolAsync()
    {
        var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        foreach (var (name, content) in new[] { ("u.csv", "unit;name\nS1;Skolan\n"), ("p.csv", "pupil;given_name;family_name;unit;marking\n1;Elin;Åberg;S1;none\n"), ("c.csv", "unit;date;kind\nS1;2022-03-10;school_day\n") })
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, content);
            await installation.ImportAsync(path);
        }

        return installation;
    }

    private string Events(params string[] events)
    {
        var path = Path.Combine(folder, "events.xml");
        File.WriteAllText(path, "<InterchangeStudentAttendance>" + string.Concat(events) + "</InterchangeStudentAttendance>");
        return path;
    }

    private static string SchoolEvent(string pupil, string code) =>
        $"<StudentSchoolAttendanceEvent>{Event(pupil, code)}<SchoolReference><SchoolIdentity><SchoolId>S1</SchoolId></SchoolIdentity></SchoolReference></StudentSchoolAttendanceEvent>";

    private static string SectionEvent(string pupil, string section, string code) =>
        $"<StudentSectionAttendanceEvent>{Event(pupil, code)}<SectionReference><SectionIdentity><SectionIdentifier>{section}</SectionIdentifier><SchoolId>S1</SchoolId></SectionIdentity></SectionReference></StudentSectionAttendanceEvent>";

    private static string Event(string pupil, string code) =>
        $"<AttendanceEvent><EventDate>2022-03-10</EventDate><AttendanceEventCategory>uri#{code}</AttendanceEventCategory></AttendanceEvent><StudentReference><StudentIdentity><StudentUniqueId>{pupil}</StudentUniqueId></StudentIdentity></StudentReference>";

    private static string[] Of(params string[] names) => [.. names.Select(name => Path.Combine(Samples, name))];

    /// <summary>The full calendar of the older year moved eleven years: both years have the same weekdays.</summary>
    private string Calendar2021()
    {
        var path = Path.Combine(folder, "calendar-2021.xml");
        var text = File.ReadAllText(Path.Combine(Samples, "EducationOrgCalendar-v2.0.0-2010-11.xml"));
        File.WriteAllText(path, text.Replace("2010-", "2021-", StringComparison.Ordinal).Replace("2011-", "2022-", StringComparison.Ordinal));
        return path;
    }

    private static async Task<(int Absent, int Observed, bool Judged)> StandingAsync(TestInstallation installation, string pupil)
    {
        var answer = JsonDocument.Parse(await installation.EvaluateAsync(EndOfYear, all: true)).RootElement;
        var one = answer.GetProperty("pupils").EnumerateArray().Single(each => each.GetProperty("pupil").GetString() == pupil);
        var last20 = one.GetProperty("last20");
        return (last20.GetProperty("absent").GetInt32(), last20.GetProperty("observed").GetInt32(), one.GetProperty("judged").GetBoolean());
    }
}
