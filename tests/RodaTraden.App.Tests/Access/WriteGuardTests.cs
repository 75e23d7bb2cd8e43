using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Access.Writing;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Detection.Symptoms;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Tests.Access;

/// <summary>A handler that forgets to ask, or that is handed another pupil's row, stores nothing.</summary>
public sealed class WriteGuardTests
{
    [Fact]
    public async Task Every_kind_of_row_that_is_about_a_pupil_is_guarded_or_made_by_the_program_itself()
    {
        await using var app = await RodaTradenApp.EmptyAsync();
        var about = await app.WithDatabaseAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(type => type.FindProperty("PupilId") is not null).Select(type => type.ClrType).ToList()));
        Assert.NotEmpty(about);
        Assert.All(about, type => Assert.True(GuardedRows.Written.ContainsKey(type) || GuardedRows.OfTheRegister.Contains(type) || GuardedRows.OfAccounts.Contains(type) || GuardedRows.Made.Contains(type), type.Name));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Nothing_is_added_about_a_pupil_of_whom_writing_was_not_asked_for(DatabaseKind kind)
    {
        await using var app = await Neighbours.WithNeighboursAsync(kind);
        var (elin, noor) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-NOOR"));
        await Assert.ThrowsAsync<WriteRefusedException>(() => AsAsync(app, "mentor", (db, _, account) => SaveAsync(db, Note(elin, account))));
        await AsAsync(app, "mentor", async (db, visible, account) =>
        {
            Assert.NotNull(await visible.FindAsync(elin, InformationCategory.Notes, AccessLevel.Write));
            Assert.Equal(1, await SaveAsync(db, Note(elin, account)));
            await Assert.ThrowsAsync<WriteRefusedException>(() => SaveAsync(db, Note(noor, account)));
            return 0;
        });
        Assert.Equal([elin], await app.WithDatabaseAsync(db => db.Responses.Select(one => one.PupilId).ToListAsync()));
    }

    [Fact]
    public async Task To_read_is_no_permit_to_write_and_one_kind_is_none_for_another()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        await AsAsync(app, "elevhalsa", async (db, visible, account) =>
        {
            Assert.NotNull(await visible.FindAsync(elin, InformationCategory.Notes));
            await Assert.ThrowsAsync<WriteRefusedException>(() => SaveAsync(db, Note(elin, account)));
            Assert.NotNull(await visible.FindAsync(elin, InformationCategory.Symptoms, AccessLevel.Write));
            await Assert.ThrowsAsync<WriteRefusedException>(() => SaveAsync(db, Note(elin, account)));
            return await SaveAsync(db, new SymptomNote { PupilId = elin, On = new(2026, 3, 27), Symptoms = NotingSymptoms.All[0], ByAccountId = account, SavedAt = default, FormId = Guid.NewGuid(), Version = Guid.NewGuid() });
        });
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_row_of_another_pupil_is_neither_taken_nor_removed_by_its_number(DatabaseKind kind)
    {
        await using var app = await Neighbours.WithNeighboursAsync(kind);
        var (elin, noor) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-NOOR"));
        var foreign = await app.WithDatabaseAsync(async db =>
        {
            var row = Note(noor, (await db.Users.FirstAsync()).Id);
            db.Add(row);
            await db.SaveChangesAsync();
            return row;
        });
        await AsAsync(app, "mentor", async (db, visible, account) =>
        {
            Assert.NotNull(await visible.FindAsync(elin, InformationCategory.Notes, AccessLevel.Write));
            db.Update(Note(elin, account, foreign.Id, foreign.Version));
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
            db.Remove(Note(elin, account, foreign.Id, foreign.Version));
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
            var moved = await db.Responses.SingleAsync(one => one.Id == foreign.Id);
            moved.PupilId = elin;
            await Assert.ThrowsAsync<WriteRefusedException>(() => db.SaveChangesAsync());
            return 0;
        });
        Assert.Equal([noor], await app.WithDatabaseAsync(db => db.Responses.Select(one => one.PupilId).ToListAsync()));
    }

    [Fact]
    public async Task An_answer_to_a_consent_follows_the_consents_pupil()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var (elin, isak) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-ISAK"));
        var consent = await app.AskAsync(await app.SignInAsync("elevhalsa"), "P-ELIN", "bup");
        await AsAsync(app, "maja", async (db, visible, account) =>
        {
            Assert.NotNull(await visible.FindAsync(isak, InformationCategory.Grounds, AccessLevel.Write));
            await Assert.ThrowsAsync<WriteRefusedException>(() => SaveAsync(db, new ConsentAnswer { ConsentId = consent, Kind = ConsentAnswerKind.Yes, Form = ConsentForm.Electronic, On = new(2026, 3, 27), ByAccountId = account, At = default }));
            await Assert.ThrowsAsync<WriteRefusedException>(() => SaveAsync(db, new GroundReceiver { ConsentId = consent, OrganisationId = 1, AccountId = account }));
            return 0;
        });
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.ConsentAnswers.CountAsync()));
        Assert.Equal(elin, await app.WithDatabaseAsync(db => db.Consents.Select(one => one.PupilId).SingleAsync()));
    }

    [Fact]
    public async Task The_register_is_written_by_those_who_keep_it_alone()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        var elin = await app.PupilAsync("P-ELIN");
        await Assert.ThrowsAsync<WriteRefusedException>(() => AsAsync(app, "rektor", async (db, _, _) =>
        {
            (await db.Pupils.SingleAsync(one => one.Id == elin)).GivenName = "Någon annan";
            return await db.SaveChangesAsync();
        }));
        await AsAsync(app, "admin", async (db, _, _) =>
        {
            (await db.Pupils.SingleAsync(one => one.Id == elin)).Search = "elin aberg";
            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_role_is_given_by_those_who_keep_accounts_alone()
    {
        await using var app = await Neighbours.WithNeighboursAsync();
        await Assert.ThrowsAsync<WriteRefusedException>(() => AsAsync(app, "rektor", (db, _, account) => SaveAsync(db, new App.Access.Accounts.AccountRole { AccountId = account, Role = Role.Administrator })));
        Assert.Equal(1, await AsAsync(app, "admin", (db, _, account) => SaveAsync(db, new App.Access.Accounts.AccountRole { AccountId = account, Role = Role.SteeringGroup })));
    }

    private static async Task<int> SaveAsync(AppDbContext db, object row)
    {
        db.Add(row);
        try
        {
            return await db.SaveChangesAsync();
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static StepResponse Note(int pupil, int account, int id = 0, Guid? version = null) => new()
    {
        Id = id,
        PupilId = pupil,
        Step = 0,
        Kind = ResponseKind.Talk,
        With = TalkedWith.Pupil,
        On = new(2026, 3, 27),
        Note = "Prov",
        ByAccountId = account,
        SavedAt = default,
        FormId = Guid.NewGuid(),
        Version = version ?? Guid.NewGuid(),
    };

    private static async Task<int> AsAsync(RodaTradenApp app, string user, Func<AppDbContext, VisiblePupils, int, Task<int>> act)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var account = await db.Users.Where(one => one.UserName == user).Select(one => one.Id).SingleAsync();
        scope.ServiceProvider.GetRequiredService<WritePermits>().Ask();
        await scope.ServiceProvider.GetRequiredService<CurrentUser>().LoadAsync(account, null, default);
        return await act(db, scope.ServiceProvider.GetRequiredService<VisiblePupils>(), account);
    }
}
