namespace RodaTraden.App.Web;

/// <summary>An address with a word where a number should be is an address that does not exist: no fault of the program, and nothing to write in the log.</summary>
internal static class BadAddresses
{
    private const string ReadsAddresses = "Microsoft.AspNetCore.Components.Routing.UrlValueConstraint";

    public static void UseBadAddresses(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (InvalidOperationException fault) when (!context.Response.HasStarted && fault.TargetSite?.DeclaringType?.FullName?.StartsWith(ReadsAddresses, StringComparison.Ordinal) == true)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    });
}
