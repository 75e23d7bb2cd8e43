using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Attendance.Importing;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Intake.Mappings;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Register.Importing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Intake.Running;

/// <summary>Who reads in, and under what name the sender goes.</summary>
/// <param name="AccountId">The account; null for the operator's command.</param>
/// <param name="Role">The role one acts in; empty for the operator.</param>
/// <param name="Source">Name of the sender; empty when not told.</param>
/// <param name="Period">The period of reports that do not tell their own.</param>
/// <param name="MayLiftProtection">Whether a file may take a pupil's protection away. On the page a person confirms it; the operator's command follows the file, and says so.</param>
internal sealed record ImportOrder(int? AccountId = null, string Role = "", string Source = "", ReportPeriod? Period = null, bool MayLiftProtection = true);

/// <summary>
/// Reads files in: tells their kinds, takes them in the order in which they need each other, each in a transaction of its own, so that a
/// process that is killed leaves all or nothing of each file. A preview is the same run, taken back at the end.
/// </summary>
internal sealed class ImportRun(
    AppDbContext db,
    FileRecogniser recogniser,
    IEnumerable<IFileReader> readers,
    ReplacedMonths replacedMonths,
    RegisterChanges changes,
    RefusedRows refusedRows,
    PupilChanges pupilChanges,
    Evaluator evaluator,
    ImportLock importLock,
    StorageOptions storage,
    TimeProvider time)
{
    public async Task<IReadOnlyList<FileReport>> RunAsync(
        IReadOnlyList<string> files,
        bool preview,
        ImportOrder order,
        IProgress<RunProgress> progress,
        CancellationToken cancellation)
    {
        var reports = (await recogniser.RecogniseAsync(files, order, cancellation)).OrderBy(report => report.Kind).ToList();
        reports.ForEach(report => report.Sender = order.Source.Length > 0 ? order.Source : report.Source?.Sender ?? "");
        await using var mine = await importLock.WaitAsync(cancellation);
        refusedRows.ForgetOld();
        LessonSpool.ForgetOld(storage.SpoolDirectory);
        if (preview)
        {
            await PreviewAsync(reports, order, progress, cancellation);
            return reports;
        }

        await EachAsync(reports, progress, async (table, report) =>
        {
            report.MayLiftProtection = order.MayLiftProtection;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await ReadAsync(table, report, order, progress, cancellation);
            await KeepReceiptAsync(report, order, cancellation);
            await transaction.CommitAsync(cancellation);
        }, cancellation);
        await evaluator.EvaluatePendingAsync(time.SwedishToday(), progress, cancellation);
        return reports;
    }

    private IQueryable<int> Protected => db.Pupils.Where(pupil => pupil.Marking != ProtectedMarking.None).Select(pupil => pupil.Id);

    private const string BeforeFile = "before_file";

    /// <summary>What the latest preview would do to the ladder; null when it touches nobody.</summary>
    public LadderEffect? Effect { get; private set; }

    private async Task<LadderEffect?> EffectAsync(HashSet<int> touched, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        if (touched.Count == 0)
        {
            return null;
        }

        var before = await StepsAsync(cancellation);
        await evaluator.EvaluateAsync(time.SwedishToday(), touched, progress, cancellation);
        return new(before, await StepsAsync(cancellation));
    }

    private async Task<IReadOnlyList<int>> StepsAsync(CancellationToken cancellation)
    {
        var counts = await db.Standings.GroupBy(standing => standing.HeldStep).Select(of => new { Step = of.Key, Count = of.Count() }).ToDictionaryAsync(of => of.Step, of => of.Count, cancellation);
        return [.. Enumerable.Range(0, 6).Select(step => counts.GetValueOrDefault(step))];
    }

    private async Task PreviewAsync(List<FileReport> reports, ImportOrder order, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        // Begun when the first file is prepared, so that nobody waits for a write while it is parsed. Left without a commit, which takes everything back.
        IDbContextTransaction? transaction = null;
        try
        {
            await EachAsync(reports, progress, async (table, report) =>
            {
                transaction ??= await db.Database.BeginTransactionAsync(cancellation);
                await transaction.CreateSavepointAsync(BeforeFile, cancellation);
                try
                {
                    await ReadAsync(table, report, order, progress, cancellation);
                }
                catch (FileRefusedException)
                {
                    // What a broken file managed before it broke is not there for the next one to lean on.
                    await transaction.RollbackToSavepointAsync(BeforeFile, cancellation);
                    throw;
                }
                finally
                {
                    report.ReceiptId = null;
                }
            }, cancellation);
            Effect = await EffectAsync([.. reports.Where(report => report.WholeRefusal is null).SelectMany(report => report.TouchedPupils)], progress, cancellation);
        }
        finally
        {
            if (transaction is not null)
            {
                await transaction.DisposeAsync();
            }
        }

        db.ChangeTracker.Clear();
        db.Add(Audited(AuditAct.ImportPreviewing, order, ""));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes the files that can be read one by one, each opened and prepared; while one is written, the next are prepared.</summary>
    private async Task EachAsync(IReadOnlyList<FileReport> reports, IProgress<RunProgress> progress, Func<TableFile, FileReport, Task> read, CancellationToken cancellation)
    {
        foreach (var files in reports.Where(report => report.WholeRefusal is null).GroupBy(report => report.Kind).ToList())
        {
            var reader = ReaderOf(files.Key);
            await reader.LoadAsync(cancellation);
            foreach (var report in files)
            {
                await LearnOfProtectedAsync(report, cancellation);
            }

            await using var ahead = new ReadAhead(reader, files, progress, cancellation);
            foreach (var report in files)
            {
                await RefusedOrAsync(report, async () =>
                {
                    await ahead.ReadyAsync(report);
                    await LearnOfProtectedAsync(report, cancellation);
                    using var table = report.Source!.Open();
                    await read(table, report);
                });
                changes.Forget();
                db.ChangeTracker.Clear();
            }
        }
    }

    private IFileReader ReaderOf(FileKind kind) => readers.Single(reader => reader.Kind == kind);

    private static async Task RefusedOrAsync(FileReport report, Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (FileRefusedException refusal)
        {
            (report.WholeRefusal, report.ReceiptId) = (refusal, null);
        }
    }

    private async Task ReadAsync(TableFile table, FileReport report, ImportOrder order, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        changes.Follow(db);
        await BeginReceiptAsync(report, order, cancellation);
        await ReaderOf(report.Kind).ReadAsync(table, report, progress, cancellation);
        if (report.Rows == 0)
        {
            throw new FileRefusedException(FileRefusalReason.OnlyHeadings, report.FileName);
        }

        await db.SaveChangesAsync(cancellation);
        report.ProtectedPupils = (await Protected.ToHashSetAsync(cancellation)).Union(report.ProtectedPupils).ToHashSet();
        refusedRows.Write(report);
    }

    private async Task LearnOfProtectedAsync(FileReport report, CancellationToken cancellation)
    {
        report.ProtectedPupils = await Protected.ToHashSetAsync(cancellation);
        report.ProtectedGuardians = await db.Guardianships.Where(tie => Protected.Contains(tie.PupilId)).Select(tie => tie.GuardianId).ToHashSetAsync(cancellation);
    }

    /// <summary>What a file replaces is kept under its receipt as it is read: the receipt stands first, and is filled in at the end.</summary>
    private async Task BeginReceiptAsync(FileReport report, ImportOrder order, CancellationToken cancellation)
    {
        var receipt = new ImportedFile
        {
            At = time.UtcNow(),
            AccountId = order.AccountId,
            FileName = report.FileName,
            Kind = report.Kind,
            Source = report.Sender,
            Version = Guid.CreateVersion7(),
        };
        db.Add(receipt);
        await db.SaveChangesAsync(cancellation);
        report.ReceiptId = receipt.Id;
        replacedMonths.BelongTo(receipt.Id);
        changes.BelongTo(receipt.Id);
    }

    private async Task KeepReceiptAsync(FileReport report, ImportOrder order, CancellationToken cancellation)
    {
        var receipt = await db.ImportedFiles.SingleAsync(file => file.Id == report.ReceiptId, cancellation);
        receipt.Rows = report.Rows;
        receipt.New = report.New;
        receipt.Changed = report.Changed;
        receipt.Unchanged = report.Unchanged;
        receipt.Refused = report.Refused;
        receipt.KeptByHand = report.KeptByHand;
        receipt.RefusedFile = report.RefusedFile;
        if (report.TouchedPupils.Count > 0 || report.UnitsMade > 0 || report is { Kind: FileKind.Units, ChangesSomething: true })
        {
            // New units and names are told of too, though they touch nobody: whoever holds the roll learns of them.
            await pupilChanges.AppendAsync(report.TouchedPupils, report.AttendanceFrom, evaluated: report.TouchedPupils.Count == 0, cancellation);
        }

        await changes.KeepAsync(db, cancellation);
        db.AddRange(report.UnmappedReasons.Select(reason => new UnmappedReason { FileId = receipt.Id, Text = reason.Key, Count = reason.Value }));
        db.Add(Audited(AuditAct.ImportCommitting, order, "imported_files/" + receipt.Id));
        await db.SaveChangesAsync(cancellation);
        if (report.Kind is FileKind.Pupils or FileKind.Guardians)
        {
            await ProtectedCleansing.ForgetChangesAsync(db, cancellation);
        }
    }

    private AuditEntry Audited(AuditAct act, ImportOrder order, string reference) => new()
    {
        At = time.UtcNow(),
        AccountId = order.AccountId,
        Role = order.Role,
        Act = act,
        Reference = reference,
    };
}
