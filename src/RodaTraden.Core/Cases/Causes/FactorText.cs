using System.Globalization;

namespace RodaTraden.Core.Cases.Causes;

/// <summary>Factors with their weights as one text: I1:2 K4:0. Short, and readable without the program.</summary>
public static class FactorText
{
    /// <summary>As text, in the order of the list; what is not in the list is left out.</summary>
    public static string Write(IReadOnlyDictionary<string, FactorWeight> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return string.Join(' ', CauseFactors.All.Where(one => weights.ContainsKey(one.Code)).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Code}:{(int)weights[one.Code]}")));
    }

    /// <summary>From text; what cannot be read is left out.</summary>
    public static IReadOnlyDictionary<string, FactorWeight> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var weights = new Dictionary<string, FactorWeight>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':') is [var code, [>= '0' and <= '2' and var digit]] && CauseFactors.IsKnown(code))
            {
                weights[code] = (FactorWeight)(digit - '0');
            }
        }

        return weights;
    }
}
