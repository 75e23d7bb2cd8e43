using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Auditing.Verifying;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Auditing;

namespace RodaTraden.App.Tests.Access;

/// <summary>What an act changed stands beside it, can be read by whom it concerns, and cannot be changed unseen.</summary>
public sealed class ChangedValuesTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_accounts_page_tells_which_roles_were_given_and_taken_and_what_was_changed_by_whom(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var admin = await app.SignInAsync("admin");
        var address = $"/konton/{await app.WithDatabaseAsync(db => db.Users.Where(account => account.UserName == "mentor").Select(account => account.Id).SingleAsync())}";
        var unit = await app.WithDatabaseAsync(db => db.Units.Where(one => one.Key == "U1").Select(one => new { one.Id, one.Name }).SingleAsync());
        await admin.SubmitAsync(await admin.GetAsync(address), new() { ["Input.Role"] = "Principal", ["Input.Place"] = $"e{unit.Id}", ["Input.To"] = "2026-06-12" }, "Ge rollen");
        await admin.SubmitAsync(await admin.GetAsync(address), new() { ["Details.Name"] = "Maria Ny", ["Details.StaffKey"] = "M7B" }, "Spara");
        var page = await admin.GetAsync(address);
        Assert.True(page.Says($"Fick rollen: rektor, {unit.Name}, till fredag 12 juni 2026"), page.Text);
        Assert.True(page.Says("Namn: Konto mentor blev Maria Ny"), page.Text);
        Assert.True(page.Says("Konto admin"), page.Text);
        await admin.SubmitAsync(page, [], $"Ta bort rektor {unit.Name}");
        Assert.True((await admin.GetAsync(address)).Says($"Rollen togs bort: rektor, {unit.Name}"));
    }

    [Fact]
    public async Task Passwords_keys_and_stamps_are_never_among_the_values()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var address = $"/konton/{await app.WithDatabaseAsync(db => db.Users.Where(account => account.UserName == "mentor").Select(account => account.Id).SingleAsync())}";
        await admin.SubmitAsync(await admin.GetAsync(address), [], "Nytt lösenord");
        await admin.SubmitAsync(await admin.GetAsync(address), [], "Stäng kontot");
        var kept = await app.WithDatabaseAsync(db => db.ChangedValues.AsNoTracking().ToListAsync());
        var names = kept.SelectMany(ChangedRow.Read).SelectMany(row => row.Fields).Select(field => field.Name).Distinct().ToList();
        Assert.Contains("IsClosed", names);
        Assert.DoesNotContain(names, name => name.Contains("Password", StringComparison.Ordinal) || name.Contains("Stamp", StringComparison.Ordinal) || name.Contains("Code", StringComparison.Ordinal) || name == "Version");
    }

    [Fact]
    public void Every_field_that_is_kept_is_a_field_of_its_row() => Assert.All(ChangedRow.Kinds, kind => Assert.All(kind.Value, field => Assert.NotNull(kind.Key.GetProperty(field))));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Values_that_are_changed_removed_or_put_in_are_found(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        Assert.Empty(await FaultsAsync(app, null));
        var first = await app.WithDatabaseAsync(db => db.ChangedValues.AsNoTracking().Include(values => values.Entry).OrderBy(values => values.Id).FirstAsync());
        var place = first.Entry.Place;
        Assert.Equal([$"ValuesChanged {place}"], await FaultsAsync(app, $"UPDATE changed_values SET content = replace(content, 'Mentor', 'Rektor') WHERE id = {first.Id}"));
        Assert.Equal([$"ValuesRemoved {place}"], await FaultsAsync(app, $"DELETE FROM changed_values WHERE id = {first.Id}"));
        var without = await app.WithDatabaseAsync(db => db.AuditEntries.AsNoTracking().Where(entry => entry.ValuesHash == null).OrderBy(entry => entry.Id).FirstAsync());
        Assert.Equal([$"ValuesInserted {without.Place}"], await FaultsAsync(app, $"INSERT INTO changed_values (entry_id, content, salt) SELECT {without.Id}, content, salt FROM changed_values WHERE id = {first.Id}"));
    }

    [Fact]
    public async Task A_values_hash_that_is_changed_with_the_values_breaks_the_chain()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var first = await app.WithDatabaseAsync(db => db.ChangedValues.AsNoTracking().Include(values => values.Entry).OrderBy(values => values.Id).FirstAsync());
        Assert.Contains($"Changed {first.Entry.Place}", await FaultsAsync(app, $"DROP TRIGGER audit_entries_no_update; DELETE FROM changed_values WHERE id = {first.Id}; UPDATE audit_entries SET values_hash = NULL WHERE id = {first.EntryId}"));
    }

    /// <summary>Does something, sees what is found, and takes it back.</summary>
    private static async Task<IReadOnlyList<string>> FaultsAsync(RodaTradenApp app, string? sql)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (sql is not null)
        {
            await using var command = db.PlainCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        var verdict = await AuditVerifier.RunAsync(db, new([], [], null), new NoProgress(), default);
        await transaction.RollbackAsync();
        return [.. verdict.Faults.Select(fault => $"{fault.Fault.Kind} {fault.Fault.From}")];
    }

    private sealed class NoProgress : IProgress<StorageProgress>
    {
        public void Report(StorageProgress value)
        {
        }
    }
}
