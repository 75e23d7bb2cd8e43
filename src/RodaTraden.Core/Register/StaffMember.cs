namespace RodaTraden.Core.Register;

/// <summary>A person who works at schools (staff.csv).</summary>
public sealed class StaffMember
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The key in the senders' files; pupils.csv names mentors by it.</summary>
    public required string Key { get; init; }

    /// <summary>Given name.</summary>
    public string GivenName { get; set; } = "";

    /// <summary>Family name.</summary>
    public string FamilyName { get; set; } = "";

    /// <summary>E-mail; empty when not told.</summary>
    public string Email { get; set; } = "";

    /// <summary>Renewed at every change.</summary>
    public Guid Version { get; set; }

    /// <summary>Given and family name.</summary>
    public string FullName => $"{GivenName} {FamilyName}";
}

/// <summary>What a staff member does at a unit, in the sender's words.</summary>
public sealed class StaffPost
{
    /// <summary>Our own number.</summary>
    public int Id { get; init; }

    /// <summary>The person.</summary>
    public required int StaffId { get; init; }

    /// <summary>The unit.</summary>
    public required int UnitId { get; init; }

    /// <summary>The role as the file has it.</summary>
    public required string Role { get; init; }
}
