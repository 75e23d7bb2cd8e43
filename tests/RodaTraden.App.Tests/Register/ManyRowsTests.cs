using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Register.Importing;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Tests.Register;

/// <summary>Files with more rows than are saved at a time.</summary>
public sealed class ManyRowsTests : IDisposable
{
    private const int Pupils = 1200;
    private readonly string folder = Directory.CreateTempSubdirectory("rodatraden-many-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_thousand_pupils_change_class_in_one_file_and_get_it_back_when_it_is_undone(DatabaseKind kind)
    {
        await using var installation = await TestInstallation.CreateAsync(kind, new(2026, 3, 27));
        await installation.ImportAsync(Units());
        var first = Assert.Single(await installation.ImportAsync(PupilFile(1, Pupils, _ => "7A")));
        Assert.Equal((Pupils, 0, 0, 0), (first.New, first.Changed, first.Unchanged, first.Refused));
        var versions = await VersionsAsync(installation);

        var again = Assert.Single(await installation.ImportAsync(PupilFile(1, Pupils, _ => "7A")));
        Assert.Equal((0, 0, Pupils, 0), (again.New, again.Changed, again.Unchanged, again.Refused));
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.ImportedChanges.CountAsync(change => change.FileId == again.ReceiptId)));
        Assert.Equal(versions, await VersionsAsync(installation));

        var autumn = PupilFile(1, Pupils + 100, pupil => pupil <= 50 ? "7A" : "8A");
        var preview = Assert.Single(await installation.PreviewAsync(autumn));
        var second = Assert.Single(await installation.ImportAsync(autumn));
        Assert.Equal((100, Pupils - 50, 50, 0), (second.New, second.Changed, second.Unchanged, second.Refused));
        Assert.Equal((second.New, second.Changed, second.Unchanged), (preview.New, preview.Changed, preview.Unchanged));
        Assert.Equal(new RowChange(52, "class", "7A", "8A"), second.Changes[0]);
        Assert.Equal(Pupils - 50, await installation.WithDatabaseAsync(db => db.FormerPlacements.CountAsync(placement => placement.Class == "7A")));
        Assert.Equal(Pupils + 50, await installation.WithDatabaseAsync(db => db.Enrolments.CountAsync(enrolment => enrolment.Class == "8A")));

        Assert.Equal(0, (await installation.UndoAsync(second.ReceiptId!.Value)).Kept);
        Assert.Equal(versions, await VersionsAsync(installation));
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.FormerPlacements.CountAsync()));
        Assert.Equal(0, (await installation.UndoAsync(first.ReceiptId!.Value)).Kept);
        Assert.Equal(0, await installation.WithDatabaseAsync(db => db.Pupils.CountAsync()));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_thousand_guardians_get_other_numbers_in_one_file_and_the_old_ones_back_when_it_is_undone(DatabaseKind kind)
    {
        await using var installation = await TestInstallation.CreateAsync(kind, new(2026, 3, 27));
        await installation.ImportAsync(Units(), PupilFile(1, Pupils, _ => "7A"));
        var first = Assert.Single(await installation.ImportAsync(GuardianFile(Pupils, "070")));
        Assert.Equal((Pupils, 0, 0, 0), (first.New, first.Changed, first.Unchanged, first.Refused));
        var again = Assert.Single(await installation.ImportAsync(GuardianFile(Pupils, "070")));
        Assert.Equal((0, 0, Pupils), (again.New, again.Changed, again.Unchanged));

        var second = Assert.Single(await installation.ImportAsync(GuardianFile(Pupils - 50, "073")));
        Assert.Equal((0, Pupils - 50, 0), (second.New, second.Changed, second.Unchanged));
        Assert.Equal(Pupils - 50, await installation.WithDatabaseAsync(db => db.Guardians.CountAsync(guardian => guardian.Phone.StartsWith("073"))));

        Assert.Equal(0, (await installation.UndoAsync(second.ReceiptId!.Value)).Kept);
        Assert.Equal(Pupils, await installation.WithDatabaseAsync(db => db.Guardians.CountAsync(guardian => guardian.Phone.StartsWith("070"))));
        Assert.Equal(0, (await installation.UndoAsync(first.ReceiptId!.Value)).Kept);
        Assert.Equal((0, 0), await installation.WithDatabaseAsync(async db => (await db.Guardians.CountAsync(), await db.Guardianships.CountAsync())));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_a_file_tells_stands_in_every_column_and_the_next_row_gets_a_number_of_its_own(DatabaseKind kind)
    {
        await using var installation = await TestInstallation.CreateAsync(kind, new(2026, 3, 27));
        await installation.ImportAsync(
            Units(),
            Write("pupils.csv", """
                pupil;given_name;family_name;birth_date;sex;grade;class;unit;home_municipality;marking;mentor;civic_number;enrolled_from;enrolled_to
                P1;Åsa;Öberg;2012-05-01;flicka;7;7A;U1;0180;none;T1;;2025-07-01;2026-06-30
                P2;;;;;;;U1;;sekretessmarkering;;;;

                """),
            Write("guardians.csv", "pupil;guardian;given_name;family_name;email;phone;custody;contact;from;to\nP1;G1;Bo;Öberg;bo@example.org;070;sole;no;2020-01-01;2030-04-30\n"));

        var (pupil, hidden, enrolment) = await installation.WithDatabaseAsync(async db =>
            (await db.Pupils.SingleAsync(one => one.Key == "P1"), await db.Pupils.SingleAsync(one => one.Key == "P2"), await db.Enrolments.SingleAsync(one => one.Class == "7A")));
        Assert.Equal(("Åsa Öberg", new DateOnly(2012, 5, 1), RegisteredSex.Girl, "0180", ProtectedMarking.None, "asa oberg"), (pupil.FullName, pupil.BirthDate, pupil.Sex, pupil.HomeMunicipality, pupil.Marking, pupil.Search));
        Assert.Equal((null, null, null, ProtectedMarking.ConfidentialityFlag, ""), (hidden.BirthDate, hidden.HomeMunicipality, hidden.CivicNumber, hidden.Marking, hidden.Search));
        Assert.Equal((pupil.Id, new DateOnly(2025, 7, 1), new DateOnly(2026, 6, 30), "7", "T1", false), (enrolment.PupilId, enrolment.From, enrolment.To, enrolment.Grade, enrolment.MentorKey, enrolment.IsImplied));

        var (guardian, tie) = await installation.WithDatabaseAsync(async db => (await db.Guardians.SingleAsync(), await db.Guardianships.SingleAsync()));
        Assert.Equal(("Bo", "Öberg", "bo@example.org", "070"), (guardian.GivenName, guardian.FamilyName, guardian.Email, guardian.Phone));
        Assert.Equal((pupil.Id, guardian.Id, Custody.Sole, false, new DateOnly(2020, 1, 1), new DateOnly(2030, 4, 30)), (tie.PupilId, tie.GuardianId, tie.Custody, tie.MayBeContacted, tie.From, tie.To));

        await installation.WithDatabaseAsync(db =>
        {
            db.AddRange(
                new Pupil { Key = "P3", GivenName = "Ny", FamilyName = "Elev", Version = Guid.CreateVersion7() },
                new Guardian { Key = "G2", Version = Guid.CreateVersion7() },
                new Enrolment { PupilId = pupil.Id, UnitId = enrolment.UnitId, Version = Guid.CreateVersion7() });
            return db.SaveChangesAsync();
        });
        Assert.Equal(3, await installation.WithDatabaseAsync(db => db.Pupils.CountAsync()));
    }

    [Fact]
    public async Task Rows_that_are_written_many_at_a_time_have_every_column_of_the_model()
    {
        await using var installation = await TestInstallation.CreateAsync(DatabaseKind.Sqlite, new(2026, 3, 27));
        await installation.WithDatabaseAsync(db =>
        {
            Same(db, RegisterTables.Pupils);
            Same(db, RegisterTables.Enrolments);
            Same(db, RegisterTables.Guardians);
            Same(db, RegisterTables.Guardianships);
            return Task.FromResult(0);
        });

        static void Same<TRow>(AppDbContext db, BulkTable<TRow> table) =>
            Assert.Equal(db.Model.FindEntityType(typeof(TRow))!.GetProperties().Select(property => property.GetColumnName()).Order(), table.ColumnNames.Order());
    }

    private static Task<List<Guid>> VersionsAsync(TestInstallation installation) => installation.WithDatabaseAsync(async db =>
        (await db.Pupils.OrderBy(pupil => pupil.Key).Select(pupil => pupil.Version).ToListAsync())
            .Concat(await db.Enrolments.OrderBy(enrolment => enrolment.PupilId).Select(enrolment => enrolment.Version).ToListAsync())
            .ToList());

    private string Units() => Write("units.csv", "unit;name;organiser;organiser_kind;municipality;forms\nU1;Skolan;Kommunen;municipal;0180;GR\n");

    private string PupilFile(int first, int last, Func<int, string> classOf)
    {
        var file = new StringBuilder("pupil;given_name;family_name;grade;class;unit;marking;mentor\n");
        for (var pupil = first; pupil <= last; pupil++)
        {
            file.Append(CultureInfo.InvariantCulture, $"P-{pupil:d5};Elev;Nummer {pupil};7;{classOf(pupil)};U1;none;T1\n");
        }

        return Write($"pupils-{Guid.NewGuid():n}.csv", file.ToString());
    }

    private string GuardianFile(int guardians, string phone)
    {
        var file = new StringBuilder("pupil;guardian;given_name;family_name;email;phone;custody;contact\n");
        for (var guardian = 1; guardian <= guardians; guardian++)
        {
            file.Append(CultureInfo.InvariantCulture, $"P-{guardian:d5};G-{guardian:d5};Vuxen;Nummer {guardian};;{phone}-{guardian};joint;yes\n");
        }

        return Write($"guardians-{Guid.NewGuid():n}.csv", file.ToString());
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
