using System.Globalization;
using System.Security;
using System.Text;

namespace RodaTraden.Bench.Reporting;

/// <summary>
/// The wishes as a picture: a bar to the right of the line is on the right side of the wish, one to the left has missed it. Told apart by side and pattern, not by
/// colour alone; the texts say the same.
/// </summary>
internal static class RatioPicture
{
    private const int Width = 1000;
    private const int Line = 560;
    private const int Reach = 180;
    private const int Top = 64;
    private const int RowHeight = 26;

    // A bar reaches this many times the wish, and no further.
    private const double Most = 4;

    private const string Style = """
        <style>
          text { font: 13px system-ui, sans-serif; fill: #1b1f24; }
          .title { font-size: 17px; font-weight: 600; }
          .faint { fill: #4d5560; }
          .ground { fill: #ffffff; }
          .wish { stroke: #1b1f24; stroke-width: 2; }
          .grid { stroke: #c9ced6; stroke-width: 1; stroke-dasharray: 2 4; }
          .held { fill: #1f6f54; }
          .missed { fill: url(#stripes); stroke: #a3341f; stroke-width: 1.5; }
          .stripe { stroke: #a3341f; stroke-width: 3; }
          @media (prefers-color-scheme: dark) {
            text { fill: #e8ecf1; }
            .faint { fill: #aab3bf; }
            .ground { fill: #14181d; }
            .wish { stroke: #e8ecf1; }
            .grid { stroke: #3a424d; }
            .held { fill: #58c79f; }
            .missed { stroke: #ff9a85; }
            .stripe { stroke: #ff9a85; }
          }
        </style>
        <defs><pattern id="stripes" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="stripe" x1="0" y1="0" x2="0" y2="7" /></pattern></defs>
        """;

    public static string Of(string title, IReadOnlyList<Ratio> ratios)
    {
        var height = Top + (ratios.Count * RowHeight) + 34;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"title desc\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"title\">{Text(title)}</title>\n<desc id=\"desc\">{Text(string.Join(" ", ratios.Select(Sentence)))}</desc>\n{Style}\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"ground\" width=\"{Width}\" height=\"{height}\" />\n<text class=\"title\" x=\"16\" y=\"28\">{Text(title)}</text>\n");
        foreach (var times in new[] { 0.25, 0.5, 2, 4 })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{At(times)}\" y1=\"{Top - 8}\" x2=\"{At(times)}\" y2=\"{height - 30}\" />\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"faint\" x=\"{At(times)}\" y=\"{height - 12}\" text-anchor=\"middle\">{(times < 1 ? $"{1 / times}× worse" : $"{times}× better")}</text>\n");
        }

        for (var row = 0; row < ratios.Count; row++)
        {
            Row(svg, ratios[row], Top + (row * RowHeight));
        }

        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"wish\" x1=\"{Line}\" y1=\"{Top - 8}\" x2=\"{Line}\" y2=\"{height - 30}\" />\n<text x=\"{Line}\" y=\"{Top - 14}\" text-anchor=\"middle\">as wished</text>\n");
        return svg.Append("</svg>\n").ToString();
    }

    public static string Sentence(Ratio ratio) => $"{ratio.What}: {ratio.ValueText}, wished {ratio.WishText}, {ratio.Verdict}.";

    private static void Row(StringBuilder svg, Ratio ratio, int top)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"16\" y=\"{top + 14}\">{Text(ratio.What)}</text>\n");
        if (ratio.Headroom is { } headroom)
        {
            var end = At(headroom);
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{(ratio.Held == true ? "held" : "missed")}\" x=\"{Math.Min(end, Line)}\" y=\"{top + 2}\" width=\"{Math.Max(2, Math.Abs(end - Line))}\" height=\"{RowHeight - 9}\"><title>{Text(Sentence(ratio))}</title></rect>\n");
        }

        var said = ratio.Held is null ? ratio.Value is null ? "not measured" : $"{ratio.ValueText}, not judged" : $"{ratio.ValueText}, {ratio.WishText}";
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"faint\" x=\"{Line + Reach + 14}\" y=\"{top + 14}\">{Text(said)}</text>\n");
    }

    private static int At(double headroom) => (int)Math.Round(Line + (Reach * Math.Clamp(Math.Log(headroom, Most), -1, 1)));

    private static string Text(string plain) => SecurityElement.Escape(plain) ?? "";
}
