using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using RodaTraden.App.Access;
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
        .WithMetadata(new RequireAntiforgeryTokenAttribute());

    private static async Task<IResult> WriteAsync([FromForm] PupilListForm form, PupilListQuery query, LanguageTexts texts, TimeProvider time, CancellationToken cancellation)
    {
        var fromStep = int.TryParse(form.Steg, NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : (int?)null;
        var rows = await query.TakeOutAsync(new(form.Search, form.Klass, fromStep, form.Sort, 1), cancellation);
        var lines = new StringBuilder(HarmlessCsv.Row(Columns.Select(column => texts[column]))).Append("\r\n");
        foreach (var row in rows)
        {
            lines.Append(HarmlessCsv.Row(Cells(row, texts))).Append("\r\n");
        }

        // The mark tells spreadsheets that the letters are UTF-8.
        byte[] content = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];
        return Results.File(content, "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"elever-{time.SwedishToday():yyyy-MM-dd}.csv"));
    }

    private static readonly string[] Columns =
    [
        "PupilFile.FamilyName", "PupilFile.GivenName", "Pupils.Unit", "Pupils.Class", "Pupils.Mentor", "Pupils.Step",
        "PupilFile.Absent", "PupilFile.Observed", "PupilFile.Share", "PupilFile.Reported", "PupilFile.Offered",
    ];

    private static IEnumerable<string> Cells(PupilRow row, LanguageTexts texts) =>
    [
        row.Pupil.FamilyName, row.Pupil.GivenName, row.Pupil.UnitName, row.Pupil.Class, row.Pupil.MentorName ?? "", Number(row.Step),
        row.Judged ? Number(row.Absent) : "",
        row.Judged ? Number(row.Observed) : "",
        row.Judged ? PlainNumbers.Percent(Shares.Tenths(row.Absent, row.Observed), texts.IsSwedish) : texts["Pupils.TooLittle"],
        Number(row.Reported), Number(row.Offered),
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the page's form sends with it: the search, the filters and the order that are shown.</summary>
internal sealed record PupilListForm(string? Search, string? Klass, string? Steg, string? Sort);
