using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RodaTraden.App.Tests.Oracle;

/// <summary>The one way in which an answer is written down here, and a way to bring another's answer to it.</summary>
internal static class PlainJson
{
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Date(DateOnly? date) =>
        date is null ? "null" : "\"" + date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "\"";

    public static string Text(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                json.Append('\\').Append(c);
            }
            else if (c < ' ')
            {
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                json.Append(c);
            }
        }

        return json.Append('"').ToString();
    }

    public static string Share(PlainShare share) =>
        "{\"absent\":" + Number(share.Absent) + ",\"observed\":" + Number(share.Observed)
        + ",\"from\":" + Date(share.From) + ",\"to\":" + Date(share.To) + "}";

    public static string Condition(PlainCondition condition)
    {
        var json = new StringBuilder("{\"kind\":").Append(Text(condition.Kind));
        if (condition.Share is not null)
        {
            json.Append(",\"basis\":\"Total\"");
        }

        json.Append(",\"window\":").Append(Text(condition.Window));
        json.Append(",\"from\":").Append(Date(condition.From)).Append(",\"to\":").Append(Date(condition.To));
        if (condition.Share is not null)
        {
            json.Append(",\"absent\":").Append(Number(condition.Share.Absent));
            json.Append(",\"observed\":").Append(Number(condition.Share.Observed));
            if (condition.Previous is not null)
            {
                json.Append(",\"previous\":").Append(Share(condition.Previous));
            }
        }
        else
        {
            json.Append(",\"count\":").Append(Number(condition.Count));
            json.Append(",\"of\":").Append(Number(condition.Of));
            json.Append(",\"detail\":").Append(Text(condition.Detail));
        }

        json.Append(",\"value\":").Append(Tenths(condition.Tenths));
        json.Append(",\"op\":").Append(Text(condition.Op));
        json.Append(",\"limit\":").Append(Number(condition.Limit));
        json.Append(",\"step\":").Append(condition.Step);
        return json.Append('}').ToString();
    }

    /// <summary>Another's answer in the same plain form, every member called `text` left out. Numbers stay as they were written.</summary>
    public static string WithoutText(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        var json = new StringBuilder();
        Copy(document.RootElement, json);
        return json.ToString();
    }

    private static void Copy(JsonElement element, StringBuilder json)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            json.Append('{');
            var first = true;
            foreach (var member in element.EnumerateObject())
            {
                if (member.Name == "text")
                {
                    continue;
                }

                json.Append(first ? "" : ",").Append(Text(member.Name)).Append(':');
                Copy(member.Value, json);
                first = false;
            }

            json.Append('}');
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            json.Append('[');
            var first = true;
            foreach (var item in element.EnumerateArray())
            {
                json.Append(first ? "" : ",");
                Copy(item, json);
                first = false;
            }

            json.Append(']');
        }
        else if (element.ValueKind == JsonValueKind.String)
        {
            json.Append(Text(element.GetString()));
        }
        else
        {
            json.Append(element.GetRawText());
        }
    }

    private static string Tenths(long tenths) =>
        (tenths < 0 ? "-" : "") + Number(Math.Abs(tenths) / 10) + "." + Number(Math.Abs(tenths) % 10);
}
