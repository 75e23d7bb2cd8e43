namespace RodaTraden.Core.Access.Reviewing;

/// <summary>What makes somebody's reading worth a question.</summary>
public enum UnusualKind
{
    /// <summary>Many pupils were opened one by one in a short time; the pages were slowed down.</summary>
    ManyAtOnce,

    /// <summary>Many pupils were opened one by one within a day.</summary>
    ManyInADay,

    /// <summary>Very many pupils were shown in lists in a short time.</summary>
    ManyInLists,

    /// <summary>A file of pupils was taken out at night.</summary>
    FileAtNight,
}

/// <summary>Reading that was noticed while it went on. Says nothing of whether it was right.</summary>
public sealed class ReadingAlarm
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>Who read.</summary>
    public required int AccountId { get; init; }

    /// <summary>In which role.</summary>
    public required Role Role { get; init; }

    /// <summary>The organiser of the pupils; 0 when none is known.</summary>
    public required int OrganiserId { get; init; }

    /// <summary>What was noticed.</summary>
    public required UnusualKind Kind { get; init; }

    /// <summary>How many pupils.</summary>
    public required int Pupils { get; init; }

    /// <summary>When.</summary>
    public required DateTime At { get; init; }

    /// <summary>What the reviewer finds; null until judged.</summary>
    public LookVerdict? Verdict { get; set; }

    /// <summary>The reviewer's words.</summary>
    public string Words { get; set; } = "";

    /// <summary>Who judged it.</summary>
    public int? JudgedByAccountId { get; set; }

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }
}

/// <summary>From when reading is unusual. Figures of our own; an organiser's own routine may be stricter. Source: reliability-security.md U7.</summary>
/// <param name="AtOnce">Pupils opened one by one within <paramref name="Minutes"/>: more is noticed and slowed down.</param>
/// <param name="Minutes">A short time.</param>
/// <param name="InADay">Pupils opened one by one within 24 hours: more is noticed.</param>
/// <param name="InLists">Pupils shown in lists within <paramref name="Minutes"/>: more is noticed and slowed down.</param>
/// <param name="Pause">How long each page then waits.</param>
/// <param name="SlowFor">For how long it does.</param>
public sealed record UnusualLimits(int AtOnce, int Minutes, int InADay, int InLists, TimeSpan Pause, TimeSpan SlowFor)
{
    /// <summary>What the program comes with: a mentor's meeting goes through a class of thirty in half an hour, a principal's list of a large school is a thousand.</summary>
    public static UnusualLimits Default { get; } = new(30, 10, 100, 1500, TimeSpan.FromSeconds(4), TimeSpan.FromMinutes(30));

    /// <summary>Whether an hour of the day is night.</summary>
    /// <param name="hour">0–23, Swedish time.</param>
    public static bool IsNight(int hour) => hour is >= 22 or < 5;
}
