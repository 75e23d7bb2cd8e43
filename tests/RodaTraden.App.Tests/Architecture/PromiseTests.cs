using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using RodaTraden.App.Access;
using RodaTraden.App.Storage;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Tests.Architecture;

/// <summary>Promises of the house that no compiler keeps. Each has been seen to fail.</summary>
public sealed partial class PromiseTests
{
    private static readonly Assembly Program = typeof(AppDbContext).Assembly;

    [Fact]
    public void Core_knows_nothing_but_the_language_itself() => Assert.All(
        typeof(AttendanceLadder).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void The_attendance_engine_stands_alone() => Assert.All(
        SourceFiles.Core.Where(file => IsCode(file) && (file.Contains("/Attendance/", StringComparison.Ordinal) || file.Contains("/Detection/", StringComparison.Ordinal))),
        file => Assert.DoesNotMatch(@"\bCore\.(Access|Cases)\b", File.ReadAllText(file)));

    [Fact]
    public void Core_reads_no_clock_file_or_network() => Assert.All(
        SourceFiles.Core.Where(IsCode),
        file => Assert.DoesNotMatch(@"\b(TimeProvider|Stopwatch|File|Directory|HttpClient|Console|Environment)\.", File.ReadAllText(file)));

    [Fact]
    public void Pages_reach_no_table_past_the_visible_classes() => Assert.All(
        SourceFiles.App.Where(file => file.EndsWith(".razor", StringComparison.Ordinal)),
        file => Assert.DoesNotContain("AppDbContext", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void Every_page_says_who_may_open_it() => Assert.All(Pages(), page => Assert.Single(page.GetCustomAttributes<Attribute>(), attribute =>
        attribute is AllowAnonymousAttribute or AuthorizeAttribute { Policy: Policies.SeePupils or Policies.RegisterAttendance or Policies.WriteNotes or Policies.WriteSymptoms or Policies.SeeCases or Policies.ReportConcern or Policies.SeeCauses or Policies.WriteCauses or Policies.SeeInquiries or Policies.WriteInquiries or Policies.ReceiveNotices or Policies.DecideRoutine or Policies.WriteCases or Policies.SendNotices or Policies.SeeSchoolNow or Policies.SeeFigures or Policies.Operate or Policies.KeepRecords or Policies.SeeProtected or Policies.SeeGrounds or Policies.WriteGrounds or Policies.SeeReadLog or Policies.GiveWholeRecord or Policies.DecideRetention or Policies.Emergency or Policies.ReviewAccess or Policies.SeeShared or Policies.Family or Policies.SignedIn }));

    [Fact]
    public void Pages_are_plain_html_without_script_or_inline_style() => Assert.All(
        SourceFiles.App.Where(file => file.EndsWith(".razor", StringComparison.Ordinal) && Path.GetFileName(file) is not ("PasskeyScript.razor" or "DraftButton.razor")),
        file => Assert.DoesNotMatch(@"@rendermode|<script|\sstyle=|\son[a-z]+=""|MarkupString", File.ReadAllText(file)));

    [Fact]
    public void Words_stand_in_the_language_files_and_not_in_pages()
    {
        var found = SourceFiles.App.Where(file => file.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(file => WordsInMarkup().Matches(Markup(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"))
            .Where(words => !words.Contains("Röda tråden", StringComparison.Ordinal) && !words.Contains("Svenska", StringComparison.Ordinal) && !words.Contains("English", StringComparison.Ordinal) && !words.Contains("rodatraden demo", StringComparison.Ordinal));
        Assert.Empty(found);
    }

    [Fact]
    public void There_is_no_shelf_for_what_has_no_place() => Assert.DoesNotContain(
        SourceFiles.App.Concat(SourceFiles.Core).Select(Path.GetDirectoryName),
        folder => Path.GetFileName(folder) is "Common" or "Utils" or "Helpers" or "Managers" or "Services" or "Models");

    [Fact]
    public void Raw_sql_is_written_only_in_storage_and_where_attendance_and_the_roll_of_everybody_are_read() => Assert.All(
        SourceFiles.App.Where(IsCode).Where(file => !file.Contains("Storage", StringComparison.Ordinal) && Path.GetFileName(file) is not ("AttendanceStore.cs" or "RollRows.cs")),
        file => Assert.DoesNotMatch(@"FromSql|SqlQuery|ExecuteSql|CreateCommand|PlainCommand", File.ReadAllText(file)));

    private static string Markup(string file) => string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static IEnumerable<Type> Pages() => Program.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any());

    private static bool IsCode(string file) => file.EndsWith(".cs", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=>)[^<>@{}()]*[A-Za-zÅÄÖåäö]{4,}[^<>@{}()=;]*(?=</[a-z])")]
    private static partial Regex WordsInMarkup();
}
