using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using RodaTraden.App.Access;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Shared.Time;

namespace RodaTraden.App.Retention.Extracting;

/// <summary>An extract as JSON: the same tables as in the document, and every lesson.</summary>
internal static class ExtractFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    public static void MapExtractFile(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/elever/{pupilId:int}/registerutdrag/{extractId:int}/fil", GiveAsync)
            .RequireAuthorization(Policies.GiveWholeRecord).WithMetadata(new RequireAntiforgeryTokenAttribute(), new FreshSignInAttribute("/elever"));
        routes.MapPost("/skyddade/{pupilId:int}/registerutdrag/{extractId:int}/fil", GiveAsync)
            .RequireAuthorization(Policies.SeeProtected).WithMetadata(new RequireAntiforgeryTokenAttribute(), new FreshSignInAttribute("/skyddade"));
    }

    private static async Task<IResult> GiveAsync(int pupilId, int extractId, ExtractBook book, CancellationToken cancellation) =>
        await book.OpenAsync(pupilId, extractId, cancellation) is { } document
            ? Results.File(Write(document), "application/json", $"registerutdrag-{document.Extract.Id}.json")
            : Results.NotFound();

    public static byte[] Write(ExtractDocument document) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            extract = document.Extract.Id,
            controller = document.Organiser,
            madeAt = document.Extract.MadeAt,
            askedOn = document.Extract.AskedOn,
            withheld = document.Extract.Withheld,
            rule = document.Extract.Rule,
            parts = document.Tables.Where(table => table.Shown != ExtractShown.InDocumentAlone).GroupBy(table => table.Part).ToDictionary(
                of => of.Key.ToString(),
                of => of.ToDictionary(table => table.Code, table => table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second)))),
        },
        Options);
}
