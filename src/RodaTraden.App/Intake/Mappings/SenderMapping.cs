using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Intake.Tables;

namespace RodaTraden.App.Intake.Mappings;

/// <summary>How one kind of file from one sender is understood: saved once, used whenever a file with the same headings comes.</summary>
internal sealed class SenderMapping
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public int Id { get; init; }

    public required string Sender { get; set; }

    public required FileKind Kind { get; set; }

    /// <summary>The <see cref="MappingRules"/> as JSON.</summary>
    public required string Document { get; set; }

    public required DateTime SavedAt { get; set; }

    public int? SavedBy { get; set; }

    public Guid Version { get; set; }

    public MappingRules Rules => JsonSerializer.Deserialize<MappingRules>(Document, Options)!;

    public static string Write(MappingRules rules) => JsonSerializer.Serialize(rules, Options);
}

/// <summary>Heading to meaning, and what the sender means by its words. Source: formats.md 3.5 and 3.6.</summary>
internal sealed record MappingRules
{
    public required FileKind Kind { get; init; }

    /// <summary>Every native column that is filled, and with what.</summary>
    public required IReadOnlyList<MappedColumn> Columns { get; init; }

    /// <summary>How days are written.</summary>
    public string DateFormat { get; init; } = "yyyy-MM-dd";

    /// <summary>What the amounts of time are counted in.</summary>
    public AmountUnit Amounts { get; init; }

    /// <summary>Minutes of a lesson hour, where amounts are counted in lessons.</summary>
    public int LessonMinutes { get; init; } = 60;

    /// <summary>Which letters the file is written in.</summary>
    public LetterCode Letters { get; init; }

    /// <summary>What it means that a lesson is not registered.</summary>
    public UnreportedRule Unreported { get; init; }

    /// <summary>The sender's words for a registered lesson, in its own column.</summary>
    public string ReportedWords { get; init; } = "1, ja, j, x, true, rapporterad, klar";

    /// <summary>What late minutes count as.</summary>
    public LateRule Late { get; init; }

    /// <summary>The sender's words, and ours for them, in columns that hold one of a few words.</summary>
    public IReadOnlyList<MappedWord> Words { get; init; } = [];

    public MappedColumn? Of(string column) => Columns.FirstOrDefault(mapped => mapped.Column == column);

    /// <summary>The sender's headings that must be there.</summary>
    public IEnumerable<string> Headings => Columns.Select(mapped => mapped.Heading).OfType<string>();
}

/// <summary>A native column, and where its value comes from: a heading of the sender, or the same value on every row.</summary>
internal sealed record MappedColumn(string Column, string? Heading, string? Always);

/// <summary>A word of the sender, and the native word that it means.</summary>
internal sealed record MappedWord(string Theirs, string Ours);

public enum AmountUnit
{
    Minutes,
    Hours,
    HoursAndMinutes,
    Lessons,
}

public enum UnreportedRule
{
    /// <summary>A column says whether the lesson is registered.</summary>
    Stated,

    /// <summary>The sender only gives registered lessons.</summary>
    AllReported,

    /// <summary>A row without any amount is a lesson that nobody registered.</summary>
    BlankIsUnreported,
}

public enum LateRule
{
    Invalid,
    Valid,

    /// <summary>Late minutes are within the others, or no absence.</summary>
    NotCounted,
}

internal sealed class SenderMappingMapping : IEntityTypeConfiguration<SenderMapping>
{
    public void Configure(EntityTypeBuilder<SenderMapping> builder)
    {
        builder.ToTable("SenderMappings");
        builder.Property(mapping => mapping.Sender).HasMaxLength(200);
        builder.Property(mapping => mapping.Kind).HasConversion<string>().HasMaxLength(30);
        builder.HasIndex(mapping => new { mapping.Sender, mapping.Kind }).IsUnique();
        builder.Property(mapping => mapping.Version).IsConcurrencyToken();
        builder.Ignore(mapping => mapping.Rules);
    }
}
