using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Retention.Disposing;
using RodaTraden.App.Tests.Access;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Tests.Retention;

/// <summary>A small school whose organisers have decided how long things are kept.</summary>
internal static class Retaining
{
    /// <summary>Neighbours, with an officer of the other organiser too.</summary>
    public static async Task<RodaTradenApp> WithOfficersAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var app = await Neighbours.WithNeighboursAsync(kind);
        await app.AddAsync("ek-huvudman", Role.OrganiserOfficer, organiser: "Ek AB");
        return app;
    }

    /// <summary>A rule in force since long ago; the installation's without an organiser.</summary>
    public static Task<int> DecideAsync(this RodaTradenApp app, RecordClass records, int months, string? organiser = "Kommunen") => app.WithDatabaseAsync(async db =>
    {
        var rule = new RetentionRule
        {
            OrganiserId = organiser is null ? null : await db.Organisers.Where(one => one.Name == organiser).Select(one => one.Id).SingleAsync(),
            Class = records,
            Action = RetentionAction.Dispose,
            Months = months,
            DecisionReference = "Nämnden § 84",
            DecidedOn = new(2024, 1, 15),
            ValidFrom = new(2024, 2, 1),
            SavedAt = new(2024, 2, 1, 8, 0, 0, DateTimeKind.Utc),
        };
        db.Add(rule);
        await db.SaveChangesAsync();
        return rule.Id;
    });

    /// <summary>What the program does in the night.</summary>
    public static Task NightAsync(this RodaTradenApp app) => app.Services.GetRequiredService<NightlyDisposal>().RunAsync(default);

    /// <summary>Approves the one proposal of a class as an officer, and lets a night pass.</summary>
    public static async Task ApproveAsync(this RodaTradenApp app, string user, RecordClass records, string? organiser = "Kommunen")
    {
        await app.NightAsync();
        var id = await app.WithDatabaseAsync(db => db.Disposals.Where(one => one.Class == records && one.State == DisposalState.Proposed && (organiser == null ? one.OrganiserId == null : db.Organisers.Any(of => of.Id == one.OrganiserId && of.Name == organiser))).Select(one => one.Id).SingleAsync());
        var officer = await app.SignInAsync(user);
        await officer.SubmitAsync(await officer.GetAsync($"/gallring/{id}"), new() { ["Read"] = "true" }, "Godkänn gallringen");
        app.Clock.Move(TimeSpan.FromDays(1));
        await app.NightAsync();
    }

    /// <summary>A pupil leaves all schools.</summary>
    public static Task<int> LeaveAsync(this RodaTradenApp app, int pupil, DateOnly last) =>
        app.WithDatabaseAsync(db => db.Enrolments.Where(enrolment => enrolment.PupilId == pupil).ExecuteUpdateAsync(set => set.SetProperty(enrolment => enrolment.To, last)));
}
