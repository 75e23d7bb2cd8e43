using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Auditing.Heads;
using RodaTraden.App.Commands;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Tests.Access;

/// <summary>Acts and looks are tied in chains, and <c>verify</c> names what somebody with the database in hand has done to them.</summary>
public sealed class AuditVerifyTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task After_a_day_of_work_every_act_and_look_has_its_place_and_all_is_well(DatabaseKind kind)
    {
        await using var app = await AfterADayAsync(kind);
        var answer = await VerifyAsync(app);
        Assert.True(answer.IsWhole, Said(answer));
        Assert.Contains("Allt stämmer.", Said(answer), StringComparison.Ordinal);
        Assert.True(answer.Audit.Entries > 20);
        Assert.True(answer.Months > 0 && answer.Standings > 0);
        Assert.Equal(0, answer.Audit.FromBefore);
        var chains = await app.WithDatabaseAsync(db => db.AuditChains.AsNoTracking().ToListAsync());
        var organiser = await app.WithDatabaseAsync(db => db.Units.Where(unit => unit.Key == "U1").Select(unit => unit.OrganiserId!.Value).SingleAsync());
        Assert.Contains(new ChainName(ChainKind.Looks, organiser, new(2026, 3, 1)), chains.Select(chain => chain.Name));
        Assert.Contains(new ChainName(ChainKind.Acts, 0, new(2026, 3, 1)), chains.Select(chain => chain.Name));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_new_month_begins_a_chain_of_its_own(DatabaseKind kind)
    {
        await using var app = await AfterADayAsync(kind);
        app.Clock.Move(TimeSpan.FromDays(5));
        await (await app.SignInAsync("mentor")).GetAsync("/min-dag");
        Assert.Equal([3, 4], await app.WithDatabaseAsync(async db => (await db.AuditChains.Where(chain => chain.Kind == ChainKind.Looks && chain.OrganiserId != AuditChain.BeforeChains).Select(chain => chain.Month).ToListAsync()).Select(month => month.Month).Distinct().Order()));
        Assert.True((await VerifyAsync(app)).IsWhole);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "read_entries")]
    [InlineData(DatabaseKind.Sqlite, "audit_entries")]
    [InlineData(DatabaseKind.Postgres, "read_entries")]
    [InlineData(DatabaseKind.Postgres, "audit_entries")]
    public async Task The_database_itself_refuses_to_change_or_remove_what_is_written(DatabaseKind kind, string table)
    {
        await using var app = await AfterADayAsync(kind);
        foreach (var sql in new[] { $"UPDATE {table} SET role = 'X'", $"DELETE FROM {table}" })
        {
            var fault = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(app, sql));
            Assert.Contains($"{table} is only added to", fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Whatever_is_done_past_the_guards_is_found_and_named(DatabaseKind kind)
    {
        await using var app = await AfterADayAsync(kind);
        await WithoutGuardsAsync(app, kind);
        var looks = await app.WithDatabaseAsync(db => db.AuditChains.AsNoTracking().Where(chain => chain.Kind == ChainKind.Looks).OrderByDescending(chain => chain.Length).FirstAsync());
        Assert.True(looks.Length >= 6);
        var at = $"chain_id = {looks.Id} AND place =";

        // Each column of a look is part of what is tied.
        foreach (var (column, value) in new[] { ("account_id", "account_id + 1"), ("role", "'Principal2'"), ("pupil_id", "pupil_id + 1"), ("category", "'Identity2'"), ("page", "'annan'"), ("at", kind == DatabaseKind.Sqlite ? "'2026-03-27 03:00:00'" : "at - interval '1 hour'"), ("hash", "(SELECT head FROM audit_chains LIMIT 1)") })
        {
            await TriedAsync(app, $"UPDATE read_entries SET {column} = {value} WHERE {at} 3", looks, "Changed 3");
        }

        await TriedAsync(app, $"DELETE FROM read_entries WHERE {at} 3", looks, "Removed 3");
        await TriedAsync(app, $"DELETE FROM read_entries WHERE {at} {looks.Length}", looks, $"Removed {looks.Length}");
        await TriedAsync(app, $"DELETE FROM read_entries WHERE {at} 2; UPDATE read_entries SET place = -place WHERE chain_id = {looks.Id} AND place > 2; UPDATE read_entries SET place = -place - 1 WHERE chain_id = {looks.Id} AND place < 0", looks, "Removed 2");
        await TriedAsync(app, $"UPDATE read_entries SET place = -1 WHERE {at} 2; UPDATE read_entries SET place = 2 WHERE {at} 5; UPDATE read_entries SET place = 5 WHERE {at} -1", looks, "Moved 2 to 5", "Moved 5 to 2");
        const string Columns = "at, account_id, role, pupil_id, category, page";
        await TriedAsync(app, $"INSERT INTO read_entries ({Columns}, chain_id, place, hash) SELECT {Columns}, chain_id, place + 1, hash FROM read_entries WHERE {at} {looks.Length}", looks, $"Inserted {looks.Length + 1}");
        await TriedAsync(app, $"INSERT INTO read_entries ({Columns}) SELECT {Columns} FROM read_entries WHERE {at} 1", looks, "Inserted 0");
        await TriedAsync(app, $"UPDATE audit_chains SET length = length - 1 WHERE id = {looks.Id}", looks, $"Inserted {looks.Length}");
        await TriedAsync(app, $"UPDATE audit_chains SET head = (SELECT hash FROM read_entries WHERE {at} 1) WHERE id = {looks.Id}", looks, $"HeadDiffers {looks.Length}");
        foreach (var column in new[] { "account_id = 77", "role = 'X'", "act = 'Evaluating'", "act = lower(act)", "act = 'NoSuchAct'", "act = '7'", "pupil_id = 99", "unit_id = 99", "reference = 'x'", "ground = 'x'" })
        {
            await TriedActAsync(app, column);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_whole_chain_that_is_taken_away_or_cut_short_to_fit_shows_against_the_signed_heads(DatabaseKind kind)
    {
        await using var app = await AfterADayAsync(kind);
        await app.Services.GetRequiredService<HeadSigning>().SignAsync(default);
        await WithoutGuardsAsync(app, kind);
        var looks = await app.WithDatabaseAsync(db => db.AuditChains.AsNoTracking().Where(chain => chain.Kind == ChainKind.Looks).OrderByDescending(chain => chain.Length).FirstAsync());
        await ExecuteAsync(app, $"DELETE FROM read_entries WHERE chain_id = {looks.Id} AND place > 2; UPDATE audit_chains SET length = 2, head = (SELECT hash FROM read_entries WHERE chain_id = {looks.Id} AND place = 2) WHERE id = {looks.Id}");
        Assert.Equal([$"Removed 3-{looks.Length}"], FaultsOf(await VerifyAsync(app), looks));
        Assert.Empty(FaultsOf(await VerifyAsync(app, withHeads: false), looks));
        await ExecuteAsync(app, $"DELETE FROM read_entries WHERE chain_id = {looks.Id}; DELETE FROM audit_chains WHERE id = {looks.Id}");
        Assert.Equal([$"Removed 1-{looks.Length}"], FaultsOf(await VerifyAsync(app), looks));
    }

    [Fact]
    public async Task Heads_that_are_taken_away_changed_or_signed_by_somebody_else_are_named()
    {
        await using var app = await AfterADayAsync(DatabaseKind.Sqlite);
        var signing = app.Services.GetRequiredService<HeadSigning>();
        for (var visit = 0; visit < 3; visit++)
        {
            await (await app.SignInAsync("mentor")).GetAsync("/min-dag");
            await signing.SignAsync(default);
        }

        var storage = app.Services.GetRequiredService<StorageOptions>();
        var file = Assert.Single(Directory.GetFiles(storage.HeadsDirectory, "heads-*.txt"));
        var lines = await File.ReadAllLinesAsync(file);
        Assert.True(lines.Length >= 3);
        Assert.Empty(HeadFiles.Read(storage.HeadsDirectory, null).Wrong);
        Assert.DoesNotContain("PRIVATE", await File.ReadAllTextAsync(Directory.GetFiles(storage.HeadsDirectory, "*.pem")[0]), StringComparison.Ordinal);

        await File.WriteAllLinesAsync(file, lines.Skip(1));
        Assert.Equal(["heads-2026-03.txt:1"], HeadFiles.Read(storage.HeadsDirectory, null).Wrong);
        await File.WriteAllLinesAsync(file, lines.Where((_, at) => at != 1));
        Assert.Equal(["heads-2026-03.txt:2"], HeadFiles.Read(storage.HeadsDirectory, null).Wrong);
        await File.WriteAllLinesAsync(file, lines.Select((line, at) => at == 1 ? line.Replace("\"length\":", "\"length\":1", StringComparison.Ordinal) : line));
        Assert.Equal(["heads-2026-03.txt:2", "heads-2026-03.txt:3"], HeadFiles.Read(storage.HeadsDirectory, null).Wrong);
        await File.WriteAllLinesAsync(file, lines);
        Assert.Equal(lines.Length, HeadFiles.Read(storage.HeadsDirectory, new string('0', 32)).Wrong.Count);

        // What a power cut left of a line is cut off by the next, and is no fault.
        await File.AppendAllTextAsync(file, lines[0][..40]);
        Assert.Empty(HeadFiles.Read(storage.HeadsDirectory, null).Wrong);
        await (await app.SignInAsync("mentor")).GetAsync("/min-dag");
        await signing.SignAsync(default);
        Assert.Equal(lines.Length + 1, (await File.ReadAllLinesAsync(file)).Length);
        Assert.True((await VerifyAsync(app)).IsWhole);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Rows_that_pretend_to_be_from_before_there_were_chains_show_against_the_signed_heads(DatabaseKind kind)
    {
        await using var app = await AfterADayAsync(kind);
        await app.Services.GetRequiredService<HeadSigning>().SignAsync(default);
        Assert.True((await VerifyAsync(app)).IsWhole);
        const string Columns = "at, account_id, role, pupil_id, category, page";
        await ExecuteAsync(app, $"INSERT INTO read_entries ({Columns}) SELECT {Columns} FROM read_entries LIMIT 1; INSERT INTO audit_chains (kind, organiser_id, month, length, head) VALUES ('Looks', -1, '0001-01-01', 1000000, {(kind == DatabaseKind.Sqlite ? "x''" : "''")})");
        var answer = await VerifyAsync(app);
        Assert.Equal(["Inserted 1-1000000"], answer.Audit.Faults.Select(fault => Words(fault.Fault)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Looks_and_acts_of_many_at_once_stand_in_one_unbroken_row(DatabaseKind kind)
    {
        await using var app = await AfterADayAsync(kind);
        var browsers = await Task.WhenAll(Enumerable.Range(0, 6).Select(at => app.SignInAsync(at % 2 == 0 ? "mentor" : "rektor")));
        await Task.WhenAll(browsers.SelectMany(browser => Enumerable.Range(0, 8).Select(_ => browser.GetAsync("/elever"))));
        var answer = await VerifyAsync(app);
        Assert.True(answer.IsWhole, Said(answer));
        Assert.Equal(await app.WithDatabaseAsync(db => db.ReadEntries.LongCountAsync()), await app.WithDatabaseAsync(db => db.AuditChains.Where(chain => chain.Kind == ChainKind.Looks).SumAsync(chain => chain.Length)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Sums_that_are_not_those_of_the_lessons_and_standings_that_are_not_those_of_an_evaluation_are_named(DatabaseKind kind)
    {
        await using var app = await AfterADayAsync(kind);
        var elin = await app.PupilAsync("P-ELIN");
        await ExecuteAsync(app, $"UPDATE attendance_months SET valid = valid + 1 WHERE pupil_id = {elin} AND month = 202603; UPDATE standings SET held_step = held_step + 1 WHERE pupil_id = {elin}");
        var answer = await VerifyAsync(app);
        Assert.Equal([$"202603/{elin}"], answer.WrongMonths);
        Assert.Equal([elin], answer.WrongStandings);
        Assert.Contains("Något stämmer inte.", Said(answer), StringComparison.Ordinal);
        Assert.Contains($"\"wrongMonths\": [\n      \"202603/{elin}\"", System.Text.Encoding.UTF8.GetString(answer.ToJson()), StringComparison.Ordinal);
    }

    private static async Task<RodaTradenApp> AfterADayAsync(DatabaseKind kind)
    {
        var app = await RodaTradenApp.WithASchoolAsync(kind);
        foreach (var user in new[] { "mentor", "rektor" })
        {
            var browser = await app.SignInAsync(user);
            foreach (var page in new[] { "/min-dag", "/elever", $"/elever/{await app.PupilAsync("P-ELIN")}/franvaro" })
            {
                await browser.GetAsync(page);
            }
        }

        return app;
    }

    private static async Task<VerifyAnswer> VerifyAsync(RodaTradenApp app, bool withHeads = true)
    {
        using var scope = app.Services.CreateScope();
        var storage = scope.ServiceProvider.GetRequiredService<StorageOptions>();
        var heads = HeadFiles.Read(withHeads ? storage.HeadsDirectory : storage.DataDirectory + "-none", null);
        return await VerifyCommand.RunAsync(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDbContext>(), storage, heads, default);
    }

    /// <summary>Does something, sees what is found in the chain, and takes it back.</summary>
    private static async Task TriedAsync(RodaTradenApp app, string sql, AuditChain chain, params string[] expected)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await ExecuteAsync(db, sql);
        var verdict = await RodaTraden.App.Access.Auditing.Verifying.AuditVerifier.RunAsync(db, new([], [], null), new NoProgress(), default);
        await transaction.RollbackAsync();
        Assert.Equal(expected, verdict.Faults.Where(fault => fault.Chain == chain.Name.Code || fault.Chain == "looks").Select(fault => Words(fault.Fault)).Order(StringComparer.Ordinal));
    }

    private static async Task TriedActAsync(RodaTradenApp app, string set)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await ExecuteAsync(db, $"UPDATE audit_entries SET {set} WHERE place = 2 AND chain_id = (SELECT id FROM audit_chains WHERE kind = 'Acts' AND organiser_id = 0)");
        var verdict = await RodaTraden.App.Access.Auditing.Verifying.AuditVerifier.RunAsync(db, new([], [], null), new NoProgress(), default);
        await transaction.RollbackAsync();
        Assert.Equal(["Changed 2"], verdict.Faults.Select(fault => Words(fault.Fault)));
    }

    private static List<string> FaultsOf(VerifyAnswer answer, AuditChain chain) => [.. answer.Audit.Faults.Where(fault => fault.Chain == chain.Name.Code).Select(fault => Words(fault.Fault))];

    private static string Words(ChainFault fault) => $"{fault.Kind} {fault.From}{(fault.To > fault.From ? $"-{fault.To}" : "")}{(fault.BelongsAt is { } at ? $" to {at}" : "")}";

    private static string Said(VerifyAnswer answer)
    {
        using var writer = new StringWriter();
        answer.Say(writer);
        return writer.ToString();
    }

    private static Task WithoutGuardsAsync(RodaTradenApp app, DatabaseKind kind) => ExecuteAsync(app, kind == DatabaseKind.Sqlite
        ? "DROP TRIGGER audit_entries_no_update; DROP TRIGGER audit_entries_no_delete; DROP TRIGGER read_entries_no_update; DROP TRIGGER read_entries_no_delete"
        : "ALTER TABLE audit_entries DISABLE TRIGGER USER; ALTER TABLE read_entries DISABLE TRIGGER USER");

    private static Task<int> ExecuteAsync(RodaTradenApp app, string sql) => app.WithDatabaseAsync(db => ExecuteAsync(db, sql));

    private static async Task<int> ExecuteAsync(AppDbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.PlainCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    private sealed class NoProgress : IProgress<RodaTraden.App.Storage.StorageProgress>
    {
        public void Report(RodaTraden.App.Storage.StorageProgress value)
        {
        }
    }
}
