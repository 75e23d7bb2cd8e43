using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using RodaTraden.App.Intake.Running;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register.Importing;

/// <summary>Notes which values of a stored row a file changes, under the names of the native columns. Nothing is noted of a pupil with protected data.</summary>
internal static class RowChanges
{
    private static readonly Dictionary<string, string> Columns = new()
    {
        ["MentorKey"] = "mentor",
        ["MunicipalityCode"] = "municipality",
        ["To"] = "enrolled_to",
        ["MayBeContacted"] = "contact",
    };

    public static void Note(EntityEntry entry, long line, FileReport report)
    {
        if (entry.Entity is Pupil { IsProtected: true } || (entry.Entity is Pupil && entry.OriginalValues[nameof(Pupil.Marking)] is not ProtectedMarking.None) || OfProtected(entry, report))
        {
            return;
        }

        foreach (var property in entry.Properties.Where(property => property.Metadata.Name is not ("Version" or "Search" or "Marking" or "CivicNumber" or "PupilId" or "OrganiserId" or "Number") && !Equals(property.OriginalValue, property.CurrentValue)))
        {
            report.Note(PupilOf(entry), new(line, Columns.GetValueOrDefault(property.Metadata.Name) ?? Plain(property.Metadata.Name), Words(property.OriginalValue), Words(property.CurrentValue)));
        }
    }

    /// <summary>Whose the row is: what a file says of a pupil is withdrawn when the same file marks the pupil protected.</summary>
    private static int? PupilOf(EntityEntry entry) => entry.Entity switch
    {
        Pupil pupil => pupil.Id,
        Enrolment enrolment => enrolment.PupilId,
        Guardianship tie => tie.PupilId,
        _ => null,
    };

    private static bool OfProtected(EntityEntry entry, FileReport report) => entry.Entity switch
    {
        Enrolment enrolment => report.ProtectedPupils.Contains(enrolment.PupilId),
        Guardianship tie => report.ProtectedPupils.Contains(tie.PupilId),
        Guardian guardian => report.ProtectedGuardians.Contains(guardian.Id),
        _ => false,
    };

    private static string Words(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        null => "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name)
        {
            plain.Append(char.IsUpper(letter) && plain.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return plain.ToString();
    }
}
