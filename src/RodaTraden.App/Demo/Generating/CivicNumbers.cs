using System.Globalization;

namespace RodaTraden.App.Demo.Generating;

/// <summary>
/// Hands out birth dates with numbers from the Tax Agency's published test series, each once. When a year's numbers are
/// used up, pupils have a birth date and no number: nobody invented may carry a number that could be somebody's.
/// </summary>
internal sealed class CivicNumbers
{
    private readonly Dictionary<(int Year, Sex Sex), Queue<DateOnly>> free = [];
    private readonly Dictionary<DateOnly, int> temporary = [];
    private readonly Rng rng;

    public CivicNumbers(Rng rng)
    {
        this.rng = rng;
        foreach (var line in Resources.Lines("TestNumbers.txt"))
        {
            var parts = line.Split(' ');
            var start = new DateOnly(int.Parse(parts[0], CultureInfo.InvariantCulture), 1, 1);
            Load(start, parts[1], Sex.Girl, 1);
            Load(start, parts[1], Sex.Boy, 2);
        }
    }

    public (DateOnly Birth, string Number) Take(int year, Sex sex)
    {
        if (!free.TryGetValue((year, sex), out var dates) || !dates.TryDequeue(out var birth))
        {
            return (BirthDate(year), "");
        }

        var digits = $"{Iso.Digits(birth)}{(sex == Sex.Girl ? "238" : "239")}";
        return (birth, digits + CheckDigit(digits));
    }

    /// <summary>What the school's own system gives a child who has no number yet.</summary>
    public (DateOnly Birth, string Number) TakeTemporary(int year)
    {
        var birth = BirthDate(year);
        var number = temporary[birth] = temporary.GetValueOrDefault(birth) + 1;
        return (birth, $"{Iso.Digits(birth)}TF{number:00}");
    }

    public DateOnly BirthDate(int year)
    {
        return new DateOnly(year, 1, 1).AddDays(rng.Next(365));
    }

    private void Load(DateOnly start, string flags, Sex sex, int bit)
    {
        var dates = Enumerable.Range(0, flags.Length).Where(i => ((flags[i] - '0') & bit) != 0).Select(start.AddDays).ToList();
        rng.Shuffle(dates);
        free[(start.Year, sex)] = new Queue<DateOnly>(dates);
    }

    private static char CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 2; i < digits.Length; i++)
        {
            var product = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += (product / 10) + (product % 10);
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
