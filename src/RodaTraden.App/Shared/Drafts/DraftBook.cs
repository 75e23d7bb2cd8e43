using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Shared.Drafts;

/// <summary>
/// Keeps what is written until it is saved: nobody loses text because a session, a day or a battery ended. Nothing of a draft is part of any record, and nobody but
/// the one who wrote it can open it. Source: ux.md H.
/// </summary>
internal sealed partial class DraftBook(AppDbContext db, IDataProtectionProvider protection, CurrentUser user, VisiblePupils visible, VisibleProtectedPupils visibleProtected, ReadLog readLog, TimeProvider time)
{
    public const string Query = "utkast";
    public const string PathField = "Draft.Path";
    public const string TitleField = "Draft.Title";
    public const int LongestPath = 200;
    public const int LongestForm = 60;
    public const long LargestForm = 256 * 1024;

    /// <summary>As many as one account keeps; the oldest go first.</summary>
    private const int Most = 50;
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private readonly IDataProtector content = protection.CreateProtector("draft");

    /// <summary>Keeps a form, instead of the draft that there was of it.</summary>
    /// <returns>The draft and its page; null when the form does not say where it belongs, or has nothing but a button.</returns>
    public async Task<(Guid Id, string Path)?> KeepAsync(int accountId, string address, IFormCollection form, bool wasSignedOut, CancellationToken cancellation)
    {
        var path = form[PathField] is [{ } named] ? named : address;
        var name = form["_handler"].ToString();
        if (!Paths().IsMatch(path) || name.Length > LongestForm || !await db.Users.AnyAsync(account => account.Id == accountId && !account.IsClosed, cancellation))
        {
            return null;
        }

        var fields = form.Where(field => !field.Key.StartsWith('_') && field.Key != PathField).ToDictionary(field => field.Key, field => field.Value.Select(value => value ?? "").ToArray());
        if (!fields.Any(field => field.Key != TitleField && !field.Key.EndsWith("FormId", StringComparison.Ordinal) && field.Value.Any(value => value.Length > 0)))
        {
            return null;
        }

        var draft = new Draft
        {
            Id = Guid.NewGuid(),
            AccountId = accountId,
            Path = path,
            Form = name,
            Content = content.Protect(JsonSerializer.SerializeToUtf8Bytes(fields)),
            At = time.UtcNow(),
            WasSignedOut = wasSignedOut,
        };
        try
        {
            await InsteadOfAsync(draft, cancellation);
        }
        catch (DbUpdateException)
        {
            // The page itself and the button kept the same form at once: the later of them stands.
            db.ChangeTracker.Clear();
            await InsteadOfAsync(draft, cancellation);
        }

        return (draft.Id, path);
    }

    /// <summary>The draft that the address of this request names, for the one who wrote it and on its own page; null for anybody else and anywhere else.</summary>
    public KeptForm? Opened { get; private set; }

    /// <summary>Finds the draft that an address names, before its page is made.</summary>
    public async Task OpenAsync(HttpContext context, CancellationToken cancellation)
    {
        if (user.AccountId is not null && HttpMethods.IsGet(context.Request.Method) && Guid.TryParse(context.Request.Query[Query], out var id))
        {
            var path = context.Request.Path.Value!;
            Opened = await Mine().Where(draft => draft.Id == id && draft.Path == path).SingleOrDefaultAsync(cancellation) is { } found && await IsThereAsync(path, cancellation) ? Open(found) : null;
        }
    }

    /// <summary>A form filled with the draft that the address names; null when it names none of that form.</summary>
    public T? Fill<T>(string form)
        where T : class, new() => Opened?.Form == form ? Opened.To<T>() : null;

    /// <summary>Fields of the opened draft whose names begin so: those of a form whose fields are not known beforehand.</summary>
    public IEnumerable<(string Key, string Value)> FieldsOf(string beginning) =>
        Opened?.Fields.Where(field => field.Key.StartsWith(beginning, StringComparison.Ordinal) && field.Value.Length > 0).Select(field => (field.Key, field.Value[0])) ?? [];

    /// <summary>The draft of a form on a page, when there is one and the address does not name it.</summary>
    public async Task<(Guid Id, DateTime At)?> WaitingAsync(HttpContext context, CancellationToken cancellation = default)
    {
        if (user.AccountId is null || !HttpMethods.IsGet(context.Request.Method) || context.Request.Query.ContainsKey(Query))
        {
            return null;
        }

        var path = context.Request.Path.Value!;
        return await Mine().Where(draft => draft.Path == path).OrderByDescending(draft => draft.At).FirstOrDefaultAsync(cancellation) is { } found ? (found.Id, found.At) : null;
    }

    public Task<int> CountAsync(CancellationToken cancellation = default) => Mine().CountAsync(cancellation);

    /// <summary>One's own drafts, newest first, with the names of the pupils that one may still see.</summary>
    public async Task<IReadOnlyList<ListedDraft>> ListAsync(CancellationToken cancellation = default)
    {
        var drafts = await Mine().OrderByDescending(draft => draft.At).ToListAsync(cancellation);
        var ids = drafts.Select(PupilOf).OfType<int>().Distinct().ToList();
        var names = (await visible.Query(InformationCategory.Identity).Where(pupil => ids.Contains(pupil.Id)).ToListAsync(cancellation)).DistinctBy(pupil => pupil.Id).ToDictionary(pupil => pupil.Id, pupil => pupil.FullName);
        await readLog.NoteAsync(names.Keys, InformationCategory.Identity, ReadPages.Drafts, cancellation);
        return [.. drafts.Select(draft => new ListedDraft(draft.Id, draft.Path, Open(draft)?.Title ?? "", PupilOf(draft) is { } pupil ? names.GetValueOrDefault(pupil) : null, draft.At))];
    }

    public async Task<bool> RemoveAsync(Guid id, CancellationToken cancellation = default) => await Mine().Where(draft => draft.Id == id).ExecuteDeleteAsync(cancellation) > 0;

    /// <summary>A form has been saved: its draft has done its work.</summary>
    public Task SavedAsync(string path, string form, CancellationToken cancellation) =>
        Mine().Where(draft => draft.Path == path && draft.Form == form).ExecuteDeleteAsync(cancellation);

    private async Task InsteadOfAsync(Draft draft, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await ForgetOldAsync(draft.AccountId, cancellation);
        await db.Drafts.Where(old => old.AccountId == draft.AccountId && old.Path == draft.Path && old.Form == draft.Form).ExecuteDeleteAsync(cancellation);
        db.Add(draft);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private IQueryable<Draft> Mine()
    {
        var (accountId, since) = (user.AccountId, time.UtcNow() - Life);
        return db.Drafts.AsNoTracking().Where(draft => draft.AccountId == accountId && draft.At >= since);
    }

    private async Task ForgetOldAsync(int accountId, CancellationToken cancellation)
    {
        var since = time.UtcNow() - Life;
        await db.Drafts.Where(draft => draft.At < since).ExecuteDeleteAsync(cancellation);
        var tooMany = await db.Drafts.Where(draft => draft.AccountId == accountId).OrderByDescending(draft => draft.At).Skip(Most - 1).Select(draft => draft.Id).ToListAsync(cancellation);
        if (tooMany.Count > 0)
        {
            await db.Drafts.Where(draft => tooMany.Contains(draft.Id)).ExecuteDeleteAsync(cancellation);
        }
    }

    /// <summary>What one has written about a pupil who does not exist for one any longer is not shown either: it may say who it is.</summary>
    private async Task<bool> IsThereAsync(string path, CancellationToken cancellation) =>
        Pupil(PupilPages(), path) is { } pupilId ? await visible.Query(InformationCategory.Identity).AnyAsync(pupil => pupil.Id == pupilId, cancellation)
        : Pupil(ProtectedPages(), path) is not { } protectedId || await visibleProtected.Query().AnyAsync(pupil => pupil.Id == protectedId, cancellation);

    private KeptForm? Open(Draft draft)
    {
        try
        {
            return new(draft.Id, draft.Form, draft.At, draft.WasSignedOut, JsonSerializer.Deserialize<Dictionary<string, string[]>>(content.Unprotect(draft.Content))!);
        }
        catch (CryptographicException)
        {
            // The keys of the installation are others than when it was kept: nobody can read it any longer.
            return null;
        }
    }

    private static int? PupilOf(Draft draft) => Pupil(PupilPages(), draft.Path);

    private static int? Pupil(Regex pages, string path) => pages.Match(path) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, out var id) ? id : null;

    [GeneratedRegex("^/[a-z0-9][a-z0-9/-]{0,198}$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Paths();

    [GeneratedRegex("^/skyddade/([0-9]{1,9})(?:/|$)", RegexOptions.NonBacktracking)]
    private static partial Regex ProtectedPages();

    [GeneratedRegex("^/(?:elever|delat|mitt)/([0-9]{1,9})(?:/|$)", RegexOptions.NonBacktracking)]
    private static partial Regex PupilPages();
}

/// <summary>A draft in one's list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Path">Its page.</param>
/// <param name="Title">What the page calls itself.</param>
/// <param name="Pupil">The pupil whom the page is about, when one may see the pupil.</param>
/// <param name="At">When it was kept.</param>
internal sealed record ListedDraft(Guid Id, string Path, string Title, string? Pupil, DateTime At)
{
    /// <summary>The page, with the form filled.</summary>
    public string Address => $"{Path}?{DraftBook.Query}={Id}";
}
