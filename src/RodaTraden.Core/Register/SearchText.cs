using System.Globalization;
using System.Text;

namespace RodaTraden.Core.Register;

/// <summary>
/// Text folded so that a search forgives: case, accents, å/ä/ö typed as a/o, spaces and hyphens. Done in code, because databases compare
/// å, ä and ö differently.
/// </summary>
public static class SearchText
{
    /// <summary>Folds to lower-case letters and digits, words separated by one space.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(character))
            {
                folded.Append(char.ToLowerInvariant(Plain(character)));
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Letters that have no accent to take away but are typed as another letter.</summary>
    private static char Plain(char character) => character switch
    {
        'ø' or 'Ø' => 'o',
        'ł' or 'Ł' => 'l',
        'đ' or 'Đ' => 'd',
        'ı' => 'i',
        _ => character,
    };
}
