using Microsoft.Extensions.Primitives;

namespace RodaTraden.App.Web;

/// <summary>
/// Browsers count a new line as one letter against a field's limit and send it as two. It is one letter here too: what was short enough to write is short enough to save.
/// </summary>
internal static class FormNewlines
{
    public static void UseFormNewlines(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!FormTokens.AreRefused(context) && context.Request.HasFormContentType && context.Request.ContentType!.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            && await context.Request.ReadFormAsync(context.RequestAborted) is var form && form.Any(field => field.Value.ToString().Contains('\r', StringComparison.Ordinal)))
        {
            context.Request.Form = new FormCollection(form.ToDictionary(field => field.Key, field => new StringValues([.. field.Value.Select(value => value?.ReplaceLineEndings("\n"))])));
        }

        await next(context);
    });
}
