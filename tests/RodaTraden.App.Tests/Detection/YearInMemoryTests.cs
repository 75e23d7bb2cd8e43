using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Commands;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Detection.Evaluating.OnDisk;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Undoing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Tests.Detection;

public sealed class YearInMemoryTests
{
    private const string PupilHeadings = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\n";
    private const string LessonHeadings = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\n";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_pupil_of_whom_nothing_is_told_is_seen_when_the_file_about_the_others_is_read_in(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var isak = await app.PupilAsync("P-ISAK");
        app.Clock.Move(TimeSpan.FromDays(14));
        var days = Enumerable.Range(0, 14).Select(new DateOnly(2026, 3, 27).AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        await app.ImportAsync(new Dictionary<string, string>
        {
            ["lessons.csv"] = LessonHeadings + string.Concat(days.SelectMany(day => new[] { "P-ELIN", "P-OMAR", "P-NOOR" }.Select(pupil => $"{pupil};U1;{day:yyyy-MM-dd};08:10;09:10;Matematik;1;0;0;0;0\n"))),
        });
        var standing = await app.WithDatabaseAsync(db => db.Standings.SingleAsync(one => one.PupilId == isak));
        Assert.Contains("NoData", standing.Conditions, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P-ELIN;Elin;Åberg;2013-05-01;7;7B;U-OKÄND;sekretessmarkering;M7B\n")]
    [InlineData("P-ELIN;Elin;Åberg;2013-05-01;7;7B;U1;sekretessmarkering;M7B\n")]
    public async Task Nothing_is_kept_of_a_pupil_who_has_become_protected_whatever_is_evaluated_afterwards(string row)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var (elin, omar) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-OMAR"));
        Assert.True(await app.WithDatabaseAsync(db => db.Standings.AnyAsync(one => one.PupilId == elin)));
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = PupilHeadings + row });
        var mentor = await app.SignInAsync("mentor");
        await mentor.SubmitAsync(await mentor.GetAsync("/registrera/2026-03-26/490/1?klass=7B"), new() { ["s-" + omar] = "invalid" }, "Spara");
        using (var all = app.Services.CreateScope())
        {
            await all.ServiceProvider.GetRequiredService<Evaluator>().EvaluateAsync(new(2026, 3, 27), null, new Progress<RunProgress>(), default);
        }

        Assert.True(await app.WithDatabaseAsync(db => db.Standings.AnyAsync(one => one.PupilId == omar)));
        Assert.False(await app.WithDatabaseAsync(db => db.Standings.AnyAsync(one => one.PupilId == elin)));
        Assert.False(await app.WithDatabaseAsync(db => db.Signals.AnyAsync(one => one.PupilId == elin)));
    }

    [Fact]
    public async Task A_marking_that_nobody_told_memory_of_still_keeps_the_pupil_out()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var elin = await app.PupilAsync("P-ELIN");
        using var scope = app.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<Evaluations>().OfAsync(new(2026, 3, 27), default);
        await app.WithDatabaseAsync(async db =>
        {
            await db.Standings.Where(one => one.PupilId == elin).ExecuteDeleteAsync();
            return await db.Pupils.Where(one => one.Id == elin).ExecuteUpdateAsync(set => set.SetProperty(one => one.Marking, Core.Register.ProtectedMarking.ConfidentialityFlag));
        });
        await scope.ServiceProvider.GetRequiredService<Evaluator>().EvaluateAsync(new(2026, 3, 27), null, new Progress<RunProgress>(), default);
        Assert.False(await app.WithDatabaseAsync(db => db.Standings.AnyAsync(one => one.PupilId == elin)));
    }

    [Fact]
    public async Task A_change_that_was_saved_long_ago_but_not_evaluated_is_evaluated_when_next_looked_for()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var elin = await app.PupilAsync("P-ELIN");
        await app.WithDatabaseAsync(async db =>
        {
            await db.Standings.Where(one => one.PupilId == elin).ExecuteDeleteAsync();
            return await db.PupilChanges.OrderByDescending(change => change.Id).Take(1).ExecuteUpdateAsync(set => set.SetProperty(change => change.Evaluated, false));
        });
        var catching = app.Services.GetServices<IHostedService>().OfType<NightlyEvaluation>().Single();
        await catching.EvaluateWaitingAsync(default);
        Assert.False(await app.WithDatabaseAsync(db => db.Standings.AnyAsync(one => one.PupilId == elin)), "whoever saved it may be evaluating it");
        app.Clock.Move(TimeSpan.FromMinutes(11));
        await catching.EvaluateWaitingAsync(default);
        Assert.True(await app.WithDatabaseAsync(db => db.Standings.AnyAsync(one => one.PupilId == elin)));
        Assert.False(await app.WithDatabaseAsync(db => db.PupilChanges.AnyAsync(change => !change.Evaluated)));
    }

    [Fact]
    public async Task A_school_that_gets_another_organiser_stands_on_that_organisers_ladder_at_once()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var elin = await app.PupilAsync("P-ELIN");
        Assert.Equal(5, StandardLadder.Version1.Steps.Count);
        Assert.True((await StandingAsync()).HeldStep < 5);
        await app.WithDatabaseAsync(async db =>
        {
            var strict = StandardLadder.Version1 with { Name = "Sträng", Steps = [.. StandardLadder.Version1.Steps.Select(step => step.Ordinal < 5 ? step : step with { AnyOf = StandardLadder.Version1.StepOf(1)!.AnyOf })] };
            var organiser = await db.Organisers.SingleAsync(one => one.Name == "Ek AB");
            db.Add(new LadderVersion { OrganiserId = organiser.Id, Owner = $"h{organiser.Id}", Name = strict.Name, Version = 1, ValidFrom = new(2025, 7, 1), Source = "Provat", Document = DetectionDocuments.Write(strict), SavedAt = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc) });
            return await db.SaveChangesAsync();
        });
        await app.ImportAsync(new Dictionary<string, string> { ["units.csv"] = "unit;name;organiser;organiser_kind;municipality;forms\nU1;Björkskolan;Ek AB;independent;9901;GR\n" });
        Assert.Equal(5, (await StandingAsync()).HeldStep);

        Task<Standing> StandingAsync() => app.WithDatabaseAsync(db => db.Standings.AsNoTracking().SingleAsync(one => one.PupilId == elin));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_is_held_in_memory_and_what_is_kept_tell_what_the_database_tells_whatever_has_been_changed_and_by_whom(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        using var elsewhere = new YearInMemory();
        var folder = Directory.CreateTempSubdirectory("rodatraden-years-");
        var files = new YearFiles(new() { DataDirectory = folder.FullName });
        var told = 0;
        await TellTheSameAsync("a school is read in");

        // With so many others few pupils are a small part of all, and only they are read again.
        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = PupilHeadings + string.Concat(Enumerable.Range(0, 60).Select(at => $"P-F{at};Elev;Annan;2013-05-01;7;7C;U2;none;M9X\n")) });
        await TellTheSameAsync("another class is read in");

        await app.ImportAsync(new Dictionary<string, string> { ["lessons.csv"] = LessonHeadings + "P-ELIN;U1;2026-03-27;08:10;09:10;Matematik;1;0;60;0;0\nP-OMAR;U1;2026-03-27;08:10;09:10;Matematik;1;0;60;0;0\n" });
        await TellTheSameAsync("a night's file is read in");

        var mentor = await app.SignInAsync("mentor");
        var page = await mentor.GetAsync("/registrera/2026-03-26/490/1?klass=7B");
        await mentor.SubmitAsync(page, new() { ["s-" + await app.PupilAsync("P-OMAR")] = "invalid", ["s-" + await app.PupilAsync("P-ISAK")] = "valid" }, "Spara");
        await TellTheSameAsync("a mentor corrects");

        await app.ImportAsync(new Dictionary<string, string> { ["lessons.csv"] = LessonHeadings + "P-ELIN;U1;2026-02-03;08:10;09:10;Matematik;1;0;0;0;0\nP-ELIN;U1;2025-09-01;08:10;09:10;Matematik;1;0;60;0;0\n" });
        await TellTheSameAsync("an old day is sent late");

        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = PupilHeadings + "P-LO;Lo;Annanskola;2013-05-01;7;7B;U1;none;M7B\nP-NY;Ny;Elev;2013-05-01;7;7B;U1;none;M7B\n" });
        await TellTheSameAsync("one changes school and one comes");

        await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = PupilHeadings + "P-ISAK;Isak;Lund;2013-05-01;7;7B;U1;sekretessmarkering;M7B\n" });
        await TellTheSameAsync("one becomes protected");

        await app.ImportAsync(new Dictionary<string, string> { ["absences.csv"] = "pupil;unit;date;start;end;kind;reason\nP-NY;U1;2026-03-26;08:10;09:10;invalid;\nP-NOOR;U1;2026-03-20;08:10;12:10;valid;sickness\n" });
        await TellTheSameAsync("absence is told without lessons");

        foreach (var file in await app.WithDatabaseAsync(db => db.ImportedFiles.OrderByDescending(file => file.Id).Select(file => file.Id).Take(4).ToListAsync()))
        {
            using var scope = app.Services.CreateScope();
            await scope.ServiceProvider.GetRequiredService<ImportUndo>().UndoAsync(file, new(), new Progress<RunProgress>(), default);
            await TellTheSameAsync("a file is taken back");
        }

        app.Clock.Move(TimeSpan.FromDays(3));
        using (var night = app.Services.CreateScope())
        {
            await night.ServiceProvider.GetRequiredService<Evaluator>().CatchUpAsync(new(2026, 3, 30), new Progress<RunProgress>(), default);
        }

        await TellTheSameAsync("days have passed");
        folder.Delete(recursive: true);

        async Task TellTheSameAsync(string when)
        {
            using var scope = app.Services.CreateScope();
            var services = scope.ServiceProvider;
            var db = services.GetRequiredService<AppDbContext>();
            var today = services.GetRequiredService<TimeProvider>().SwedishToday();
            var other = new Evaluations(db, services.GetRequiredService<AttendanceStore>(), services.GetRequiredService<PupilChanges>(), services.GetRequiredService<YearFiles>(), services.GetRequiredService<TimeProvider>(), elsewhere);
            var fromFile = new Evaluations(db, services.GetRequiredService<AttendanceStore>(), services.GetRequiredService<PupilChanges>(), files, services.GetRequiredService<TimeProvider>());
            var anew = await AnswerAsync(await services.GetRequiredService<Evaluations>().OfUncommittedAsync(today, default));
            Assert.True(anew.Pupils.Count > 3, when);
            Assert.Equal((when, anew.Text), (when, (await AnswerAsync(await services.GetRequiredService<Evaluations>().OfAsync(today, default))).Text));
            Assert.Equal((when, anew.Text), (when, (await AnswerAsync(await other.OfAsync(today, default))).Text));
            Assert.Equal((when, anew.Text), (when, (await AnswerAsync(await fromFile.OfAsync(today, default))).Text));
            if (told++ % 3 == 0)
            {
                // A file of some changes ago is as good as one of now.
                await files.KeepAsync(services.GetRequiredService<PupilChanges>(), await services.GetRequiredService<Evaluations>().OfAsync(today, default), default);
                Assert.NotNull(await files.FindAsync(services.GetRequiredService<PupilChanges>(), SchoolYear.Of(today), default));
            }


            var kept = await db.Standings.AsNoTracking().OrderBy(one => one.PupilId).Select(one => new { one.PupilId, one.UnitId, one.AsOf, one.RawStep, one.HeldStep, one.ReachedOn, one.Conditions }).ToListAsync();
            var wanted = anew.Pupils.OrderBy(of => of.Pupil.Id).Select(of => new { PupilId = of.Pupil.Id, UnitId = of.Unit.Id, of.Standing.AsOf, of.Standing.RawStep, of.Standing.HeldStep, of.Standing.ReachedOn, Conditions = DetectionDocuments.Write(of.Standing.Conditions) });
            Assert.Equal(wanted.Select(of => $"{when}: {of}"), kept.Select(of => $"{when}: {of}"));
            Assert.False(await db.PupilChanges.AnyAsync(change => !change.Evaluated), when);

            async Task<(string Text, List<EvaluatedPupil> Pupils)> AnswerAsync(UnitEvaluation evaluation)
            {
                var pupils = new List<EvaluatedPupil>();
                foreach (var unit in evaluation.UnitsOf(null))
                {
                    pupils.AddRange(await evaluation.EvaluateAsync(unit, null, default));
                }

                var ladder = (await LaddersInForce.LoadAsync(db, default)).For(null, null, today);
                return (System.Text.Encoding.UTF8.GetString(new EvaluateAnswer(today, ladder, evaluation.ProtectedPupils, pupils, all: true).ToJson()), pupils);
            }
        }
    }
}
