using System.Text.Encodings.Web;
using System.Text.Json;

namespace RodaTraden.Bench.Running;

/// <summary>Results as JSON: one line on standard output, or a file.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Lines) { WriteIndented = true };

    public static void Print<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Lines));

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Indented) + "\n";

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Lines) ?? throw new InvalidDataException("Nothing where a result was expected.");
}
