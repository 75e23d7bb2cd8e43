using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Commands;

/// <summary>The answer of <c>evaluate</c>. Source: contract.md. The same input gives the same bytes.</summary>
internal sealed class EvaluateAnswer
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly DateOnly asOf;
    private readonly AttendanceLadder ladder;
    private readonly int protectedPupils;
    private readonly List<EvaluatedPupil> everybody;
    private readonly List<EvaluatedPupil> pupils;

    public EvaluateAnswer(DateOnly asOf, AttendanceLadder ladder, int protectedPupils, IEnumerable<EvaluatedPupil> evaluated, bool all)
    {
        this.asOf = asOf;
        this.ladder = ladder;
        this.protectedPupils = protectedPupils;
        everybody = [.. evaluated];
        pupils = [.. everybody.Where(pupil => all || pupil.Standing.Conditions.Count > 0).OrderBy(pupil => pupil.Pupil.Key, StringComparer.Ordinal)];
    }

    public byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("asOf", Day(asOf));
            writer.WriteStartObject("ladder");
            writer.WriteString("name", ladder.Name);
            writer.WriteNumber("version", ladder.Version);
            writer.WriteEndObject();
            writer.WriteStartObject("excluded");
            writer.WriteNumber("protected", protectedPupils);
            writer.WriteEndObject();
            writer.WriteStartArray("pupils");
            foreach (var pupil in pupils)
            {
                Write(writer, pupil);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>The answer for people: how many stand on each step, and the highest ones first.</summary>
    public void Say(TextWriter output)
    {
        output.WriteLine($"{ladder.Name} version {ladder.Version}, {asOf:yyyy-MM-dd}");
        foreach (var step in ladder.Steps.Reverse())
        {
            output.WriteLine($"  {step.Ordinal} {step.Name.Sv}: {everybody.Count(pupil => pupil.Standing.HeldStep == step.Ordinal)}");
        }

        output.WriteLine("  Elever med skyddade personuppgifter ingår inte.");
        foreach (var pupil in pupils.Where(pupil => pupil.Standing.RawStep > 0).OrderByDescending(pupil => pupil.Standing.RawStep).Take(20))
        {
            output.WriteLine($"{pupil.Pupil.Key} {pupil.Standing.RawStep}: {ConditionSentence.Swedish(pupil.Standing.Conditions[0])}");
        }
    }

    private static void Write(Utf8JsonWriter writer, EvaluatedPupil pupil)
    {
        var standing = pupil.Standing;
        writer.WriteStartObject();
        writer.WriteString("pupil", pupil.Pupil.Key);
        writer.WriteString("unit", pupil.Unit.Key);
        writer.WriteNumber("step", standing.RawStep);
        writer.WriteNumber("heldStep", standing.HeldStep);
        writer.WriteBoolean("judged", standing.Judged);
        Write(writer, "last20", standing.Last20);
        writer.WriteStartObject("registration10");
        writer.WriteNumber("reported", standing.Reported10);
        writer.WriteNumber("offered", standing.Offered10);
        writer.WriteEndObject();
        writer.WriteStartArray("conditions");
        foreach (var evidence in standing.Conditions)
        {
            Write(writer, evidence);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Evidence evidence)
    {
        var condition = evidence.Condition;
        writer.WriteStartObject();
        writer.WriteString("kind", condition.Kind.ToString());
        if (evidence.IsShare)
        {
            writer.WriteString("basis", condition.Basis.ToString());
        }

        writer.WriteString("window", condition.Window.ToString());
        writer.WriteString("from", Day(evidence.From));
        writer.WriteString("to", Day(evidence.To));
        writer.WriteNumber(evidence.IsShare ? "absent" : "count", evidence.Count);
        writer.WriteNumber(evidence.IsShare ? "observed" : "of", evidence.Of);
        if (evidence.Previous is { } previous)
        {
            Write(writer, "previous", previous);
        }

        if (!evidence.IsShare)
        {
            writer.WriteString("detail", evidence.Detail);
        }

        writer.WriteNumber("value", new decimal(Math.Abs(evidence.Tenths), 0, 0, evidence.Tenths < 0, 1));
        writer.WriteString("op", condition.Comparison switch { Comparison.AtLeast => ">=", Comparison.Over => ">", Comparison.Under => "<" });
        WriteLimit(writer, condition);
        writer.WriteNumber("step", evidence.Step);
        writer.WriteStartObject("text");
        writer.WriteString("sv", ConditionSentence.Swedish(evidence));
        writer.WriteString("en", ConditionSentence.English(evidence));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteLimit(Utf8JsonWriter writer, Condition condition)
    {
        if (condition.LimitIsShare && condition.Limit % 10 != 0)
        {
            writer.WriteNumber("limit", condition.Limit / 10m);
        }
        else
        {
            writer.WriteNumber("limit", condition.LimitIsShare ? condition.Limit / 10 : condition.Limit);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, WindowShare share)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("absent", share.Absent);
        writer.WriteNumber("observed", share.Observed);
        writer.WriteString("from", Day(share.From));
        writer.WriteString("to", Day(share.To));
        writer.WriteEndObject();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
