using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Access.SigningIn;

/// <summary>One signing in, in one browser. The cookie names it; when it has ended, the cookie is worth nothing, wherever it is.</summary>
internal sealed class SignInSession
{
    public required Guid Id { get; init; }

    public required int AccountId { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>How: <c>pwd</c>, <c>mfa</c>, <c>passkey</c>, or the name of a provider.</summary>
    public required string Way { get; init; }

    public DateTime? EndedAt { get; set; }
}

internal sealed class SignInSessionMapping : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Way).HasMaxLength(40);
        builder.HasIndex(session => new { session.AccountId, session.StartedAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
    }
}

/// <summary>Begins and ends sessions. Each is begun together with its audit entry, or not at all.</summary>
internal sealed class SignInSessions(AppDbContext db, SignInOptions options, TimeProvider time)
{
    public const string ClaimType = "rt-session";

    /// <summary>How long a session that has ended is kept.</summary>
    private const int DaysKept = 30;

    public static Guid? Of(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(ClaimType), out var id) ? id : null;

    /// <summary>Sessions begun before this have ended.</summary>
    public DateTime Oldest => time.UtcNow().AddHours(-options.HoursAtMost);

    /// <summary>Begins a session; the one that this browser had ends with it.</summary>
    public async Task<Guid> BeginAsync(int accountId, string way, Guid? before)
    {
        var now = time.UtcNow();
        var session = new SignInSession { Id = Guid.NewGuid(), AccountId = accountId, StartedAt = now, Way = way };
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync() : null;
        var old = now.AddDays(-DaysKept);
        await db.SignInSessions.Where(one => one.AccountId == accountId && one.StartedAt < old).ExecuteDeleteAsync();
        if (before is not null)
        {
            await db.SignInSessions.Where(one => one.Id == before && one.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, now));
        }

        db.Add(session);
        db.Add(new AuditEntry { At = now, AccountId = accountId, Role = "", Act = AuditAct.SignInSucceeding, Ground = way });
        await db.SaveChangesAsync();
        if (transaction is not null)
        {
            await transaction.CommitAsync();
        }

        return session.Id;
    }

    public async Task EndAsync(Guid session)
    {
        var now = time.UtcNow();
        await db.SignInSessions.Where(one => one.Id == session && one.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, now));
    }

    /// <summary>Ends all of somebody's sessions but one, if any is to go on.</summary>
    public async Task EndAllAsync(int accountId, Guid? but = null)
    {
        var now = time.UtcNow();
        await db.SignInSessions.Where(one => one.AccountId == accountId && one.EndedAt == null && one.Id != but).ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, now));
    }

    /// <summary>Somebody's sessions that go on, newest first.</summary>
    public Task<List<SignInSession>> OpenAsync(int accountId)
    {
        var oldest = Oldest;
        return db.SignInSessions.AsNoTracking().Where(one => one.AccountId == accountId && one.EndedAt == null && one.StartedAt > oldest).OrderByDescending(one => one.StartedAt).ToListAsync();
    }
}
