using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Storage;
using RodaTraden.Bench.Installed;
using RodaTraden.Core.Access;

namespace RodaTraden.Bench.Pages;

/// <summary>Accounts at the largest schools: a mentor, student health and a principal at each, with the pages that they ask for.</summary>
internal static class People
{
    public const string Password = "en lang ramsa for matning";
    private const int Schools = 8;
    private const int PupilsEach = 10;

    public static async Task<IReadOnlyList<Person>> MakeAsync(string data, string? connection, DateOnly today)
    {
        await using var installation = await OpenedInstallation.OpenAsync(data, connection, today);
        using var scope = installation.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountBook>();
        var people = new List<Person>();
        var schools = await db.Standings.GroupBy(one => one.UnitId).OrderByDescending(of => of.Count()).ThenBy(of => of.Key).Take(Schools).Select(of => of.Key).ToListAsync();
        foreach (var (unit, at) in schools.Select((unit, at) => (unit, at)))
        {
            var mentor = await (
                from enrolment in db.Enrolments
                join standing in db.Standings on enrolment.PupilId equals standing.PupilId
                where enrolment.UnitId == unit && enrolment.To == null && enrolment.MentorKey != "" && standing.HeldStep > 0
                group enrolment by enrolment.MentorKey into of
                orderby of.Count() descending, of.Key
                select of.Key).FirstAsync();
            var pupils = await db.Enrolments.Where(one => one.UnitId == unit && one.MentorKey == mentor && one.To == null).OrderBy(one => one.PupilId).Select(one => one.PupilId).Take(PupilsEach).ToListAsync();
            var pages = pupils.Select(pupil => ("elev", string.Create(CultureInfo.InvariantCulture, $"/elever/{pupil}"))).ToList();
            var searches = await db.Pupils.Where(pupil => pupils.Contains(pupil.Id)).Select(pupil => pupil.FamilyName).Distinct().ToListAsync();
            await AddAsync($"matning-mentor-{at}", Role.Mentor, mentor, [.. pages.Select(page => page).Concat(Enumerable.Repeat(("min dag", "/min-dag"), pages.Count))]);
            await AddAsync($"matning-halsa-{at}", Role.StudentHealthTeam, "", [("min dag", "/min-dag"), .. pages]);
            await AddAsync($"matning-rektor-{at}", Role.Principal, "", [.. searches.SelectMany(name => new[] { ("skolan nu", "/skolan-nu"), ("sök", "/elever?q=" + Uri.EscapeDataString(name)) })]);

            async Task AddAsync(string user, Role role, string staffKey, IReadOnlyList<(string Page, string Address)> asks)
            {
                if (await accounts.FindAsync(user) is null)
                {
                    var (account, _) = await accounts.CreateAsync(user, user, Password, staffKey, isGiven: false);
                    await accounts.GiveRoleAsync(account!.Id, role, role == Role.Mentor ? HeldAt.Nowhere : new(UnitId: unit));
                }

                people.Add(new(user, asks));
            }
        }

        return people;
    }
}

/// <summary>Somebody with an account.</summary>
/// <param name="User">The user name.</param>
/// <param name="Pages">Kinds of pages and their addresses.</param>
internal sealed record Person(string User, IReadOnlyList<(string Page, string Address)> Pages);
