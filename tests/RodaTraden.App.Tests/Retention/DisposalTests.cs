using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Auditing.Heads;
using RodaTraden.App.Access.Auditing.Verifying;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Undoing;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access.Auditing;
using RodaTraden.Core.Register;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Tests.Retention;

/// <summary>What goes and what stays, class by class.</summary>
public sealed class DisposalTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Notes_and_symptoms_go_a_year_after_the_pupil_left_and_nobody_elses(DatabaseKind kind)
    {
        await using var app = await Retaining.WithOfficersAsync(kind);
        await app.DecideAsync(RecordClass.Notes, 12);
        var (elin, isak) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-ISAK"));
        var mentor = await app.SignInAsync("mentor");
        foreach (var pupil in new[] { elin, isak })
        {
            await mentor.SubmitAsync(await mentor.GetAsync($"/elever/{pupil}/samtal"), new() { ["Input.WithPupil"] = "true", ["Input.Note"] = "HEMLIGT SAMTAL OM NATTEN " + pupil }, "Spara");
        }

        Assert.Equal(2, await app.WithDatabaseAsync(db => db.Responses.CountAsync()));
        await app.LeaveAsync(elin, new(2026, 4, 1));
        app.Clock.Move(TimeSpan.FromDays(370));
        await app.NightAsync();
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.Disposals.CountAsync()));
        app.Clock.Move(TimeSpan.FromDays(2));
        await app.ApproveAsync("huvudman", RecordClass.Notes);
        Assert.Equal([isak], await app.WithDatabaseAsync(db => db.Responses.Select(row => row.PupilId).ToListAsync()));
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.Standings.CountAsync(row => row.PupilId == elin)));
        if (kind == DatabaseKind.Sqlite)
        {
            // Not one letter of it is left on disk.
            var options = app.Services.GetRequiredService<StorageOptions>();
            var (gone, kept) = (Encoding.UTF8.GetBytes("HEMLIGT SAMTAL OM NATTEN " + elin), Encoding.UTF8.GetBytes("HEMLIGT SAMTAL OM NATTEN " + isak));
            var bytes = new[] { options.SqliteFile, options.SqliteFile + "-wal" }.Where(File.Exists).Select(Shared).ToList();
            Assert.Contains(bytes, file => file.AsSpan().IndexOf(kept) >= 0);
            Assert.DoesNotContain(bytes, file => file.AsSpan().IndexOf(gone) >= 0);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_pupil_goes_from_the_register_when_nothing_else_is_left_with_guardians_who_have_no_other_child_here(DatabaseKind kind)
    {
        await using var app = await Retaining.WithOfficersAsync(kind);
        var (elin, isak) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-ISAK"));
        await app.WithDatabaseAsync(async db =>
        {
            await db.AccountRoles.Where(role => role.GuardianId != null).ExecuteDeleteAsync();
            return 0;
        });
        await app.LeaveAsync(elin, new(2026, 4, 1));
        foreach (var records in new[] { RecordClass.Register, RecordClass.Attendance, RecordClass.Notes })
        {
            await app.DecideAsync(records, 12);
        }

        app.Clock.Move(TimeSpan.FromDays(500));
        await app.NightAsync();
        Assert.False(await app.WithDatabaseAsync(db => db.Disposals.AnyAsync(one => one.Class == RecordClass.Register)));
        await app.ApproveAsync("huvudman", RecordClass.Attendance);
        await app.ApproveAsync("huvudman", RecordClass.Notes);
        await app.ApproveAsync("huvudman", RecordClass.Register);
        Assert.False(await app.WithDatabaseAsync(db => db.Pupils.AnyAsync(pupil => pupil.Id == elin)));
        Assert.True(await app.WithDatabaseAsync(db => db.Pupils.AnyAsync(pupil => pupil.Id == isak)));
        Assert.Equal(["Eva", "Maja", "Tom"], await app.WithDatabaseAsync(db => db.Guardians.OrderBy(one => one.GivenName).Select(one => one.GivenName).ToListAsync()));
        Assert.False(await app.WithDatabaseAsync(db => db.ImportedChanges.AnyAsync(change => change.Entity == nameof(Pupil) && change.EntityId == elin)));
        using var scope = app.Services.CreateScope();
        Assert.Empty(await RodaTraden.App.Storage.Verifying.DatabaseCheck.RunAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), new TestInstallation.Quiet(), default));
        Assert.Empty((await VerifyAsync(app)).Faults);
    }

    [Fact]
    public async Task A_pupil_of_two_organisers_is_kept_as_long_as_the_longer_rule_says()
    {
        await using var app = await Retaining.WithOfficersAsync();
        await app.DecideAsync(RecordClass.Attendance, 12);
        var (elin, other) = (await app.PupilAsync("P-ELIN"), await app.WithDatabaseAsync(db => db.Units.Where(unit => unit.Key == "U2").Select(unit => unit.Id).SingleAsync()));
        await app.WithDatabaseAsync(async db =>
        {
            db.Add(new Enrolment { PupilId = elin, UnitId = other, Class = "7A", Grade = "7", MentorKey = "", From = new(2025, 8, 1), To = new(2025, 12, 31), Version = Guid.CreateVersion7() });
            return await db.SaveChangesAsync();
        });
        app.Clock.Move(TimeSpan.FromDays(500));
        await app.ApproveAsync("huvudman", RecordClass.Attendance);
        Assert.Equal(2, await app.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync(row => row.PupilId == elin)));
        await app.DecideAsync(RecordClass.Attendance, 14, "Ek AB");
        app.Clock.Move(TimeSpan.FromDays(60));
        await app.ApproveAsync("huvudman", RecordClass.Attendance);
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync(row => row.PupilId == elin)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Months_of_the_read_log_go_whole_and_verify_knows_by_which_protocol(DatabaseKind kind)
    {
        await using var app = await Retaining.WithOfficersAsync(kind);
        await app.DecideAsync(RecordClass.ReadLog, 24);
        await (await app.SignInAsync("mentor")).GetAsync("/elever");
        await app.Services.GetRequiredService<HeadSigning>().SignAsync(default);
        var chain = await app.WithDatabaseAsync(db => db.AuditChains.AsNoTracking().Where(one => one.Kind == ChainKind.Looks && one.Length > 0).SingleAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => app.WithDatabaseAsync(db => db.ReadEntries.ExecuteDeleteAsync()));
        app.Clock.Move(TimeSpan.FromDays(800));
        await (await app.SignInAsync("mentor")).GetAsync("/elever");
        await app.ApproveAsync("huvudman", RecordClass.ReadLog);
        Assert.False(await app.WithDatabaseAsync(db => db.ReadEntries.AnyAsync(entry => entry.ChainId == chain.Id)));
        Assert.True(await app.WithDatabaseAsync(db => db.ReadEntries.AnyAsync()));
        var answer = await VerifyAsync(app);
        Assert.Empty(answer.Faults);
        Assert.Equal(1, answer.Disposed);

        // What says that it was disposed of, and was not, is found.
        await TriedAsync(app, "UPDATE audit_chains SET disposal_id = 99 WHERE disposal_id IS NOT NULL", chain, $"Removed 1-{chain.Length}");
        await TriedAsync(app, "UPDATE disposals SET class = 'Notes'", chain, $"Removed 1-{chain.Length}");
        await TriedAsync(app, "UPDATE disposals SET until = '2020-01-01'", chain, $"Removed 1-{chain.Length}");
        await TriedAsync(app, "UPDATE disposals SET organiser_id = NULL", chain, $"Removed 1-{chain.Length}");
        await TriedAsync(app, "UPDATE disposals SET state = 'Approved'", chain, $"Removed 1-{chain.Length}");
        await TriedAsync(app, $"UPDATE audit_chains SET length = length - 1 WHERE id = {chain.Id}", chain, $"Removed {chain.Length}");
        await TriedAsync(app, $"UPDATE audit_chains SET head = (SELECT head FROM audit_chains WHERE kind = 'Acts' AND length > 0 LIMIT 1) WHERE id = {chain.Id}", chain, $"SignedHeadDiffers 1-{chain.Length}");
        await TriedAsync(app, $"INSERT INTO read_entries (at, account_id, role, pupil_id, category, page, chain_id) SELECT at, account_id, role, pupil_id, category, page, {chain.Id} FROM read_entries LIMIT 1", chain, "Inserted 1");
    }

    [Fact]
    public async Task A_month_in_which_a_held_pupil_is_named_stays_whole()
    {
        await using var app = await Retaining.WithOfficersAsync();
        await app.DecideAsync(RecordClass.ReadLog, 24);
        var elin = await app.PupilAsync("P-ELIN");
        var principal = await app.SignInAsync("rektor");
        await principal.SubmitAsync(await principal.GetAsync($"/elever/{elin}/registerutdrag"), new() { ["Reason"] = "Tillsyn" }, "Stoppa gallring av elevens uppgifter");
        app.Clock.Move(TimeSpan.FromDays(800));
        await app.NightAsync();
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.Disposals.CountAsync()));
    }

    [Fact]
    public async Task A_file_whose_replaced_values_are_gone_cannot_be_taken_back_and_says_so()
    {
        await using var app = await Retaining.WithOfficersAsync();
        await app.DecideAsync(RecordClass.ReceivedFiles, 12, organiser: null);
        app.Clock.Move(TimeSpan.FromDays(400));
        await app.ApproveAsync("admin", RecordClass.ReceivedFiles, organiser: null);
        Assert.Equal((0, 0), await app.WithDatabaseAsync(async db => (await db.ImportedMonths.CountAsync(), await db.ImportedChanges.CountAsync())));
        var file = await app.WithDatabaseAsync(db => db.ImportedFiles.OrderBy(one => one.Id).Select(one => one.Id).FirstAsync());
        Assert.True((await (await app.SignInAsync("admin")).GetAsync($"/las-in/kvitto/{file}")).Says("Filen kan inte längre tas tillbaka."));
        using var scope = app.Services.CreateScope();
        var (_, refusal) = await scope.ServiceProvider.GetRequiredService<ImportUndo>().UndoAsync(file, new(), new Progress<RunProgress>(), default);
        Assert.Equal(UndoRefusal.Disposed, refusal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Every_class_can_be_counted_and_carried_out(DatabaseKind kind)
    {
        await using var app = await Retaining.WithOfficersAsync(kind);
        foreach (var records in Enum.GetValues<RecordClass>())
        {
            await app.DecideAsync(records, 60, records == RecordClass.ReceivedFiles ? null : "Kommunen");
        }

        foreach (var page in new[] { "/elever", "/min-dag" })
        {
            await (await app.SignInAsync("rektor")).GetAsync(page);
        }

        var everybody = await app.WithDatabaseAsync(db => db.Pupils.Where(pupil => pupil.Marking == ProtectedMarking.None).Select(pupil => pupil.Id).ToListAsync());
        foreach (var pupil in everybody)
        {
            await app.LeaveAsync(pupil, new(2026, 4, 1));
        }

        app.Clock.Move(TimeSpan.FromDays(3000));
        for (var round = 0; round < 3; round++)
        {
            await app.NightAsync();
            await app.WithDatabaseAsync(db => db.Disposals.Where(one => one.State == DisposalState.Proposed).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, DisposalState.Approved).SetProperty(one => one.NotBefore, new DateOnly(2027, 1, 1))));
        }

        await app.NightAsync();
        Assert.Equal(["Lo", "Vera"], await app.WithDatabaseAsync(db => db.Pupils.OrderBy(pupil => pupil.GivenName).Select(pupil => pupil.GivenName).ToListAsync()));
        Assert.All(await app.WithDatabaseAsync(db => db.Disposals.Select(one => one.State).ToListAsync()), state => Assert.Equal(DisposalState.Done, state));
        Assert.Empty((await VerifyAsync(app)).Faults);
    }

    [Fact]
    public async Task Every_kind_of_row_about_a_pupil_belongs_to_a_class_and_to_the_extract()
    {
        await using var app = await RodaTradenApp.EmptyAsync();
        var about = await app.WithDatabaseAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(type => type.FindProperty("PupilId") is not null || type.FindProperty("KeptId") is not null || type.FindProperty("OneId") is not null).Select(type => type.GetTableName()!).Append("pupils").ToHashSet()));

        // Read out of the source: what the lists name.
        var (disposed, extracted) = (SourceOf("Disposing"), SourceOf("Extracting/ExtractReader.cs"));
        Assert.All(about, table => Assert.Contains($"\"{table}\"", disposed, StringComparison.Ordinal));
        Assert.All(about.Where(table => table is not "attendance_months"), table => Assert.Contains("db." + string.Concat(table.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])), extracted, StringComparison.Ordinal));
    }

    private static string SourceOf(string path)
    {
        var full = Path.Combine(SourceFiles.Root, "src", "RodaTraden.App", "Retention", path);
        return File.Exists(full) ? File.ReadAllText(full) : string.Concat(Directory.GetFiles(full, "*.cs").Select(File.ReadAllText));
    }

    private static byte[] Shared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static async Task<AuditVerdict> VerifyAsync(RodaTradenApp app)
    {
        using var scope = app.Services.CreateScope();
        var storage = scope.ServiceProvider.GetRequiredService<StorageOptions>();
        return await AuditVerifier.RunAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), HeadFiles.Read(storage.HeadsDirectory, null), new TestInstallation.Quiet(), default);
    }

    private static async Task TriedAsync(RodaTradenApp app, string sql, AuditChain chain, params string[] expected)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using (var command = db.PlainCommand(sql))
        {
            await command.ExecuteNonQueryAsync();
        }

        var verdict = await AuditVerifier.RunAsync(db, HeadFiles.Read(scope.ServiceProvider.GetRequiredService<StorageOptions>().HeadsDirectory, null), new TestInstallation.Quiet(), default);
        await transaction.RollbackAsync();
        Assert.Equal(expected, verdict.Faults.Where(fault => fault.Chain == chain.Name.Code).Select(of => $"{of.Fault.Kind} {of.Fault.From}{(of.Fault.To > of.Fault.From ? $"-{of.Fault.To}" : "")}"));
    }
}
