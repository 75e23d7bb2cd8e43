using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace RodaTraden.App.Web;

/// <summary>
/// A form without a valid token changes nothing, wherever it is sent: the framework checks only forms that it binds itself. Whoever sent it gets a page that says what to do.
/// </summary>
internal static class FormTokens
{
    /// <summary>Whether a form has been refused already: whoever reads it then is in the wrong.</summary>
    public static bool AreRefused(HttpContext context) => context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };

    public static void RefuseFormsWithoutToken(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var isErrorPage = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (isErrorPage || !AreRefused(context))
        {
            return next(context);
        }

        // The page that answers is read, never sent: it must not touch the refused form.
        context.Request.Method = HttpMethods.Get;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
