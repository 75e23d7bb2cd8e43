using Microsoft.EntityFrameworkCore.ChangeTracking;
using RodaTraden.App.Intake.Running;

namespace RodaTraden.App.Register.Importing;

/// <summary>Counts a row as new, changed or unchanged by what it did to the stored one; repeats of a row within the file are unchanged.</summary>
internal static class RowCount
{
    /// <summary>Whether a stored row has got another value anywhere.</summary>
    public static bool HasChanged(EntityEntry entry) =>
        entry.Properties.Any(property => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue));

    /// <summary>Counts, and renews the version of a changed row.</summary>
    /// <returns>Whether the row did anything.</returns>
    public static bool Of(EntityEntry entry, bool isNew, FileLines lines, FileReport report, Action renewVersion, bool alsoChanged = false)
    {
        var changed = !isNew && (alsoChanged || HasChanged(entry));
        report.New += isNew ? 1 : 0;
        report.Changed += changed ? 1 : 0;
        report.Unchanged += lines.Count - (isNew || changed ? 1 : 0);
        if (changed)
        {
            RowChanges.Note(entry, lines.First, report);
            renewVersion();
        }

        return isNew || changed;
    }
}
