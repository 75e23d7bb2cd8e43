using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access;
using RodaTraden.App.Access.FirstRun;
using RodaTraden.App.Shared.Frame;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Web;

/// <summary>The bare address: the first page of one's role, sign-in, or the first page of an empty installation.</summary>
internal static class StartPage
{
    public static void MapStart(this IEndpointRouteBuilder routes) => routes.MapGet("/", async (CurrentUser user, AppDbContext db, SetupHandler setup) =>
        Results.LocalRedirect(user.AccountId is not null
            ? user.ActiveRole == Role.Administrator && !(await setup.StateAsync()).IsComplete ? "/komma-igang" : MainMenu.StartPage(user)
            : await db.Users.AnyAsync() ? "/logga-in" : "/kom-igang")).AllowAnonymous();
}
