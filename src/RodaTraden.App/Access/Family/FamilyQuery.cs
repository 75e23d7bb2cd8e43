using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Disclosure;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Shared.Time;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Access.Family;

/// <summary>What a guardian sees of the own children, and a pupil of oneself.</summary>
internal sealed class FamilyQuery(VisiblePupils visible, VisibleGrounds grounds, AttendanceStore store, CurrentUser user, ReadLog readLog, TimeProvider time)
{
    /// <summary>The own children, or oneself, and how many questions wait for one's answer.</summary>
    public async Task<IReadOnlyList<(VisiblePupil Pupil, int Questions)>> ListAsync(CancellationToken cancellation = default)
    {
        var pupils = (await visible.Query(InformationCategory.Identity).OrderBy(pupil => pupil.GivenName).ThenBy(pupil => pupil.Id).ToListAsync(cancellation)).DistinctBy(pupil => pupil.Id).ToList();
        await readLog.NoteAsync(pupils.Select(pupil => pupil.Id), InformationCategory.Identity, "mitt", cancellation);
        var listed = new List<(VisiblePupil, int)>();
        foreach (var pupil in pupils)
        {
            var about = await grounds.FindAsync(pupil.Id, cancellation: cancellation);
            listed.Add((pupil, about?.Consents.Count(WaitsForMe) ?? 0));
        }

        return listed;
    }

    /// <summary>A child's school days of this school year; null when the child does not exist for the one who asks.</summary>
    public async Task<(VisiblePupil Pupil, PupilYear Year)?> AttendanceAsync(int pupilId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, InformationCategory.AttendanceRows, cancellation: cancellation) is not { } pupil)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.AttendanceRows, "mitt-dagar", cancellation);
        return (pupil, (await store.ReadPupilYearAsync(pupilId, SchoolYear.Of(time.SwedishToday()), cancellation)).Year);
    }

    /// <summary>Which of those who must answer one is oneself; null when none.</summary>
    public Giver? Me(ConsentCard card) => user.ActiveRole == Role.Pupil
        ? card.Asked.Contains(Giver.Pupil) ? Giver.Pupil : null
        : card.Asked.Where(giver => giver.GuardianId is { } guardian && user.GuardianIds.Contains(guardian)).Select(giver => (Giver?)giver).FirstOrDefault();

    /// <summary>Whether an answer of one's own is asked for and can still be given or changed.</summary>
    public bool IsForMe(ConsentCard card) => card.IsOpen && Me(card) is not null;

    /// <summary>Whether one has not answered yet.</summary>
    public bool WaitsForMe(ConsentCard card) => IsForMe(card) && card.AnswerOf(Me(card)!.Value) is null;
}
