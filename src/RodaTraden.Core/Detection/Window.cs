using RodaTraden.Core.Attendance;

namespace RodaTraden.Core.Detection;

/// <summary>The kinds of window a condition looks through. Source: measures.md section 3.</summary>
public enum WindowKind
{
    /// <summary>The n latest school days of the pupil.</summary>
    Last,

    /// <summary>The n school days just before the n latest.</summary>
    Previous,

    /// <summary>1 July to 31 December, or 1 January to 30 June, up to the day.</summary>
    Term,

    /// <summary>The school year up to the day.</summary>
    Year,

    /// <summary>The calendar month up to the day.</summary>
    Month,
}

/// <summary>A window of a pupil's school days that ends on the as-of date and never reaches outside its school year.</summary>
/// <param name="Kind">Which days.</param>
/// <param name="Length">n, for <see cref="WindowKind.Last"/> and <see cref="WindowKind.Previous"/>; otherwise 0.</param>
public readonly record struct Window(WindowKind Kind, int Length = 0)
{
    /// <summary>The calendar month.</summary>
    public static readonly Window Month = new(WindowKind.Month);

    /// <summary>The term.</summary>
    public static readonly Window Term = new(WindowKind.Term);

    /// <summary>The school year.</summary>
    public static readonly Window Year = new(WindowKind.Year);

    /// <summary>The n latest school days.</summary>
    public static Window Last(int n) => new(WindowKind.Last, n);

    /// <summary>The n school days just before the n latest.</summary>
    public static Window Previous(int n) => new(WindowKind.Previous, n);

    /// <summary>The name in answers and settings: <c>Last20</c>, <c>Month</c>.</summary>
    public override string ToString() => Length > 0 ? $"{Kind}{Length}" : Kind.ToString();

    /// <summary>Reads the name written by <see cref="ToString"/>.</summary>
    /// <returns>False when the text is no window.</returns>
    public static bool TryParse(string? text, out Window window)
    {
        window = default;
        var letters = text?.TrimEnd("0123456789".ToCharArray());
        if (!Enum.TryParse<WindowKind>(letters, out var kind) || !Enum.IsDefined(kind))
        {
            return false;
        }

        var digits = text![letters!.Length..];
        var needsLength = kind is WindowKind.Last or WindowKind.Previous;
        if (needsLength != int.TryParse(digits, out var length) || (needsLength && length is < 1 or > 200))
        {
            return false;
        }

        window = new(kind, length);
        return true;
    }

    /// <summary>The days of the window at a moment, as indexes of the pupil's school days.</summary>
    public DayRange At(in Moment moment)
    {
        var end = moment.End;
        return Kind switch
        {
            WindowKind.Last => new(Math.Max(0, end - Length), end),
            WindowKind.Previous => new(Math.Max(0, end - (2 * Length)), Math.Max(0, end - Length)),
            WindowKind.Year => new(0, end),
            WindowKind.Term => From(moment, SchoolYear.TermStart(moment.AsOf)),
            WindowKind.Month => From(moment, new DateOnly(moment.AsOf.Year, moment.AsOf.Month, 1)),
        };
    }

    private static DayRange From(in Moment moment, DateOnly first) =>
        new(Math.Min(moment.End, moment.Year.DaysUntil(first.AddDays(-1))), moment.End);
}
