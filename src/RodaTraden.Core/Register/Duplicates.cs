namespace RodaTraden.Core.Register;

/// <summary>Why two records may be one pupil.</summary>
public enum DuplicateGround
{
    /// <summary>They have, or have had, the same personal number.</summary>
    SameNumber,

    /// <summary>Same name and same birth date.</summary>
    SameNameAndBirthDate,

    /// <summary>One has a temporary number, the other a personal number of the same birth date, and the family name is the same.</summary>
    TemporaryNumber,
}

/// <summary>What is compared of a pupil's record.</summary>
/// <param name="Id">Our own number.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="BirthDate">Birth date; null when not told.</param>
/// <param name="Numbers">The number it has and those it has had, in canonical form.</param>
public sealed record ComparedPupil(int Id, string GivenName, string FamilyName, DateOnly? BirthDate, IReadOnlyList<string> Numbers);

/// <summary>Two records that a person should look at.</summary>
/// <param name="OneId">The lower of our numbers.</param>
/// <param name="OtherId">The higher.</param>
/// <param name="Ground">The strongest ground.</param>
public readonly record struct DuplicatePair(int OneId, int OtherId, DuplicateGround Ground);

/// <summary>
/// Finds records that may be one pupil. It only asks: a person decides, and a wrong answer can be taken back. Source: formats.md 4 (TF numbers), 6.6 (duplicates).
/// </summary>
public static class Duplicates
{
    /// <summary>The pairs, strongest ground first, each pair once.</summary>
    /// <param name="pupils">The records, protected ones left out by the caller.</param>
    /// <param name="today">Tells the century of short numbers.</param>
    public static IReadOnlyList<DuplicatePair> Find(IReadOnlyList<ComparedPupil> pupils, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(pupils);
        var found = new Dictionary<(int, int), DuplicateGround>();
        Pairs(pupils.SelectMany(pupil => pupil.Numbers.Select(number => (Key: number, pupil))), DuplicateGround.SameNumber);
        Pairs(pupils.Where(pupil => pupil.BirthDate is not null).Select(pupil => (Key: $"{SearchText.Fold(pupil.GivenName)}|{SearchText.Fold(pupil.FamilyName)}|{pupil.BirthDate:O}", pupil)), DuplicateGround.SameNameAndBirthDate);
        Pairs(
            pupils.SelectMany(pupil => pupil.Numbers.Select(number => CivicNumber.Parse(number, today)).OfType<CivicNumber>().Select(number => (Key: $"{SearchText.Fold(pupil.FamilyName)}|{number.BirthDate:O}", pupil))),
            DuplicateGround.TemporaryNumber,
            (one, other) => HasTemporary(one, today) != HasTemporary(other, today));
        return [.. found.Select(pair => new DuplicatePair(pair.Key.Item1, pair.Key.Item2, pair.Value)).OrderBy(pair => pair.Ground).ThenBy(pair => pair.OneId).ThenBy(pair => pair.OtherId)];

        void Pairs(IEnumerable<(string Key, ComparedPupil pupil)> keyed, DuplicateGround ground, Func<ComparedPupil, ComparedPupil, bool>? also = null)
        {
            foreach (var alike in keyed.GroupBy(one => one.Key, one => one.pupil))
            {
                var group = alike.DistinctBy(pupil => pupil.Id).OrderBy(pupil => pupil.Id).ToList();
                for (var one = 0; one < group.Count; one++)
                {
                    for (var other = one + 1; other < group.Count; other++)
                    {
                        if (also is null || also(group[one], group[other]))
                        {
                            found.TryAdd((group[one].Id, group[other].Id), ground);
                        }
                    }
                }
            }
        }
    }

    private static bool HasTemporary(ComparedPupil pupil, DateOnly today) =>
        pupil.Numbers.Count > 0 && pupil.Numbers.All(number => CivicNumber.Parse(number, today) is { Kind: CivicNumberKind.Temporary });
}
