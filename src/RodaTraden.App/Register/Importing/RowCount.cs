using Microsoft.EntityFrameworkCore.ChangeTracking;
using RodaTraden.App.Intake.Running;

namespace RodaTraden.App.Register.Importing;

/// <summary>Counts a row as new, changed or unchanged by what it did to the stored one; repeats of a row within the file are unchanged.</summary>
internal static class RowCount
{
    /// <summary>Whether a stored row has got another value anywhere.</summary>
    public static bool HasChanged(EntityEntry entry) =>
        entry.Properties.Any(property => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue));

    /// <summary>Counts a row that the file made.</summary>
    public static void New(FileLines lines, FileReport report)
    {
        report.New++;
        report.Unchanged += lines.Count - 1;
    }

    /// <summary>Counts a row that stays as it is.</summary>
    public static void Unchanged(FileLines lines, FileReport report) => report.Unchanged += lines.Count;

    /// <summary>Counts, and renews the version of a changed row.</summary>
    /// <returns>Whether the row did anything.</returns>
    public static bool Of(EntityEntry entry, bool isNew, FileLines lines, FileReport report, Action renewVersion, bool alsoChanged = false)
    {
        if (isNew)
        {
            New(lines, report);
            return true;
        }

        if (!alsoChanged && !HasChanged(entry))
        {
            Unchanged(lines, report);
            return false;
        }

        report.Changed++;
        report.Unchanged += lines.Count - 1;
        RowChanges.Note(entry, lines.First, report);
        renewVersion();
        return true;
    }
}
