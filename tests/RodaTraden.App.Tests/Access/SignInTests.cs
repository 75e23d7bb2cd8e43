using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Tests.Access;

/// <summary>Sessions that end when they should, wherever the cookie is, and a second step with codes.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_cookie_that_somebody_took_is_worth_nothing_after_signing_out(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var mentor = await app.SignInAsync("mentor");
        var taken = app.Copy(mentor);
        Assert.Equal("/min-dag", (await taken.GetAsync("/min-dag")).Address);
        var token = (await mentor.GetAsync("/mitt-konto")).Document.QuerySelector("form[action='/logga-ut'] input")!;
        await mentor.PostAsync("/logga-ut", new() { [token.GetAttribute("name")!] = token.GetAttribute("value")! });
        var after = await taken.GetAsync("/min-dag");
        Assert.StartsWith("/logga-in", after.Address, StringComparison.Ordinal);
        Assert.False(after.Says("Åberg"));
    }

    [Fact]
    public async Task Twenty_minutes_without_a_page_and_nine_hours_with_are_the_most()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var idle = await app.SignInAsync("mentor");
        app.Clock.Move(TimeSpan.FromMinutes(21));
        Assert.StartsWith("/logga-in", (await idle.GetAsync("/min-dag")).Address, StringComparison.Ordinal);

        // Twenty minutes from the last page, wherever in them the one before was.
        var writing = await app.SignInAsync("mentor");
        app.Clock.Move(TimeSpan.FromMinutes(9));
        await writing.GetAsync("/min-dag");
        app.Clock.Move(TimeSpan.FromMinutes(19));
        Assert.Equal("/min-dag", (await writing.GetAsync("/min-dag")).Address);

        var busy = await app.SignInAsync("mentor");
        for (var quarter = 0; quarter < 35; quarter++)
        {
            app.Clock.Move(TimeSpan.FromMinutes(15));
            Assert.Equal("/min-dag", (await busy.GetAsync("/min-dag")).Address);
        }

        app.Clock.Move(TimeSpan.FromMinutes(16));
        Assert.StartsWith("/logga-in", (await busy.GetAsync("/min-dag")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_can_end_it_everywhere_else()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var (here, there) = (await app.SignInAsync("mentor"), await app.SignInAsync("mentor"));
        var page = await here.GetAsync("/mitt-konto");
        Assert.Equal(2, page.Document.QuerySelectorAll("#h-se ~ ul li").Length);
        Assert.True(page.Says("Sedan fredag 27 mars 10.00, den här webbläsaren"), page.Text);
        var after = await here.SubmitAsync(page, [], "Logga ut överallt annars");
        Assert.Single(after.Document.QuerySelectorAll("#h-se ~ ul li"));
        Assert.StartsWith("/logga-in", (await there.GetAsync("/min-dag")).Address, StringComparison.Ordinal);
        Assert.Equal("/min-dag", (await here.GetAsync("/min-dag")).Address);
    }

    [Theory]
    [InlineData("Nytt lösenord")]
    [InlineData("Stäng kontot")]
    [InlineData("Logga ut överallt")]
    public async Task The_administrator_ends_every_session_of_somebody_at_once(string button)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var (mentor, admin) = (await app.SignInAsync("mentor"), await app.SignInAsync("admin"));
        var account = await app.WithDatabaseAsync(db => db.Users.Where(one => one.UserName == "mentor").Select(one => one.Id).SingleAsync());
        await admin.SubmitAsync(await admin.GetAsync($"/konton/{account}"), [], button);
        Assert.StartsWith("/logga-in", (await mentor.GetAsync("/min-dag")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_new_password_ends_the_others_and_not_ones_own()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var (here, there) = (await app.SignInAsync("mentor"), await app.SignInAsync("mentor"));
        await here.SubmitAsync(await here.GetAsync("/mitt-konto"), new() { ["Input.Now"] = RodaTradenApp.Password, ["Input.New"] = "ett annat langt losen", ["Input.Again"] = "ett annat langt losen" }, "Byt lösenord");
        Assert.StartsWith("/logga-in", (await there.GetAsync("/min-dag")).Address, StringComparison.Ordinal);
        Assert.Equal("/min-dag", (await here.GetAsync("/min-dag")).Address);
    }

    [Fact]
    public async Task Signing_in_anew_ends_the_session_that_the_browser_had()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var mentor = await app.SignInAsync("mentor");
        var before = app.Copy(mentor);
        await mentor.SignInAsync("mentor");
        Assert.StartsWith("/logga-in", (await before.GetAsync("/min-dag")).Address, StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDatabaseAsync(db => db.SignInSessions.CountAsync(session => session.EndedAt == null)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task With_two_steps_a_password_alone_opens_nothing_and_each_code_is_good_for_one_time(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var mentor = await app.SignInAsync("mentor");
        var (key, recovery, setWith) = await SetUpAsync(mentor);
        Assert.Equal(10, recovery.Count);

        var browser = app.Visitor();
        var asked = await browser.SignInAsync("mentor");
        Assert.StartsWith("/logga-in/kod", asked.Address, StringComparison.Ordinal);
        Assert.StartsWith("/logga-in", (await browser.GetAsync("/min-dag")).Address, StringComparison.Ordinal);
        Assert.True((await browser.SubmitAsync(asked, new() { ["Input.Code"] = "000000" })).Says("Koden stämmer inte"));
        Assert.True((await browser.SubmitAsync(asked, new() { ["Input.Code"] = setWith })).Says("Koden stämmer inte, eller är redan använd."));
        var inside = await browser.SubmitAsync(asked, new() { ["Input.Code"] = recovery[0] });
        Assert.Equal("/min-dag", inside.Address);

        var again = app.Visitor();
        Assert.True((await again.SubmitAsync(await again.SignInAsync("mentor"), new() { ["Input.Code"] = recovery[0] })).Says("Koden stämmer inte"));

        var later = app.Visitor();
        var code = await NextCodeAsync(key, setWith);
        Assert.Equal("/min-dag", (await later.SubmitAsync(await later.SignInAsync("mentor"), new() { ["Input.Code"] = code[..3] + " " + code[3..] })).Address);
        var replayed = app.Visitor();
        Assert.True((await replayed.SubmitAsync(await replayed.SignInAsync("mentor"), new() { ["Input.Code"] = code })).Says("Koden stämmer inte, eller är redan använd."));
        Assert.Equal(["mfa", "pwd"], (await app.WithDatabaseAsync(db => db.SignInSessions.Select(session => session.Way).Distinct().ToListAsync())).Order(StringComparer.Ordinal));

        // The database alone gives away neither the key nor the codes.
        var kept = await app.WithDatabaseAsync(db => db.UserTokens.Select(token => token.Value).ToListAsync());
        Assert.Equal(2, kept.Count);
        Assert.All(kept, value => Assert.DoesNotContain(recovery[1], value!, StringComparison.OrdinalIgnoreCase));
        Assert.All(kept, value => Assert.DoesNotContain(key, value!, StringComparison.OrdinalIgnoreCase));
        var hash = kept.Single(value => value!.Contains(';', StringComparison.Ordinal))!.Split(';')[0];
        var reader = app.Visitor();
        Assert.True((await reader.SubmitAsync(await reader.SignInAsync("mentor"), new() { ["Input.Code"] = hash })).Says("Koden stämmer inte"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_code_is_used_also_when_another_has_been_used_after_it(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var (key, _, first) = await SetUpAsync(await app.SignInAsync("mentor"));
        var (here, there) = (app.Visitor(), app.Visitor());
        Assert.Equal("/min-dag", (await here.SubmitAsync(await here.SignInAsync("mentor"), new() { ["Input.Code"] = await NextCodeAsync(key, first) })).Address);
        Assert.True((await there.SubmitAsync(await there.SignInAsync("mentor"), new() { ["Input.Code"] = first })).Says("Koden stämmer inte, eller är redan använd."));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Of_two_who_send_the_same_code_at_once_one_comes_in(DatabaseKind kind)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync(kind);
        var (key, _, first) = await SetUpAsync(await app.SignInAsync("mentor"));
        var code = await NextCodeAsync(key, first);
        var asked = new List<(TestBrowser Browser, TestPage Page)>();
        for (var at = 0; at < 4; at++)
        {
            var browser = app.Visitor();
            asked.Add((browser, await browser.SignInAsync("mentor")));
        }

        var pages = await Task.WhenAll(asked.Select(one => one.Browser.SubmitAsync(one.Page, new() { ["Input.Code"] = code })));
        Assert.Single(pages, page => page.Address == "/min-dag");
    }

    [Fact]
    public async Task When_the_key_of_the_codes_can_no_longer_be_read_a_password_alone_opens_nothing_and_recovery_codes_still_fit()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var (_, recovery, _) = await SetUpAsync(await app.SignInAsync("mentor"));
        await app.WithDatabaseAsync(db => db.UserTokens.Where(token => token.Name == "AuthenticatorKey").ExecuteUpdateAsync(set => set.SetProperty(token => token.Value, "oläslig")));
        var browser = app.Visitor();
        var asked = await browser.SignInAsync("mentor");
        Assert.StartsWith("/logga-in/kod", asked.Address, StringComparison.Ordinal);
        Assert.Equal("/min-dag", (await browser.SubmitAsync(asked, new() { ["Input.Code"] = recovery[0] })).Address);
    }

    [Theory]
    [InlineData("Nytt lösenord")]
    [InlineData("Stäng kontot")]
    public async Task Passkeys_do_not_outlive_that_the_administrator_takes_back_the_way_in(string button)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var admin = await app.SignInAsync("admin");
        var account = await app.WithDatabaseAsync(db => db.Users.Where(one => one.UserName == "mentor").Select(one => one.Id).SingleAsync());
        await app.WithDatabaseAsync(async db =>
        {
            db.Add(RodaTraden.App.Access.SigningIn.Passkeys.Passkey.Of(account, new([1], [2], TimeProvider.System.GetUtcNow(), 0, [], true, false, false, [3], [4])));
            return await db.SaveChangesAsync();
        });
        await admin.SubmitAsync(await admin.GetAsync($"/konton/{account}"), [], button);
        Assert.Equal(0, await app.WithDatabaseAsync(db => db.Passkeys.CountAsync()));
    }

    [Fact]
    public async Task Neither_words_nor_hashing_tell_whether_an_account_exists_is_locked_or_has_no_password()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await app.WithDatabaseAsync(db => db.Users.Where(one => one.UserName == "rektor").ExecuteUpdateAsync(set => set.SetProperty(one => one.PasswordHash, (string?)null)));
        var browser = app.Visitor();
        var form = await browser.GetAsync("/logga-in");
        var answers = new HashSet<string>();
        foreach (var user in new[] { "mentor", "mentor", "mentor", "mentor", "mentor", "mentor", "mentor", "finns-inte", "rektor" })
        {
            answers.Add((await browser.SubmitAsync(form, new() { ["Input.User"] = user, ["Input.Password"] = "fel fel fel fel" })).Text.Replace(user, "", StringComparison.Ordinal));
        }

        Assert.Single(answers);
        Assert.True(await app.WithDatabaseAsync(db => db.Users.AnyAsync(one => one.UserName == "mentor" && one.LockoutEnd != null)));
    }

    [Fact]
    public async Task Several_wrong_tries_at_once_are_each_answered_and_each_noted()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var browsers = Enumerable.Range(0, 4).Select(_ => app.Visitor()).ToList();
        var forms = await Task.WhenAll(browsers.Select(browser => browser.GetAsync("/logga-in")));
        var pages = await Task.WhenAll(browsers.Zip(forms, (browser, page) => browser.SubmitAsync(page, new() { ["Input.User"] = "mentor", ["Input.Password"] = "fel fel fel fel" })));
        Assert.All(pages, page => Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status));
        Assert.Equal(4, await app.WithDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.SignInFailing)));
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_for_a_while()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        await SetUpAsync(await app.SignInAsync("mentor"));
        var browser = app.Visitor();
        var asked = await browser.SignInAsync("mentor");
        TestPage page = asked;
        for (var attempt = 0; attempt < 7; attempt++)
        {
            page = await browser.SubmitAsync(asked, new() { ["Input.Code"] = $"00000{attempt}" });
        }

        Assert.True(page.Says("För många försök") || page.Says("Vänta"), page.Text);
    }

    [Fact]
    public async Task A_code_without_a_password_before_it_opens_nothing()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var browser = app.Visitor();
        Assert.True((await browser.SubmitAsync(await browser.GetAsync("/logga-in/kod"), new() { ["Input.Code"] = "123456" })).Says("Det har gått för lång tid."));
        Assert.True((await browser.SubmitAsync(await browser.GetAsync("/logga-in/kod"), new() { ["Input.Code"] = "" })).Says("Skriv koden."));
    }

    [Fact]
    public async Task Where_staff_must_have_two_steps_nothing_else_opens_before_and_the_family_is_not_asked()
    {
        await using var app = await RodaTradenApp.EmptyAsync(secondFactor: SecondFactorRule.Staff);
        await app.ImportAsync(new SmallSchool().Files());
        await app.ImportAsync(new Dictionary<string, string> { ["guardians.csv"] = Neighbours.Guardians });
        await app.AddAsync("mentor", Role.Mentor, staffKey: "M7B");
        await app.AddFamilyAsync("sara", Role.Guardian, "V-SARA");
        var browser = app.Visitor();
        Assert.Equal("/mitt-konto/tva-steg", (await browser.SignInAsync("mentor")).Address);
        Assert.Equal("/mitt-konto/tva-steg", (await browser.GetAsync($"/elever/{await app.PupilAsync("P-ELIN")}")).Address);
        await SetUpAsync(browser);
        Assert.Equal("/min-dag", (await browser.GetAsync("/min-dag")).Address);
        Assert.True((await browser.GetAsync("/mitt-konto/tva-steg")).Says("Det går inte att ta bort med din roll."));
        Assert.Equal("/mitt", (await app.Visitor().SignInAsync("sara")).Address);
    }

    [Fact]
    public async Task Whoever_may_be_without_takes_it_away_with_the_password_and_the_administrator_when_the_phone_is_lost()
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var (mentor, principal, admin) = (await app.SignInAsync("mentor"), await app.SignInAsync("rektor"), await app.SignInAsync("admin"));
        await SetUpAsync(mentor);
        await SetUpAsync(principal);
        var page = await mentor.GetAsync("/mitt-konto/tva-steg");
        Assert.True((await mentor.SubmitAsync(page, new() { ["Input.Password"] = "fel" }, "Ta bort två steg")).Says("Lösenordet stämmer inte."));
        await mentor.SubmitAsync(page, new() { ["Input.Password"] = RodaTradenApp.Password }, "Ta bort två steg");
        Assert.Equal("/min-dag", (await app.Visitor().SignInAsync("mentor")).Address);

        var account = await app.WithDatabaseAsync(db => db.Users.Where(one => one.UserName == "rektor").Select(one => one.Id).SingleAsync());
        await admin.SubmitAsync(await admin.GetAsync($"/konton/{account}"), [], "Ta bort andra steget");
        Assert.StartsWith("/logga-in", (await principal.GetAsync("/min-dag")).Address, StringComparison.Ordinal);
        Assert.Equal("/min-dag", (await app.Visitor().SignInAsync("rektor")).Address);
        Assert.Equal(
            [AuditAct.SecondFactorSetting, AuditAct.SecondFactorSetting, AuditAct.SecondFactorRemoving, AuditAct.SecondFactorRemoving],
            await app.WithDatabaseAsync(async db => (await db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()).Where(act => act is AuditAct.SecondFactorSetting or AuditAct.SecondFactorRemoving)));
    }

    private static async Task<(string Key, IReadOnlyList<string> Recovery, string Code)> SetUpAsync(TestBrowser browser)
    {
        var begun = await browser.SubmitAsync(await browser.GetAsync("/mitt-konto/tva-steg"), [], "Ställ in två steg");
        var key = begun.Document.QuerySelector("code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.StartsWith("data:image/svg+xml;base64,", begun.Document.QuerySelector("main img")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.True((await browser.SubmitAsync(begun, new() { ["Input.Code"] = "123" }, "Klart")).Says("Koden stämmer inte."));
        var code = Totp(key, Step());
        var set = await browser.SubmitAsync(begun, new() { ["Input.Code"] = code }, "Klart");
        Assert.Equal(HttpStatusCode.OK, set.Status);
        return (key, [.. set.Document.QuerySelectorAll(".codes code").Select(one => one.TextContent)], code);
    }

    /// <summary>A code that is good now and is another than one before. The framework looks at the machine's own clock.</summary>
    private static async Task<string> NextCodeAsync(string key, string used)
    {
        foreach (var step in new[] { Step() + 1, Step(), Step() - 1 })
        {
            if (Totp(key, step) is var code && code != used)
            {
                return await Task.FromResult(code);
            }
        }

        throw new InvalidOperationException("Three codes alike.");
    }

    private static long Step() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;

    /// <summary>RFC 6238 with SHA-1, six digits, thirty seconds, read by itself and not taken from the program.</summary>
    private static string Totp(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What the authenticator apps of the world reckon with.
        var hash = HMACSHA1.HashData(Base32(key), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue) % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
    }
}
