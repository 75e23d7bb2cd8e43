using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Demo;

/// <summary>An independent organiser of the invented municipality has told of a few opened inquiries.</summary>
internal static class DemoNotices
{
    private const int Notices = 3;

    public static async Task WriteAsync(AppDbContext db, int organiserId, int accountId, TimeProvider time, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        var away = await (
            from standing in db.Standings
            join unit in db.Units on standing.UnitId equals unit.Id
            join pupil in db.Pupils on standing.PupilId equals pupil.Id
            where unit.OrganiserId == organiserId && standing.HeldStep > 2 && pupil.CivicNumber != null && pupil.Marking == ProtectedMarking.None
            orderby pupil.Id
            select new { pupil.GivenName, pupil.FamilyName, pupil.CivicNumber, standing.UnitId }).Take(Notices).ToListAsync(cancellation);
        db.AddRange(away.Select((pupil, at) => new InquiryNotice
        {
            Year = today.Year,
            Sequence = at + 1,
            OrganiserId = organiserId,
            UnitId = pupil.UnitId,
            GivenName = pupil.GivenName,
            FamilyName = pupil.FamilyName,
            CivicNumber = pupil.CivicNumber!,
            OpenedOn = today.AddDays(-14 + (4 * at)),
            SentAt = time.UtcNow().AddDays(-13 + (4 * at)),
            SentBy = accountId,
            FormId = Guid.CreateVersion7(),
            State = at == 0 ? NoticeState.Received : NoticeState.Sent,
            AnsweredAt = at == 0 ? time.UtcNow().AddDays(-12) : null,
            Version = Guid.CreateVersion7(),
        }));
        await db.SaveChangesAsync(cancellation);
    }
}
