namespace RodaTraden.App.Access.Auditing;

/// <summary>Codes of pages in the read log that something depends on.</summary>
internal static class ReadPages
{
    /// <summary>What emergency access shows.</summary>
    public const string Emergency = "nodatkomst";

    /// <summary>The list of pupils as a file.</summary>
    public const string File = "elever-fil";

    /// <summary>One's own drafts.</summary>
    public const string Drafts = "utkast";

    /// <summary>Pages that show many pupils together: nobody has been opened there.</summary>
    public static IReadOnlyList<string> Lists { get; } =
        ["elever", File, Drafts, "min-dag", "skolan-nu", "delat", "mitt", "registrera", "dubbletter", "skyddade", "anmalningar", "nodatkomst-skolan", "nodatkomst-egna", "granskning"];
}
