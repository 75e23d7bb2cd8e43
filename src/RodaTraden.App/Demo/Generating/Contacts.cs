using System.Text;

namespace RodaTraden.App.Demo.Generating;

/// <summary>Addresses and numbers that reach nobody: reserved domains, and the number series set aside for fiction.</summary>
internal static class Contacts
{
    private static readonly string[] Domains = ["example.org", "example.com", "example.net"];

    public static string Email(PersonName name, string unique)
    {
        return $"{Plain(name.Given)}.{Plain(name.Family)}.{unique}@{Domains[unique.Length % Domains.Length]}";
    }

    public static string StaffEmail(PersonName name, string unique)
    {
        return $"{Plain(name.Given)}.{Plain(name.Family)}.{unique}@skola.example.org";
    }

    public static string Phone(Rng rng)
    {
        return rng.Chance(0.9) ? $"070-17406{rng.Between(5, 99):00}" : $"08-46500{rng.Between(400, 499)}";
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetter(letter))
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
            else if (letter is 'ł' or 'Ł')
            {
                plain.Append('l');
            }
            else if (letter == '-')
            {
                plain.Append(letter);
            }
        }

        return plain.ToString();
    }
}
