using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodaTraden.App.Access;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Tests.Access;

/// <summary>
/// Whatever happens in whatever order – questions, answers, withdrawals, birthdays, custody, markings, roles, schools – the program shows exactly what a plain reading of
/// the rules allows: not a row more, and not one less.
/// </summary>
public sealed class NothingWithoutAGroundTests
{
    private const int Steps = 40;
    private static readonly InformationCategory[] Told = [InformationCategory.AttendanceRows, InformationCategory.LadderState, InformationCategory.Notes];

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.Sqlite, 2)]
    [InlineData(DatabaseKind.Sqlite, 3)]
    [InlineData(DatabaseKind.Sqlite, 4)]
    [InlineData(DatabaseKind.Sqlite, 5)]
    [InlineData(DatabaseKind.Postgres, 6)]
    [InlineData(DatabaseKind.Postgres, 7)]
    public async Task After_every_step_of_any_course_of_events_each_sees_what_the_rules_allow(DatabaseKind kind, int seed)
    {
        await using var app = await Neighbours.WithNeighboursAsync(kind);
        var world = await World.OfAsync(app, new(seed));
        var course = new List<string>();
        var (shown, hidden) = (0, 0);
        for (var step = 0; step < Steps; step++)
        {
            course.Add(await world.HappenAsync());
            foreach (var (user, category) in from user in new[] { "socialtjanst", "kollega", "sara", "jonas" } from category in Told.Append(InformationCategory.Identity).Append(InformationCategory.Symptoms) select (user, category))
            {
                var sees = await world.SeesAsync(user, category);
                Assert.True(sees == world.MaySee(user, category), $"seed {seed}: {user} {(sees ? "sees" : "does not see")} {category} after {string.Join("; ", course)}");
                _ = sees ? shown++ : hidden++;
            }
        }

        Assert.True(shown > 0 && hidden > 0, $"seed {seed} shows {shown} and hides {hidden}: it tries nothing");
    }

    /// <summary>Elin and what is known about her, in the database and as plain values.</summary>
    private sealed class World(RodaTradenApp app, Random random)
    {
        private readonly List<(int Id, InformationCategory[] Categories, DateOnly Until, Dictionary<string, bool> Said, bool[] Withdrawn)> consents = [];
        private readonly List<(int Id, InformationCategory[] Categories, DateOnly Until, bool[] Ended)> statutory = [];
        private readonly Dictionary<string, int> ids = [];
        private readonly HashSet<string> custody = ["sara", "jonas"];
        private DateOnly born = new(2013, 5, 1);
        private WhoDecides? judged;
        private bool marked;
        private bool hasRole = true;
        private bool isOpen = true;
        private bool atKommunen = true;
        private bool isClosed;

        private DateOnly Today => app.Clock.SwedishToday();

        private DateTime Now => app.Clock.UtcNow();

        public static async Task<World> OfAsync(RodaTradenApp app, Random random)
        {
            var world = new World(app, random);
            foreach (var user in new[] { "socialtjanst", "kollega", "sara", "jonas", "elevhalsa" })
            {
                world.ids[user] = await app.WithDatabaseAsync(db => db.Users.Where(account => account.UserName == user).Select(account => account.Id).SingleAsync());
            }

            world.ids["elin"] = await app.PupilAsync("P-ELIN");
            world.ids["kommunen"] = await app.WithDatabaseAsync(db => db.Organisers.Where(one => one.Name == "Kommunen").Select(one => one.Id).SingleAsync());
            world.ids["socialtjansten"] = await app.WithDatabaseAsync(db => db.Organisations.Where(one => one.Name == "Socialtjänsten").Select(one => one.Id).SingleAsync());
            world.ids["V-sara"] = await app.WithDatabaseAsync(db => db.Guardians.Where(one => one.Key == "V-SARA").Select(one => one.Id).SingleAsync());
            world.ids["V-jonas"] = await app.WithDatabaseAsync(db => db.Guardians.Where(one => one.Key == "V-JONAS").Select(one => one.Id).SingleAsync());
            return world;
        }

        /// <summary>Whether the rules, read plainly, let somebody see a kind of information about Elin today.</summary>
        public bool MaySee(string user, InformationCategory category)
        {
            if (marked || category == InformationCategory.Symptoms)
            {
                return false;
            }

            if (user is "sara" or "jonas")
            {
                return custody.Contains(user) && born.AddYears(18) > Today && category != InformationCategory.Notes;
            }

            if (user == "kollega" || !hasRole || !isOpen || isClosed || !atKommunen)
            {
                return false;
            }

            var adult = born.AddYears(18) <= Today;
            string[] both = [.. custody.Order(StringComparer.Ordinal)];
            var must = adult ? ["elin"] : judged switch
            {
                WhoDecides.Pupil => ["elin"],
                WhoDecides.Together => [.. both, "elin"],
                WhoDecides.Guardians => both,
                _ => born.AddYears(16) <= Today ? [.. both, "elin"] : both,
            };
            return consents.Exists(one => (one.Categories.Contains(category) || category == InformationCategory.Identity) && !one.Withdrawn[0] && Today <= one.Until && must.Length > 0 && Array.TrueForAll(must, who => one.Said.GetValueOrDefault(who)))
                || statutory.Exists(one => (one.Categories.Contains(category) || category == InformationCategory.Identity) && !one.Ended[0] && Today <= one.Until && !adult);
        }

        /// <summary>Whether the program shows it.</summary>
        public async Task<bool> SeesAsync(string user, InformationCategory category)
        {
            using var scope = app.Services.CreateScope();
            await scope.ServiceProvider.GetRequiredService<CurrentUser>().LoadAsync(ids[user], null, default);
            var elin = ids["elin"];
            return await scope.ServiceProvider.GetRequiredService<VisiblePupils>().Query(category).AnyAsync(pupil => pupil.Id == elin);
        }

        /// <summary>Something happens; told in words.</summary>
        public async Task<string> HappenAsync()
        {
            // Answers come most often, else nothing is ever in force.
            switch (random.Next(18))
            {
                case 0 or 1:
                    return await AskAsync();
                case 2:
                    return await RecordAsync();
                case 3 when consents.Count > 0:
                    var (id, _, _, _, withdrawn) = consents[random.Next(consents.Count)];
                    withdrawn[0] = true;
                    await app.WithDatabaseAsync(db => db.Consents.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.WithdrawnAt, Now)));
                    return $"consent {id} is withdrawn";
                case 4:
                    var days = random.Next(1, 12);
                    app.Clock.Move(TimeSpan.FromDays(days));
                    return $"{days} days pass";
                case 5:
                    born = Today.AddYears(random.Next(2) == 0 ? -13 : random.Next(2) == 0 ? -16 : -18).AddDays(random.Next(0, 8));
                    await app.WithDatabaseAsync(db => db.Pupils.Where(one => one.Id == ids["elin"]).ExecuteUpdateAsync(set => set.SetProperty(one => one.BirthDate, born)));
                    return $"she is born {born}";
                case 6:
                    return await ChangeCustodyAsync(random.Next(2) == 0 ? "sara" : "jonas");
                case 7:
                    marked = !marked && random.Next(3) == 0;
                    await app.WithDatabaseAsync(db => db.Pupils.Where(one => one.Id == ids["elin"]).ExecuteUpdateAsync(set => set.SetProperty(one => one.Marking, marked ? ProtectedMarking.ConfidentialityFlag : ProtectedMarking.None)));
                    return $"marked: {marked}";
                case 8:
                    hasRole = !hasRole || random.Next(3) > 0;
                    await app.WithDatabaseAsync(db => db.AccountRoles.Where(one => one.AccountId == ids["socialtjanst"]).ExecuteUpdateAsync(set => set.SetProperty(one => one.To, hasRole ? null : Today.AddDays(-1))));
                    return $"role held: {hasRole}";
                case 9:
                    isOpen = !isOpen || random.Next(3) > 0;
                    await app.WithDatabaseAsync(db => db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedFrom, isOpen ? null : Today)));
                    return $"organisation open: {isOpen}";
                case 10:
                    atKommunen = !atKommunen || random.Next(3) > 0;
                    await app.WithDatabaseAsync(async db =>
                    {
                        var unit = await db.Units.Where(one => one.Key == (atKommunen ? "U1" : "U2")).Select(one => one.Id).SingleAsync();
                        return await db.Enrolments.Where(one => one.PupilId == ids["elin"]).ExecuteUpdateAsync(set => set.SetProperty(one => one.UnitId, unit));
                    });
                    return $"at the municipality's school: {atKommunen}";
                case 11:
                    judged = (WhoDecides)random.Next(3);
                    await app.WithDatabaseAsync(async db =>
                    {
                        db.Add(new MaturityJudgement { PupilId = ids["elin"], Outcome = judged.Value, Reason = "Prövat", ByAccountId = ids["elevhalsa"], At = Now });
                        return await db.SaveChangesAsync();
                    });
                    return $"{judged} decides";
                case 12:
                    isClosed = !isClosed && random.Next(3) == 0;
                    await app.WithDatabaseAsync(db => db.Users.Where(one => one.Id == ids["socialtjanst"]).ExecuteUpdateAsync(set => set.SetProperty(one => one.IsClosed, isClosed)));
                    return $"account closed: {isClosed}";
                case 13 when statutory.Count > 0:
                    var (ground, _, _, ended) = statutory[random.Next(statutory.Count)];
                    ended[0] = true;
                    await app.WithDatabaseAsync(db => db.StatutoryGrounds.Where(one => one.Id == ground).ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, Now)));
                    return $"ground {ground} is ended";
                default:
                    return await AnswerAsync();
            }
        }

        private async Task<string> AskAsync()
        {
            var (categories, until) = (Some(), Today.AddDays(random.Next(0, 40)));
            var consent = new Consent { PupilId = ids["elin"], Kind = ConsentKind.SecrecyWaiver, FromOrganiserId = ids["kommunen"], Categories = categories, Purpose = "Prov", AskedByAccountId = ids["elevhalsa"], AskedAt = Now, ValidUntil = until, ReviewOn = until, FormId = Guid.NewGuid(), Version = Guid.NewGuid() };
            await app.WithDatabaseAsync(async db =>
            {
                db.Add(consent);
                await db.SaveChangesAsync();
                db.Add(new GroundReceiver { ConsentId = consent.Id, OrganisationId = ids["socialtjansten"], AccountId = ids["socialtjanst"] });
                return await db.SaveChangesAsync();
            });
            consents.Add((consent.Id, categories, until, [], [false]));
            return $"consent {consent.Id} is asked, {string.Join('+', categories)} until {until}";
        }

        private async Task<string> RecordAsync()
        {
            var (categories, until) = (Some(), Today.AddDays(random.Next(0, 20)));
            var ground = new StatutoryGround { PupilId = ids["elin"], Statute = Statute.ConcernReport, FromOrganiserId = ids["kommunen"], Categories = categories, Why = "Prov", DecidedByAccountId = ids["elevhalsa"], DecidedAt = Now, ValidUntil = until, FormId = Guid.NewGuid(), Version = Guid.NewGuid() };
            await app.WithDatabaseAsync(async db =>
            {
                db.Add(ground);
                await db.SaveChangesAsync();
                db.Add(new GroundReceiver { StatutoryGroundId = ground.Id, OrganisationId = ids["socialtjansten"], AccountId = ids["socialtjanst"] });
                return await db.SaveChangesAsync();
            });
            statutory.Add((ground.Id, categories, until, [false]));
            return $"ground {ground.Id} is recorded, {string.Join('+', categories)} until {until}";
        }

        private async Task<string> AnswerAsync()
        {
            if (consents.Count == 0)
            {
                return await AskAsync();
            }

            var (id, _, _, said, _) = consents[^random.Next(1, Math.Min(2, consents.Count) + 1)];
            var who = new[] { "sara", "jonas", "elin" }[random.Next(3)];
            var yes = random.Next(5) > 0;
            said[who] = yes;
            await app.WithDatabaseAsync(async db =>
            {
                db.Add(new ConsentAnswer { ConsentId = id, GuardianId = who == "elin" ? null : ids["V-" + who], Kind = yes ? ConsentAnswerKind.Yes : ConsentAnswerKind.No, Form = ConsentForm.Oral, On = Today, ByAccountId = ids["elevhalsa"], At = Now });
                return await db.SaveChangesAsync();
            });
            return $"{who} says {(yes ? "yes" : "no")} to {id}";
        }

        private async Task<string> ChangeCustodyAsync(string who)
        {
            var has = custody.Add(who) || (!custody.Remove(who));
            await app.WithDatabaseAsync(db => db.Guardianships.Where(of => of.PupilId == ids["elin"] && of.GuardianId == ids["V-" + who]).ExecuteUpdateAsync(set => set.SetProperty(of => of.Custody, has ? Custody.Joint : Custody.None)));
            return $"{who} has custody: {has}";
        }

        private InformationCategory[] Some()
        {
            var some = Told.Where(_ => random.Next(2) == 0).ToArray();
            return some.Length > 0 ? some : [InformationCategory.AttendanceRows];
        }
    }
}
