using RodaTraden.App.Access;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Shared.Frame;

/// <summary>The menu of a role: at most six, same order everywhere.</summary>
internal static class MainMenu
{
    public static IEnumerable<(string Address, string Text)> For(CurrentUser user)
    {
        if (user.MayAtSchool(InformationCategory.Notes, AccessLevel.Write))
        {
            yield return ("/min-dag", "Menu.MyDay");
        }

        if (user.MayAtSchool(InformationCategory.AttendanceRows, AccessLevel.Read))
        {
            yield return ("/elever", "Menu.Pupils");
        }

        if (user.MayAtSchool(InformationCategory.Case, AccessLevel.Read))
        {
            yield return ("/arenden", "Cases.Title");
        }

        if (user.MayAtSchool(InformationCategory.AttendanceRows, AccessLevel.Write))
        {
            yield return ("/registrera", "Menu.Register");
        }

        if (user.May(InformationCategory.Figures, AccessLevel.Read) && user.MayAtSchool(InformationCategory.Identity, AccessLevel.Read))
        {
            yield return ("/skolan-nu", "Menu.SchoolNow");
        }

        if (user.ActiveRole?.Place() == RolePlace.Organisation)
        {
            yield return ("/delat", "Shared.Title");
        }

        if (user.ActiveRole?.Place() == RolePlace.Person)
        {
            yield return ("/mitt", user.ActiveRole == Role.Pupil ? "Family.TitlePupil" : "Family.Title");
        }

        if (user.ActiveRole == Role.OrganiserOfficer)
        {
            yield return ("/skolorna-nu", "Menu.SchoolsNow");
            yield return ("/langvarig-franvaro", "LongTerm.Title");
            yield return ("/anmalningar/egna", "OwnNotices.Title");
            yield return ("/anmalningar", "Notices.Title");
        }

        if (user.May(InformationCategory.AccessReview, AccessLevel.Write))
        {
            yield return ("/granskning", "Review.Title");
        }

        if (user.May(InformationCategory.Operation, AccessLevel.Write))
        {
            yield return ("/las-in", "Menu.Import");
        }

        if (user.May(InformationCategory.Records, AccessLevel.Write))
        {
            yield return ("/dubbletter", "Menu.Duplicates");
        }

        if (user.May(InformationCategory.ProtectedPupils, AccessLevel.Read))
        {
            yield return ("/skyddade", "Menu.Protected");
        }

        if (user.May(InformationCategory.RecordRetention, AccessLevel.Write))
        {
            yield return ("/gallring", "Retention.Title");
        }

        if (user.May(InformationCategory.Operation, AccessLevel.Write))
        {
            yield return ("/konton", "Menu.Accounts");
            yield return ("/trappan", "Menu.Ladder");
            yield return ("/halsa", "Menu.Health");
        }
    }

    /// <summary>The page a role starts on.</summary>
    public static string StartPage(CurrentUser user) => For(user).Select(item => item.Address).FirstOrDefault("/min-roll");
}
