using RodaTraden.Core.Register;

namespace RodaTraden.Core.Tests.Register;

public sealed class DuplicatesTests
{
    private static readonly DateOnly Today = new(2026, 3, 27);
    private static readonly DateOnly Born = new(2013, 1, 1);

    [Fact]
    public void Two_records_with_the_same_number_are_asked_about() =>
        Assert.Equal([new(1, 2, DuplicateGround.SameNumber)], Find(Pupil(1, "Elin", "Åberg", Born, "201301012389"), Pupil(2, "E", "Aberg", null, "201301012389")));

    [Fact]
    public void A_number_that_one_of_them_had_before_counts_too() =>
        Assert.Equal([new(1, 2, DuplicateGround.SameNumber)], Find(Pupil(1, "Elin", "Åberg", Born, "201301012397", "20130101TF01"), Pupil(2, "Någon", "Annan", null, "20130101TF01")));

    [Fact]
    public void The_same_name_forgives_case_and_accents_but_needs_the_same_birth_date()
    {
        Assert.Equal([new(1, 2, DuplicateGround.SameNameAndBirthDate)], Find(Pupil(1, "ELIN", "Åberg", Born), Pupil(2, "Elin", "åberg ", Born)));
        Assert.Empty(Find(Pupil(1, "Elin", "Åberg", Born), Pupil(2, "Elin", "Åberg", Born.AddDays(1))));
        Assert.Empty(Find(Pupil(1, "Elin", "Åberg", null), Pupil(2, "Elin", "Åberg", null)));
    }

    [Fact]
    public void A_temporary_number_and_a_personal_number_of_the_same_day_and_family_are_asked_about_but_not_twins() =>
        Assert.Equal(
            [new(1, 2, DuplicateGround.TemporaryNumber), new(1, 3, DuplicateGround.TemporaryNumber)],
            Find(Pupil(1, "Noor", "Haddad", Born, "20130101TF01"), Pupil(2, "Nour", "Haddad", Born, "201301012389"), Pupil(3, "Sami", "Haddad", Born, "201301012397")));

    [Fact]
    public void A_pair_is_asked_about_once_on_its_strongest_ground_whatever_the_order()
    {
        ComparedPupil[] pupils = [Pupil(1, "Elin", "Åberg", Born, "201301012389"), Pupil(2, "Elin", "Åberg", Born, "201301012389"), Pupil(3, "Isak", "Lund", Born)];
        Assert.Equal([new(1, 2, DuplicateGround.SameNumber)], Find(pupils));
        Assert.Equal(Find(pupils), Find([.. pupils.Reverse()]));
    }

    private static IReadOnlyList<DuplicatePair> Find(params ComparedPupil[] pupils) => Duplicates.Find(pupils, Today);

    private static ComparedPupil Pupil(int id, string given, string family, DateOnly? born, params string[] numbers) => new(id, given, family, born, numbers);
}
