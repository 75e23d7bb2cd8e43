using Microsoft.EntityFrameworkCore;
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
