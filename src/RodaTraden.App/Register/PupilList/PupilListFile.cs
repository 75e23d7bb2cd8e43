using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using RodaTraden.App.Access;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Shared.Exporting;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Shared.Time;
using RodaTraden.Core.Detection;

namespace RodaTraden.App.Register.PupilList;

/// <summary>The list as a file that a spreadsheet opens: the same pupils, filters and order as on the page, with whole minutes beside the share.</summary>
internal static class PupilListFile
{
    public static void MapPupilListFile(this IEndpointRouteBuilder routes) => routes.MapPost("/elever/fil", WriteAsync)
        .RequireAuthorization(Policies.SeePupils)
        .WithMetadata(new RequireAntiforgeryTokenAttribute(), new FreshSignInAttribute("/elever"));

    private static async Task<IResult> WriteAsync([FromForm] PupilListForm form, PupilListQuery query, LanguageTexts texts, TimeProvider time, CancellationToken cancellation)
    {
        var fromStep = int.TryParse(form.Steg, NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : (int?)null;
        var rows = await query.TakeOutAsync(new(form.Search, form.Klass, fromStep, LineStates.Of(form.Laget), form.Sort, 1), cancellation);
        var headings = Columns.Select(column => texts[column]).ToList();
        var cells = rows.Select(row => Cells(row, texts));
        var name = string.Create(CultureInfo.InvariantCulture, $"elever-{time.SwedishToday():yyyy-MM-dd}");
        return form.Format == "xlsx"
            ? Results.File(WorkbookFile.Write(new(texts["Menu.Pupils"], headings, cells), HowCounted(texts, time)), WorkbookFile.ContentType, name + ".xlsx")
            : Results.File(Text(headings, cells), "text/csv; charset=utf-8", name + ".csv");
    }

    private static readonly string[] Columns =
    [
        "PupilFile.FamilyName", "PupilFile.GivenName", "Pupils.Unit", "Pupils.Class", "Pupils.Mentor", "Pupils.Step",
        "PupilFile.Absent", "PupilFile.Observed", "PupilFile.Share", "PupilFile.Reported", "PupilFile.Offered",
    ];

    private static byte[] Text(List<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var lines = new StringBuilder(HarmlessCsv.Row(headings)).Append("\r\n");
        foreach (var row in rows)
        {
            lines.Append(HarmlessCsv.Row(row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""))).Append("\r\n");
        }

        // The mark tells spreadsheets that the letters are UTF-8.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];
    }

    /// <summary>The second sheet: what the figures are, for whoever opens the file without the page beside it.</summary>
    private static WorkbookSheet HowCounted(LanguageTexts texts, TimeProvider time) => new(
        texts["How.Title"],
        [texts["How.Title"]],
        [[texts["Pupils.How"]], [texts["Protected.Excluded"]], [texts["PupilFile.AsOf", texts.DayAndYear(time.SwedishToday()), texts.Clock(time.SwedishNow())]]]);

    private static IReadOnlyList<object?> Cells(PupilRow row, LanguageTexts texts) =>
    [
        row.Pupil.FamilyName, row.Pupil.GivenName, row.Pupil.UnitName, row.Pupil.Class, row.Pupil.MentorName ?? "", row.Step,
        row.Judged ? row.Absent : null,
        row.Judged ? row.Observed : null,
        row.Judged ? PlainNumbers.Percent(Shares.Tenths(row.Absent, row.Observed), texts.IsSwedish) : texts["Pupils.TooLittle"],
        row.Reported, row.Offered,
    ];
}

/// <summary>What the page's form sends with it: the search, the filters and the order that are shown.</summary>
internal sealed record PupilListForm(string? Search, string? Klass, string? Steg, string? Laget, string? Sort, string? Format);
