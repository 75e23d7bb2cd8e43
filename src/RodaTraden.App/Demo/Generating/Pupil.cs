namespace RodaTraden.App.Demo.Generating;

internal enum Marking
{
    None,
    Secrecy,
    ProtectedRegistration,
}

/// <summary>A seat: the unit and which of its parallel classes.</summary>
internal readonly record struct Seat(SchoolUnit Unit, int Parallel);

/// <summary>A stretch of one school year in one class.</summary>
internal sealed record Enrolment(SchoolYear Year, SchoolUnit Unit, int Level, int Parallel, DateOnly From, DateOnly? To)
{
    public bool Covers(DateOnly date)
    {
        return date >= From && (To is null || date <= To);
    }
}

internal sealed class Pupil
{
    public required int Index { get; init; }

    public required string Key { get; init; }

    /// <summary>The level in the latest school year; those above upper secondary's last have left.</summary>
    public required int Cohort { get; init; }

    public required Sex Sex { get; init; }

    /// <summary>Grew up elsewhere and comes to the upper secondary school only.</summary>
    public required bool FromNeighbour { get; init; }

    public Family? Family { get; set; }

    public string Given { get; set; } = "";

    public string FamilyName { get; set; } = "";

    public DateOnly Birth { get; set; }

    public string CivicNumber { get; set; } = "";

    public Marking Marking { get; set; }

    /// <summary>Attends, but the absence system has no rows.</summary>
    public bool WithoutLessons { get; set; }

    public int Language { get; set; }

    public bool SwedishAsSecond { get; set; }

    /// <summary>What stays the same in a pupil from year to year.</summary>
    public double Trait { get; set; }

    public Seat Younger { get; set; }

    public Seat Older { get; set; }

    public Seat Upper { get; set; }

    public Plant? Plant { get; set; }

    public List<Enrolment> Enrolments { get; } = [];

    public int LevelIn(SchoolYear year, SchoolYear latest)
    {
        return Cohort - (latest.Index - year.Index);
    }

    public Seat SeatAt(int level)
    {
        return level <= 6 ? Younger : level <= 9 ? Older : Upper;
    }

    public IEnumerable<Enrolment> In(SchoolYear year)
    {
        return Enrolments.Where(e => e.Year.Index == year.Index);
    }
}
