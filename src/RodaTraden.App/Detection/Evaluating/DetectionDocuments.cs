using System.Text.Json;
using System.Text.Json.Serialization;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>Ladders and evidence as JSON in the database: names of things in words, so that they can be read without the program.</summary>
internal static class DetectionDocuments
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new WindowWords() },
    };

    public static string Write(AttendanceLadder ladder) => JsonSerializer.Serialize(ladder, Options);

    public static AttendanceLadder ReadLadder(string document) => JsonSerializer.Deserialize<AttendanceLadder>(document, Options)!;

    public static string Write(IReadOnlyList<Evidence> conditions) => JsonSerializer.Serialize(conditions, Options);

    public static string Write(Evidence evidence) => JsonSerializer.Serialize(evidence, Options);

    public static IReadOnlyList<Evidence> ReadConditions(string document) => JsonSerializer.Deserialize<List<Evidence>>(document, Options)!;

    public static Evidence ReadEvidence(string document) => JsonSerializer.Deserialize<Evidence>(document, Options)!;

    private sealed class WindowWords : JsonConverter<Window>
    {
        public override Window Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Window.TryParse(reader.GetString(), out var window) ? window : throw new JsonException("Not a window.");

        public override void Write(Utf8JsonWriter writer, Window value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
