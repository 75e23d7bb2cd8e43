namespace RodaTraden.App.Shared.Language;

/// <summary>Which language a request is answered in: what was chosen, else what the browser asks for, else Swedish.</summary>
internal static class PageLanguage
{
    public const string Cookie = "rt-sprak";

    public static void AddPageLanguage(this IServiceCollection services) => services.AddScoped(provider =>
        provider.GetRequiredService<Texts>().In(Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext)));

    public static void MapLanguageChoice(this IEndpointRouteBuilder routes) => routes.MapGet("/sprak/{language}", (string language, string? till, HttpContext context) =>
    {
        context.Response.Cookies.Append(Cookie, language == "en" ? "en" : "sv", new()
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
        });
        return Results.LocalRedirect(Redirects.OwnOrStart(till));
    }).AllowAnonymous();

    private static string Of(HttpContext? context)
    {
        if (context?.Request.Cookies[Cookie] is { } chosen)
        {
            return chosen;
        }

        var asked = context?.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).FirstOrDefault();
        return asked is not null && asked.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "sv";
    }
}
