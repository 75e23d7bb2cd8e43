using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Intake.EdFi;
using RodaTraden.App.Intake.Mappings;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Intake.Running;

/// <summary>
/// Tells what a file is, from its content alone: native headings first, then a mapping that somebody has saved, then reports that are known beforehand.
/// Headings may stand below title lines.
/// </summary>
internal sealed class FileRecogniser(AppDbContext db)
{
    private const int MostRowsAbove = 15;

    /// <summary>Tells the kinds of some files, each read to its end to tell its letters: several at a time. One that fits nothing that is known is refused whole.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="order">The sender, and the period of a report that does not tell its own.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyList<FileReport>> RecogniseAsync(IReadOnlyList<string> paths, ImportOrder order, CancellationToken cancellation)
    {
        var mappings = await db.SenderMappings.AsNoTracking().OrderByDescending(mapping => mapping.SavedAt).ToListAsync(cancellation);
        var own = mappings.Where(mapping => order.Source.Length > 0 && mapping.Sender.Equals(order.Source, StringComparison.OrdinalIgnoreCase)).ToList();
        List<SenderMapping> ownFirst = [.. own, .. mappings.Except(own)];
        var reports = new FileReport[paths.Count];
        Parallel.For(0, paths.Count, new ParallelOptions { CancellationToken = cancellation }, at => reports[at] = ReportOf(paths[at], order, ownFirst));
        return reports;
    }

    /// <summary>The first rows of a file that is no document, each as it would be read as headings, with the way to open the file there.</summary>
    /// <exception cref="FileRefusedException">It is neither text nor a workbook.</exception>
    public static IReadOnlyList<HeadingCandidate> Candidates(string path, LetterCode letters = LetterCode.Told)
    {
        if (SourceText.ShapeOf(path) == SourceShape.Workbook)
        {
            return [.. WorkbookTable.FirstRows(path, MostRowsAbove).Select((row, at) => new HeadingCandidate(row, () => WorkbookTable.Open(path, at + 1)))];
        }

        var encoding = SourceText.EncodingOf(path, letters);
        using var first = DelimitedTable.Open(path, encoding);
        var candidates = new List<HeadingCandidate> { new(first.Headings, () => DelimitedTable.Open(path, encoding)) };
        candidates.AddRange(DelimitedHeadings.Below(path, encoding, MostRowsAbove).Select(below => new HeadingCandidate(below.Headings, () => DelimitedTable.Open(path, encoding, below.Place))));
        return candidates;
    }

    private static FileReport ReportOf(string path, ImportOrder order, List<SenderMapping> mappings)
    {
        try
        {
            return new(Recognise(path, order, mappings));
        }
        catch (FileRefusedException refusal)
        {
            return new(path, refusal);
        }
    }

    private static SourceFile Recognise(string path, ImportOrder order, List<SenderMapping> mappings)
    {
        if (!File.Exists(path))
        {
            throw new FileRefusedException(FileRefusalReason.NotFound, Path.GetFileName(path));
        }

        if (SourceText.ShapeOf(path) == SourceShape.Document)
        {
            return new(path, EdFiTable.KindOf(path), "", () => EdFiTable.Open(path));
        }

        var (candidates, refusal) = CandidatesOf(path, LetterCode.Told);
        if (candidates.Select(candidate => (candidate, kind: NativeColumns.KindOf(candidate.Headings))).FirstOrDefault(found => found.kind is not null) is { kind: { } kind, candidate: var native })
        {
            return new(path, kind, "", native.Open);
        }

        foreach (var mapping in mappings)
        {
            var rules = mapping.Rules;
            var (others, _) = rules.Letters == LetterCode.Told ? (candidates, null) : CandidatesOf(path, rules.Letters);
            if (rules.Headings.Any() && others.FirstOrDefault(candidate => rules.Headings.All(heading => candidate.Headings.Contains(heading, StringComparer.OrdinalIgnoreCase))) is { } fitting)
            {
                return Mapped(path, mapping.Sender, rules, fitting, others, order) with { MappingId = mapping.Id };
            }
        }

        foreach (var candidate in candidates)
        {
            if (KnownReports.Of(candidate.Headings) is var (sender, rules))
            {
                return rules.Of("pupil") is null
                    ? throw new FileRefusedException(FileRefusalReason.ColumnMissing, "personnummer")
                    : Mapped(path, sender, rules, candidate, candidates, order);
            }
        }

        throw refusal ?? NativeColumns.Unknown(candidates[0].Headings);
    }

    /// <summary>The candidates, or none with the reason when the letters are broken: a mapping may know how to mend them.</summary>
    private static (IReadOnlyList<HeadingCandidate> Candidates, FileRefusedException? Refusal) CandidatesOf(string path, LetterCode letters)
    {
        try
        {
            return (Candidates(path, letters), null);
        }
        catch (FileRefusedException refusal) when (refusal.Reason == FileRefusalReason.BrokenLetters)
        {
            return ([], refusal);
        }
    }

    private static SourceFile Mapped(string path, string sender, MappingRules rules, HeadingCandidate candidate, IReadOnlyList<HeadingCandidate> candidates, ImportOrder order)
    {
        ReportPeriod? period = null;
        if (rules.Kind == FileKind.PeriodFigures && rules.Of("from") is null)
        {
            var above = candidates.TakeWhile(other => other != candidate).Select(other => string.Join(' ', other.Headings));
            period = order.Period
                ?? above.Select(ReportPeriods.In).FirstOrDefault(found => found is not null)
                ?? ReportPeriods.In(Path.GetFileNameWithoutExtension(path))
                ?? throw new FileRefusedException(FileRefusalReason.PeriodMissing, sender);
        }

        return new(path, rules.Kind, sender, () => new MappedTable(candidate.Open(), rules, period));
    }
}

/// <summary>A row that may be the headings.</summary>
/// <param name="Headings">Its cells.</param>
/// <param name="Open">Opens the file with these as headings.</param>
internal sealed record HeadingCandidate(IReadOnlyList<string> Headings, Func<TableFile> Open);
