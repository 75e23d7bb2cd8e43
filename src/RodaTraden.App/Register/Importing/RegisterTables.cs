using NpgsqlTypes;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>The tables of the register that files fill with many rows at a time. A test holds their columns against the model.</summary>
internal static class RegisterTables
{
    public static readonly BulkTable<Pupil> Pupils = new(
        "pupils",
        ["id"],
        new BulkColumn<Pupil, int>("id", NpgsqlDbType.Integer, pupil => pupil.Id),
        new BulkColumn<Pupil, string>("key", NpgsqlDbType.Text, pupil => pupil.Key),
        new BulkColumn<Pupil, string>("given_name", NpgsqlDbType.Text, pupil => pupil.GivenName),
        new BulkColumn<Pupil, string>("family_name", NpgsqlDbType.Text, pupil => pupil.FamilyName),
        new BulkColumn<Pupil, DateOnly?>("birth_date", NpgsqlDbType.Date, pupil => pupil.BirthDate),
        new BulkColumn<Pupil, string>("sex", NpgsqlDbType.Text, pupil => pupil.Sex.ToString()),
        new BulkColumn<Pupil, string?>("home_municipality", NpgsqlDbType.Text, pupil => pupil.HomeMunicipality),
        new BulkColumn<Pupil, string>("marking", NpgsqlDbType.Text, pupil => pupil.Marking.ToString()),
        new BulkColumn<Pupil, string?>("civic_number", NpgsqlDbType.Text, pupil => pupil.CivicNumber),
        new BulkColumn<Pupil, string>("search", NpgsqlDbType.Text, pupil => pupil.Search),
        new BulkColumn<Pupil, int?>("merged_into_id", NpgsqlDbType.Integer, pupil => pupil.MergedIntoId),
        new BulkColumn<Pupil, Guid>("version", NpgsqlDbType.Uuid, pupil => pupil.Version));

    public static readonly BulkTable<Enrolment> Enrolments = new(
        "enrolments",
        ["id"],
        new BulkColumn<Enrolment, int>("id", NpgsqlDbType.Integer, enrolment => enrolment.Id),
        new BulkColumn<Enrolment, int>("pupil_id", NpgsqlDbType.Integer, enrolment => enrolment.PupilId),
        new BulkColumn<Enrolment, int>("unit_id", NpgsqlDbType.Integer, enrolment => enrolment.UnitId),
        new BulkColumn<Enrolment, DateOnly?>("from", NpgsqlDbType.Date, enrolment => enrolment.From),
        new BulkColumn<Enrolment, DateOnly?>("to", NpgsqlDbType.Date, enrolment => enrolment.To),
        new BulkColumn<Enrolment, string>("grade", NpgsqlDbType.Text, enrolment => enrolment.Grade),
        new BulkColumn<Enrolment, string>("class", NpgsqlDbType.Text, enrolment => enrolment.Class),
        new BulkColumn<Enrolment, string>("mentor_key", NpgsqlDbType.Text, enrolment => enrolment.MentorKey),
        new BulkColumn<Enrolment, bool>("is_implied", NpgsqlDbType.Boolean, enrolment => enrolment.IsImplied),
        new BulkColumn<Enrolment, Guid>("version", NpgsqlDbType.Uuid, enrolment => enrolment.Version));

    public static readonly BulkTable<Guardian> Guardians = new(
        "guardians",
        ["id"],
        new BulkColumn<Guardian, int>("id", NpgsqlDbType.Integer, guardian => guardian.Id),
        new BulkColumn<Guardian, string>("key", NpgsqlDbType.Text, guardian => guardian.Key),
        new BulkColumn<Guardian, string>("given_name", NpgsqlDbType.Text, guardian => guardian.GivenName),
        new BulkColumn<Guardian, string>("family_name", NpgsqlDbType.Text, guardian => guardian.FamilyName),
        new BulkColumn<Guardian, string>("email", NpgsqlDbType.Text, guardian => guardian.Email),
        new BulkColumn<Guardian, string>("phone", NpgsqlDbType.Text, guardian => guardian.Phone),
        new BulkColumn<Guardian, Guid>("version", NpgsqlDbType.Uuid, guardian => guardian.Version));

    public static readonly BulkTable<Guardianship> Guardianships = new(
        "guardianships",
        ["id"],
        new BulkColumn<Guardianship, int>("id", NpgsqlDbType.Integer, tie => tie.Id),
        new BulkColumn<Guardianship, int>("pupil_id", NpgsqlDbType.Integer, tie => tie.PupilId),
        new BulkColumn<Guardianship, int>("guardian_id", NpgsqlDbType.Integer, tie => tie.GuardianId),
        new BulkColumn<Guardianship, string>("custody", NpgsqlDbType.Text, tie => tie.Custody.ToString()),
        new BulkColumn<Guardianship, bool>("may_be_contacted", NpgsqlDbType.Boolean, tie => tie.MayBeContacted),
        new BulkColumn<Guardianship, DateOnly?>("from", NpgsqlDbType.Date, tie => tie.From),
        new BulkColumn<Guardianship, DateOnly?>("to", NpgsqlDbType.Date, tie => tie.To),
        new BulkColumn<Guardianship, Guid>("version", NpgsqlDbType.Uuid, tie => tie.Version));
}
