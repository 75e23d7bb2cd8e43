using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Cases.Concerns;

namespace RodaTraden.App.Cases.Concerns;

/// <summary>Notes that a report of concern was made, and what the committee answered. The report itself is made in the committee's own channel.</summary>
internal sealed class ConcernBook(AppDbContext db, VisibleConcerns visible, CurrentUser user, AuditLog audit, ReadLog readLog, TimeProvider time)
{
    /// <summary>The pupil, the committee's channel, and the reports that one may see; null when the pupil does not exist for the one who asks.</summary>
    public async Task<ConcernsView?> ReadAsync(int pupilId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, cancellation) is not { } pupil)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], InformationCategory.ConcernReports, "orosanmalan", cancellation);
        var reports = await visible.Of(pupil).AsNoTracking().OrderByDescending(one => one.On).ThenByDescending(one => one.Id).ToListAsync(cancellation);
        var ids = reports.Select(one => one.ByAccountId).ToHashSet();
        return new(
            pupil,
            await db.InstallationSettings.Select(settings => settings.ConcernChannel).FirstOrDefaultAsync(cancellation) ?? "",
            reports,
            await db.Users.Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellation),
            time.SwedishToday());
    }

    /// <summary>Notes a report; null when it went well. The same form saved twice is one.</summary>
    public async Task<ConcernRefusal?> NoteAsync(int pupilId, DateOnly? on, ConcernChannel? channel, Guid formId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, cancellation) is not { } pupil)
        {
            return ConcernRefusal.NotFound;
        }

        if (ConcernReport.Check(on, channel, time.SwedishToday()) is { } refusal)
        {
            return refusal;
        }

        if (!await db.ConcernReports.AnyAsync(one => one.FormId == formId, cancellation))
        {
            db.Add(new ConcernReport
            {
                PupilId = pupilId,
                OrganiserId = pupil.OrganiserId!.Value,
                UnitId = pupil.UnitId,
                On = on!.Value,
                Channel = channel!.Value,
                ByAccountId = user.AccountId!.Value,
                SavedAt = time.UtcNow(),
                FormId = formId,
                Version = Guid.CreateVersion7(),
            });
            await SaveAsync(AuditAct.ConcernNoting, pupil, formId, cancellation);
        }

        return null;
    }

    /// <summary>Notes the committee's answer; null when it went well.</summary>
    public async Task<ConcernRefusal?> AnswerAsync(int pupilId, int reportId, ConcernAnswer? answer, DateOnly? on, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, cancellation) is not { } pupil || await visible.Of(pupil).SingleOrDefaultAsync(one => one.Id == reportId, cancellation) is not { } report)
        {
            return ConcernRefusal.NotFound;
        }

        if (report.CheckAnswer(answer, on, time.SwedishToday()) is { } refusal)
        {
            return refusal;
        }

        (report.Answer, report.AnsweredOn, report.Version) = (answer, on, Guid.CreateVersion7());
        await SaveAsync(AuditAct.ConcernAnswering, pupil, report.FormId, cancellation);
        return null;
    }

    /// <summary>Strikes a note that one has written in error. It says nothing to the committee.</summary>
    public async Task RemoveAsync(int pupilId, int reportId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, cancellation) is { } pupil && await visible.Of(pupil).SingleOrDefaultAsync(one => one.Id == reportId && one.ByAccountId == user.AccountId, cancellation) is { } report)
        {
            (report.RemovedAt, report.Version) = (time.UtcNow(), Guid.CreateVersion7());
            await SaveAsync(AuditAct.ConcernRemoving, pupil, report.FormId, cancellation);
        }
    }

    private async Task SaveAsync(AuditAct act, VisiblePupil pupil, Guid formId, CancellationToken cancellation)
    {
        audit.Add(act, pupil.Id, pupil.UnitId, "concern_reports/" + formId.ToString("n"), "SoL 19:1");
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>What one sees of reports of concern.</summary>
public sealed record ConcernsView(VisiblePupil Pupil, string Channel, IReadOnlyList<ConcernReport> Reports, IReadOnlyDictionary<int, string> Names, DateOnly Today);
