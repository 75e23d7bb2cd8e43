using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Tests.Register;

/// <summary>Protection fails closed: a slip elsewhere never lifts it.</summary>
public sealed class ProtectedIdentityTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 3, 27, 10, 0, 0);
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-protected-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("P1;Elin;Åberg;U1;sekretessmarkering;999")]
    [InlineData("P1;Elin;Åberg;U-OKÄND;sekretessmarkering;")]
    public async Task A_marking_counts_even_when_the_rest_of_its_row_is_refused(string row)
    {
        await using var installation = await WithElinAsync();
        var report = Assert.Single(await installation.ImportAsync(Write("pupil;given_name;family_name;unit;marking;civic_number\n" + row)));
        Assert.Equal(1, report.Refused);
        Assert.Equal(ProtectedMarking.ConfidentialityFlag, await MarkingAsync(installation));
    }

    [Fact]
    public async Task Within_a_file_the_strictest_marking_wins()
    {
        await using var installation = await WithElinAsync();
        await installation.ImportAsync(Write("pupil;given_name;family_name;unit;marking;enrolled_from;enrolled_to\nP1;Elin;Åberg;U1;sekretessmarkering;2025-07-01;2026-06-30\nP1;Elin;Åberg;U1;none;2024-07-01;2025-06-30"));
        Assert.Equal(ProtectedMarking.ConfidentialityFlag, await MarkingAsync(installation));
    }

    [Fact]
    public async Task Undoing_the_file_that_brought_a_marking_keeps_the_protection()
    {
        await using var installation = await WithElinAsync();
        var report = Assert.Single(await installation.ImportAsync(Write("pupil;given_name;family_name;unit;marking\nP1;Elin;Åberg;U1;skyddad_folkbokforing")));
        await installation.UndoAsync(report.ReceiptId!.Value);
        Assert.Equal(ProtectedMarking.ProtectedRegistration, await MarkingAsync(installation));
    }

    [Fact]
    public async Task A_protected_pupil_may_come_without_a_name_and_is_counted_for_the_operator_only()
    {
        await using var installation = await WithElinAsync();
        var report = Assert.Single(await installation.ImportAsync(Write("pupil;given_name;family_name;unit;marking\nP2;;;U1;sekretessmarkering")));
        Assert.Equal(1, report.New);
        var answer = await installation.EvaluateAsync(new(2026, 3, 27), all: true);
        Assert.Contains("\"excluded\":{\"protected\":1}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("P2", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pupil;given_name;family_name;unit;marking\nP1;Elin;Åberg;U-OKÄND;sekretessmarkering\n")]
    [InlineData("pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\nP1;U1;2026-03-02;14:00;13:00;Hemligt ämne;1;0;0;0;0\n")]
    [InlineData("pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\nP1;U1;2026-03-02;14:00;15:00;Hemligt ämne;1;0;0;0;0\nP1;U1;2026-03-02;14:30;15:30;Sv;1;0;0;0;0\n")]
    [InlineData("pupil;guardian;given_name;family_name;custody\nP1;G1;Hemlig;Mamma;okänd vårdnad\n")]
    public async Task What_stands_in_a_refused_row_about_a_protected_pupil_is_neither_shown_nor_handed_back(string file)
    {
        await using var installation = await WithElinAsync();
        await installation.ImportAsync(Write("pupil;given_name;family_name;unit;marking\nP1;Elin;Åberg;U1;sekretessmarkering"));
        var report = Assert.Single(await installation.ImportAsync(Write(file)));
        Assert.All(report.Refusals.Values, refusal => Assert.Equal("", refusal.Found));
        var handedBack = (await File.ReadAllTextAsync(Path.Combine(installation.Storage.RefusedDirectory, report.RefusedFile!), TestContext.Current.CancellationToken)).Split("\r\n", 2)[1];
        Assert.Contains("Raden gäller, eller kan gälla, en elev med skyddade personuppgifter", handedBack, StringComparison.Ordinal);
        Assert.DoesNotMatch("Elin|Åberg|P1|Hemlig|OKÄND|13:00", handedBack);
    }

    [Theory]
    [InlineData("sekretess")]
    [InlineData("")]
    public async Task A_marking_that_nobody_can_read_is_never_taken_for_none(string marking)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var reports = await app.ImportAsync(new Dictionary<string, string>
        {
            ["pupils.csv"] = $"pupil;given_name;family_name;unit;marking;enrolled_from\nP-VERA;Vera;Nyberg;U1;{marking};2024-08-01\nP-VERA;Vera;Nyberg;U1;none;2025-08-01\nQ-NY;Ny;Elev;U1;{marking};2024-08-01\nQ-NY;Ny;Elev;U1;none;2025-08-01\n",
        });
        Assert.Equal(3, reports[0].Refused);
        Assert.True(await app.WithDatabaseAsync(db => db.Pupils.AnyAsync(pupil => pupil.Key == "P-VERA" && pupil.Marking != ProtectedMarking.None)));
        Assert.False(await app.WithDatabaseAsync(db => db.Pupils.AnyAsync(pupil => pupil.Key == "Q-NY")));
    }

    [Theory]
    [InlineData("P-VERA;Vera;Nyberg;FINNS-INTE;none\n")]
    [InlineData("P-VERA;Vera;Nyberg;U1;\n")]
    [InlineData("Q-NY;Vera;Nyberg;U1;sekretess\n")]
    [InlineData("Q-NY;Vera;Nyberg;U1;sekretessmarkering\nQ-NY;Vera;Nyberg;FINNS-INTE;none\n")]
    public async Task A_refused_row_of_a_pupil_who_is_or_may_be_protected_is_not_handed_back(string rows)
    {
        await using var app = await RodaTradenApp.WithASchoolAsync();
        var reports = await app.ImportAsync(new Dictionary<string, string> { ["pupils.csv"] = "pupil;given_name;family_name;unit;marking\n" + rows });
        var file = Path.Combine(app.Services.GetRequiredService<StorageOptions>().RefusedDirectory, reports[0].RefusedFile!);
        Assert.DoesNotContain("Nyberg", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_marking_comes_what_earlier_files_changed_is_forgotten_and_undoing_them_leaves_the_pupil()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await installation.ImportAsync(Write("unit;name\nU1;Björkskolan"));
        var first = Assert.Single(await installation.ImportAsync(Write("pupil;given_name;family_name;unit;marking\nP1;Elin;Åberg;U1;none")));
        await installation.ImportAsync(Write("pupil;guardian;given_name;family_name\nP1;G1;Mona;Åberg"));
        await installation.ImportAsync(Write("pupil;given_name;family_name;unit;marking\nP1;Elin;Åberg;U1;skyddad_folkbokforing"));
        Assert.DoesNotContain(await installation.WithDatabaseAsync(db => db.ImportedChanges.ToListAsync()), change => (change.Before + change.After).Contains("berg", StringComparison.Ordinal));
        Assert.True((await installation.UndoAsync(first.ReceiptId!.Value)).Kept > 0);
        Assert.Equal(ProtectedMarking.ProtectedRegistration, await MarkingAsync(installation));
    }

    private async Task<TestInstallation> WithElinAsync()
    {
        var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, Now);
        await installation.ImportAsync(Write("unit;name\nU1;Björkskolan"));
        await installation.ImportAsync(Write("pupil;given_name;family_name;unit;marking\nP1;Elin;Åberg;U1;none"));
        return installation;
    }

    private static Task<ProtectedMarking> MarkingAsync(TestInstallation installation) =>
        installation.WithDatabaseAsync(async db => (await db.Pupils.SingleAsync(pupil => pupil.Key == "P1")).Marking);

    private string Write(string content)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("n") + ".csv");
        File.WriteAllText(path, content + "\n");
        return path;
    }
}
