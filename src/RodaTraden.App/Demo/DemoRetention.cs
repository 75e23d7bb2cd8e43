using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Detection.WorkList;
using RodaTraden.Core.Register;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Demo;

/// <summary>The invented municipality has decided how long things are kept, and some who left two years ago are due.</summary>
internal static class DemoRetention
{
    private const string Decision = "Utbildningsnämnden § 84, informationshanteringsplan";

    private static readonly (string Given, string Family)[] Left = [("Alva", "Dahlgren"), ("Milo", "Ekdahl"), ("Iris", "Hamrin")];

    public static async Task WriteAsync(AppDbContext db, SchoolUnit unit, int officerId, int principalId, TimeProvider time, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        foreach (var records in new[] { RecordClass.Attendance, RecordClass.Notes, RecordClass.Grounds, RecordClass.AccessChecks, RecordClass.ReadLog })
        {
            db.Add(new RetentionRule
            {
                OrganiserId = unit.OrganiserId,
                Class = records,
                Action = RetentionAction.Dispose,
                Months = ProposedPeriods.Of(records).Months,
                DecisionReference = Decision,
                DecidedOn = today.AddYears(-1),
                ValidFrom = today.AddYears(-1),
                SavedAt = time.UtcNow().AddYears(-1),
                SavedByAccountId = officerId,
            });
        }

        var pupils = Left.Select((name, at) => new Pupil { Key = "slutat-" + (at + 1), GivenName = name.Given, FamilyName = name.Family, Search = SearchText.Fold($"{name.Given} {name.Family}"), Version = Guid.CreateVersion7() }).ToList();
        db.AddRange(pupils);
        await db.SaveChangesAsync(cancellation);
        var last = today.AddYears(-2);
        foreach (var pupil in pupils)
        {
            db.Add(new Enrolment { PupilId = pupil.Id, UnitId = unit.Id, Grade = "9", Class = "9A", MentorKey = "", From = last.AddYears(-3), To = last, Version = Guid.CreateVersion7() });
            db.Add(new StepResponse
            {
                PupilId = pupil.Id,
                Step = 2,
                Kind = ResponseKind.Talk,
                With = TalkedWith.Pupil,
                On = last.AddMonths(-3),
                Note = "Vi pratade om vad som händer efter nian.",
                ByAccountId = principalId,
                SavedAt = time.UtcNow().AddYears(-2).AddMonths(-3),
                FormId = Guid.CreateVersion7(),
                Version = Guid.CreateVersion7(),
            });
        }

        await db.SaveChangesAsync(cancellation);
    }
}
