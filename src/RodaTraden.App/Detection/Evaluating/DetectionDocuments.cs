using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Detection.Evaluating;

/// <summary>
/// Ladders and evidence as JSON in the database: names of things in words, so that they can be read without the program. What is as it is when nothing is said
/// (the total, at least, 0) is left out: a city has a quarter of a million of them.
/// </summary>
internal static class DetectionDocuments
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatNeedNotBeSaid } },
        Converters = { new JsonStringEnumConverter(), new WindowWords() },
    };

    public static string Write(AttendanceLadder ladder) => JsonSerializer.Serialize(ladder, Options);

    public static AttendanceLadder ReadLadder(string document) => JsonSerializer.Deserialize<AttendanceLadder>(document, Options)!;

    public static string Write(IReadOnlyList<Evidence> conditions) => JsonSerializer.Serialize(conditions, Options);

    public static string Write(Evidence evidence) => JsonSerializer.Serialize(evidence, Options);

    public static IReadOnlyList<Evidence> ReadConditions(string document) => JsonSerializer.Deserialize<List<Evidence>>(document, Options)!;

    public static Evidence ReadEvidence(string document) => JsonSerializer.Deserialize<Evidence>(document, Options)!;

    private static void LeaveOutWhatNeedNotBeSaid(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => !property.IsRequired))
        {
            var unsaid = property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null;
            var isReckoned = property.Set is null;
            property.ShouldSerialize = (_, value) => !isReckoned && !Equals(value, unsaid);
        }
    }

    private sealed class WindowWords : JsonConverter<Window>
    {
        public override Window Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Window.TryParse(reader.GetString(), out var window) ? window : throw new JsonException("Not a window.");

        public override void Write(Utf8JsonWriter writer, Window value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
