using System.Globalization;
using System.Text;
using RodaTraden.App.Access;
using RodaTraden.App.Intake.Mappings;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Shared.Language;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Intake.Pages;

/// <summary>What is no page: taking files in, and handing refused rows out.</summary>
internal static class IntakeEndpoints
{
    private const long LargestUpload = 500L * 1024 * 1024;

    public static void MapIntake(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/las-in/filer", UploadAsync)
            .RequireAuthorization(Policies.Operate)
            .WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute())
            .WithFormOptions(multipartBodyLengthLimit: LargestUpload)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestUpload));
        routes.MapGet("/las-in/nekade/{name}", Refused).RequireAuthorization(Policies.Operate);
        routes.MapGet("/las-in/mall/{kind}", Template).RequireAuthorization(Policies.Operate);
    }

    /// <summary>What is larger than a form may be is answered before anything tries to read it as one: else the page would speak of an old form.</summary>
    public static void RefuseTooLargeUploads(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path != "/las-in/filer" || context.Request.ContentLength is not > LargestUpload)
        {
            await next(context);
            return;
        }

        context.Response.Redirect("/las-in?fel=for-stor");
    });

    private static async Task<IResult> UploadAsync(HttpContext context, ImportJobs jobs, CurrentUser user, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var files = form.Files.Where(file => file.Length > 0 || file.FileName.Length > 0).ToList();
        if (files.Count == 0)
        {
            return Results.LocalRedirect("/las-in?fel=ingen-fil");
        }

        if (!TryPeriod(form, out var period))
        {
            return Results.LocalRedirect("/las-in?fel=period");
        }

        var source = form["source"].ToString().Trim();
        var job = jobs.Prepare(new(user.AccountId, user.RoleCode, source.Length <= 200 ? source : source[..200], period));
        foreach (var file in files)
        {
            // Only the name's last part, and no two of the same: the content tells the kind, not the name.
            var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
            var path = Path.Combine(job.Folder, File.Exists(Path.Combine(job.Folder, name)) ? Guid.CreateVersion7().ToString("n") + "-" + name : name);
            await using var target = File.Create(path);
            await file.CopyToAsync(target, cancellation);
        }

        jobs.Preview(job);
        return Results.LocalRedirect("/las-in/" + job.Id.ToString("n"));
    }

    /// <summary>The period of reports with sums alone: both days, or none.</summary>
    private static bool TryPeriod(IFormCollection form, out ReportPeriod? period)
    {
        var (from, to) = (Day("period-from"), Day("period-to"));
        period = from is { } first && to is { } last && first <= last ? new(first, last) : null;
        return period is not null || (form["period-from"].ToString().Length == 0 && form["period-to"].ToString().Length == 0);

        DateOnly? Day(string field) => IsoDay.Read(form[field]);
    }

    /// <summary>An empty file of a kind, with its headings in the reader's language.</summary>
    private static IResult Template(string kind, LanguageTexts texts)
    {
        if (!Enum.TryParse<FileKind>(kind, ignoreCase: true, out var of) || !MappingColumns.Kinds.Contains(of))
        {
            return Results.NotFound();
        }

        var headings = string.Join(';', NativeColumns.Of(of).All.Select(column => texts.IsSwedish ? column.SwedishName : column.Name));
        return Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(headings + "\r\n")).ToArray(), "text/csv; charset=utf-8", of.ToString().ToLowerInvariant() + ".csv");
    }

    private static IResult Refused(string name, StorageOptions storage)
    {
        var path = Path.Combine(storage.RefusedDirectory, Path.GetFileName(name));
        return File.Exists(path) ? Results.File(path, "text/csv; charset=utf-8", Path.GetFileName(name)) : Results.NotFound();
    }
}
