using System.Text.RegularExpressions;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Decisions;

namespace RodaTraden.App.Tests.Architecture;

/// <summary>What documents say of the code, the code says too.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void Every_audited_act_is_described_and_no_other()
    {
        var described = Rows("docs", "processes.md").Select(cells => cells[0]).Where(name => Enum.GetNames<AuditAct>().Contains(name));
        Assert.Equal(Enum.GetNames<AuditAct>().Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_printed_decision_table_is_the_one_that_decides()
    {
        var decides = string.Join('\n', DecisionTable.Rows.Select(row => $"| `{row.Role}` | `{row.Relation}` | `{row.Category}` | `{row.Ground}` | `{row.Level}` | {row.Rule} |"));
        var printed = string.Join('\n', File.ReadLines(Path.Combine(SourceFiles.Root, "docs", "access.md"))
            .Where(line => line.StartsWith('|') && Enum.TryParse<Role>(line.Trim('|', ' ').Split('|')[0].Trim(' ', '`'), out _) && line.Count(one => one == '|') == 7));
        Assert.Equal(decides, printed);
    }

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var documents = Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(SourceFiles.Root, "*.md"));
        var broken = documents.SelectMany(document => Links().Matches(File.ReadAllText(document))
            .Select(link => link.Groups[1].Value)
            .Where(target => !target.StartsWith("http", StringComparison.Ordinal) && !target.StartsWith("mailto", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target)))
            .Select(target => $"{Path.GetFileName(document)}: {target}"));
        Assert.Empty(broken);
    }

    private static IEnumerable<List<string>> Rows(params string[] document) => File.ReadLines(Path.Combine([SourceFiles.Root, .. document]))
        .Where(line => line.StartsWith('|'))
        .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim(' ', '`')).ToList());

    [GeneratedRegex(@"\]\(([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Links();
}
