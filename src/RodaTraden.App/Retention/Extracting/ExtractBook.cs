using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Retention.Holding;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Extracting;

/// <summary>Makes extracts of everything kept about a pupil.</summary>
internal sealed class ExtractBook(AppDbContext db, VisibleWholeRecords visible, ExtractReader reader, HoldBook holds, CurrentUser user, AuditLog audit, ReadLog readLog, TimeProvider time)
{
    /// <summary>What there is to give, and what has been given; null when the pupil does not exist for the one who asks.</summary>
    public async Task<WholeRecordView?> FindAsync(int pupilId, AccessLevel level = AccessLevel.Read, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, level, cancellation) is not { } pupil)
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], pupil.Category, "hela-akten", cancellation);
        var tables = await reader.ReadAsync(pupilId, cancellation);
        return new(
            pupil,
            [.. Enum.GetValues<ExtractPart>().Select(part => (part, tables.Where(table => table.Part == part && table.Shown != ExtractShown.InDocumentAlone).Sum(table => table.Rows.Count)))],
            await (
                from extract in db.RegisterExtracts.AsNoTracking()
                where extract.PupilId == pupilId
                join account in db.Users on extract.MadeByAccountId equals account.Id
                orderby extract.Id descending
                select new MadeExtract(extract, account.DisplayName)).ToListAsync(cancellation),
            await holds.StandingAsync(pupil.OrganiserId ?? 0, pupilId, cancellation));
    }

    /// <summary>Makes an extract; the same form sent twice is one.</summary>
    /// <returns>Its number, or why not.</returns>
    public async Task<(int Id, ExtractRefusal? Refusal)> MakeAsync(int pupilId, ExtractAsked asked, CancellationToken cancellation = default)
    {
        if (RegisterExtract.Check(asked.Receiver, asked.AskedOn, asked.Identified, asked.Withheld, asked.Rule, asked.IsWeighed, time.SwedishToday()) is { } refusal)
        {
            return (0, refusal);
        }

        if (await db.RegisterExtracts.AsNoTracking().SingleOrDefaultAsync(one => one.FormId == asked.FormId && one.PupilId == pupilId, cancellation) is { } sent)
        {
            return (sent.Id, null);
        }

        var extract = new RegisterExtract
        {
            PupilId = pupilId,
            Receiver = asked.Receiver!.Value,
            AskedOn = asked.AskedOn!.Value,
            Identified = asked.Identified.Trim(),
            Withheld = asked.Withheld,
            Rule = asked.Rule.Trim(),
            MadeAt = time.UtcNow(),
            MadeByAccountId = user.AccountId!.Value,
            FormId = asked.FormId,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(extract);
        await db.SaveChangesAsync(cancellation);
        audit.Add(AuditAct.RegisterExtracting, pupilId, reference: "register_extracts/" + extract.Id, ground: extract.Withheld.Count == 0 ? "whole" : "withheld");
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (extract.Id, null);
    }

    /// <summary>An extract that was made today, with what is given; null otherwise. On another day another is made, of what there is then.</summary>
    public async Task<ExtractDocument?> OpenAsync(int pupilId, int extractId, CancellationToken cancellation = default)
    {
        if (await visible.FindAsync(pupilId, cancellation: cancellation) is not { } pupil
            || await db.RegisterExtracts.AsNoTracking().SingleOrDefaultAsync(one => one.Id == extractId && one.PupilId == pupilId, cancellation) is not { } extract
            || DateOnly.FromDateTime(SwedishTime.Local(extract.MadeAt)) != time.SwedishToday())
        {
            return null;
        }

        await readLog.NoteAsync([pupilId], pupil.Category, "registerutdrag", cancellation);
        var by = await db.Users.Where(account => account.Id == extract.MadeByAccountId).Select(account => account.DisplayName).SingleAsync(cancellation);
        var organiser = await db.Organisers.Where(one => one.Id == pupil.OrganiserId).Select(one => one.Name).SingleOrDefaultAsync(cancellation) ?? "";
        return new(pupil, organiser, extract, by, [.. (await reader.ReadAsync(pupilId, cancellation)).Where(table => !extract.Withheld.Contains(table.Part))]);
    }
}

/// <summary>What somebody says to make an extract.</summary>
internal sealed record ExtractAsked(ExtractReceiver? Receiver, DateOnly? AskedOn, string Identified, IReadOnlyList<ExtractPart> Withheld, string Rule, bool IsWeighed, Guid FormId);

/// <summary>What is kept about a pupil, by number of rows, and what has been given and held.</summary>
internal sealed record WholeRecordView(WholeRecordPupil Pupil, IReadOnlyList<(ExtractPart Part, int Rows)> Parts, IReadOnlyList<MadeExtract> Extracts, IReadOnlyList<StandingHold> Holds);

/// <summary>An extract that was made, and who made it.</summary>
internal sealed record MadeExtract(RegisterExtract Extract, string By);

/// <summary>An extract as it is given.</summary>
internal sealed record ExtractDocument(WholeRecordPupil Pupil, string Organiser, RegisterExtract Extract, string By, IReadOnlyList<ExtractTable> Tables);
