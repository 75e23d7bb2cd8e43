namespace RodaTraden.Core.Register;

/// <summary>What kind of number identifies a person.</summary>
public enum CivicNumberKind
{
    /// <summary>Personal identity number (<i>personnummer</i>).</summary>
    Personal,

    /// <summary>Coordination number (<i>samordningsnummer</i>): the day plus 60.</summary>
    Coordination,

    /// <summary>Temporary number with letters (TF and interim numbers), given until a real one exists.</summary>
    Temporary,
}

/// <summary>A Swedish personal, coordination or temporary number in canonical form. Source: formats.md section 4.</summary>
public sealed record CivicNumber
{
    private CivicNumber(string canonical, CivicNumberKind kind, DateOnly birthDate) =>
        (Canonical, Kind, BirthDate) = (canonical, kind, birthDate);

    /// <summary>Twelve characters without separator: YYYYMMDDNNNC.</summary>
    public string Canonical { get; }

    /// <summary>Which kind.</summary>
    public CivicNumberKind Kind { get; }

    /// <summary>The birth date in the number.</summary>
    public DateOnly BirthDate { get; }

    /// <summary>
    /// Reads ten or twelve digits with or without separator (<c>+</c> from the year of turning 100), and temporary numbers with letters.
    /// A spreadsheet may have eaten a leading zero: nine digits are read as ten.
    /// </summary>
    /// <param name="text">As written.</param>
    /// <param name="today">Decides the century of a ten-digit number.</param>
    /// <returns>Null when it is no such number or its check digit is wrong.</returns>
    public static CivicNumber? Parse(string? text, DateOnly today)
    {
        var written = text?.Trim().TrimStart('\'').Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() ?? "";
        var turnedHundred = written.Contains('+', StringComparison.Ordinal);
        var bare = written.Replace("-", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal);
        bare = bare.Length == 9 && bare.All(char.IsAsciiDigit) ? "0" + bare : bare;
        if (bare.Length == 10)
        {
            bare = Century(bare, today, turnedHundred) + bare;
        }

        if (bare.Length != 12 || !bare[..8].All(char.IsAsciiDigit) || !int.TryParse(bare[6..8], out var day))
        {
            return null;
        }

        var coordination = day > 60;
        var date = bare[..6] + (coordination ? day - 60 : day).ToString("00", System.Globalization.CultureInfo.InvariantCulture);
        if (!DateOnly.TryParseExact(date, "yyyyMMdd", out var birthDate))
        {
            return null;
        }

        var end = bare[8..];
        if (char.IsAsciiLetter(end[0]) && end.All(char.IsAsciiLetterOrDigit) && char.IsAsciiDigit(end[2]) && char.IsAsciiDigit(end[3]))
        {
            return new(bare, CivicNumberKind.Temporary, birthDate);
        }

        return end.All(char.IsAsciiDigit) && Luhn(bare.AsSpan(2)) && birthDate <= today
            ? new(bare, coordination ? CivicNumberKind.Coordination : CivicNumberKind.Personal, birthDate)
            : null;
    }

    private static string Century(string ten, DateOnly today, bool turnedHundred)
    {
        var year = int.Parse(ten[..2], System.Globalization.CultureInfo.InvariantCulture);
        var century = today.Year / 100;
        var passed = year <= today.Year % 100;
        return (century - (passed ? 0 : 1) - (turnedHundred ? 1 : 0)).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool Luhn(ReadOnlySpan<char> ten)
    {
        var sum = 0;
        for (var i = 0; i < ten.Length; i++)
        {
            var product = (ten[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += (product / 10) + (product % 10);
        }

        return sum % 10 == 0;
    }
}
