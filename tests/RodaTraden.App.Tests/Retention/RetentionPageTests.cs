using System.Net;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Tests.Hosting;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Tests.Retention;

/// <summary>Rules, proposals, approval and holds as the officer meets them.</summary>
public sealed class RetentionPageTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Nothing_goes_until_somebody_has_decided_approved_and_slept_on_it_and_then_a_protocol_remains(DatabaseKind kind)
    {
        await using var app = await Retaining.WithOfficersAsync(kind);
        app.Clock.Move(TimeSpan.FromDays(500));
        await app.NightAsync();
        var officer = await app.SignInAsync("huvudman");
        var page = await officer.GetAsync("/gallring");
        Assert.True(page.Says("Inget är dags att gallra.") && page.Says("Inget beslut: allt bevaras."), page.Text);

        var rule = await officer.GetAsync(page.Link("Närvaro")!.GetAttribute("href")!);
        Assert.True((await officer.SubmitAsync(rule, new() { ["Input.Action"] = "Dispose", ["Input.Months"] = "12" }, "Spara")).Says("Utan beslut får inget gallras."));
        Assert.True((await officer.SubmitAsync(rule, new() { ["Input.Action"] = "Dispose", ["Input.Months"] = "3", ["Input.Decision"] = "Nämnden § 84", ["Input.DecidedOn"] = "2026-06-11" }, "Spara")).Says("Skriv minst 12 månader"));
        Assert.True((await officer.SubmitAsync(rule, new() { ["Input.Action"] = "Dispose", ["Input.Months"] = "tolv", ["Input.Decision"] = "Nämnden § 84", ["Input.DecidedOn"] = "2026-06-11" }, "Spara")).Says("Skriv minst 12 månader"));
        var saved = await officer.SubmitAsync(rule, new() { ["Input.Action"] = "Dispose", ["Input.Months"] = "12", ["Input.Decision"] = "Nämnden § 84", ["Input.DecidedOn"] = "2026-06-11" }, "Spara");
        Assert.True(saved.Says("gallras efter 1 år, Nämnden § 84"), saved.Text);

        await app.NightAsync();
        var proposed = await officer.GetAsync("/gallring");
        var proposal = await officer.GetAsync(proposed.Document.QuerySelector("a.act")!.GetAttribute("href")!);

        // Elin, Isak, Omar and Noor of the municipality's school, two months each; Vera is protected and Lo another's.
        Assert.True(proposal.Says("Elever4") && proposal.Says("elevmånader med lektioner8"), proposal.Text);
        Assert.True((await officer.SubmitAsync(proposal, [], "Godkänn gallringen")).Says("Kryssa för att du har kontrollerat förslaget."));
        var approved = await officer.SubmitAsync(proposal, new() { ["Read"] = "true" }, "Godkänn gallringen");
        Assert.True(approved.Says("Godkänt, gallras natten till"), approved.Text);
        await app.NightAsync();
        Assert.Equal(12, await app.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync()));
        var taken = await officer.SubmitAsync(approved, [], "Ta tillbaka godkännandet");
        Assert.True(taken.Says("Väntar på beslut"));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SubmitAsync(approved, [], "Ta tillbaka godkännandet")).Status);
        await officer.SubmitAsync(taken, new() { ["Read"] = "true" }, "Godkänn gallringen");
        app.Clock.Move(TimeSpan.FromDays(1));
        await app.NightAsync();

        // Vera's are gone too, and no figure says so; Lo's are the other organiser's.
        Assert.Equal([await app.PupilAsync("P-LO")], await app.WithDatabaseAsync(db => db.AttendanceMonths.Select(row => row.PupilId).Distinct().ToListAsync()));
        officer = await app.SignInAsync("huvudman");
        var done = await officer.GetAsync("/gallring");
        Assert.True(done.Says("Inget är dags att gallra."));
        var protocol = await officer.GetAsync(done.Document.QuerySelector("#h-do ~ ul a")!.GetAttribute("href")!);
        Assert.True(protocol.Says("Gallringsprotokoll: Närvaro") && protocol.Says("Nämnden § 84") && protocol.Says("Konto huvudman") && protocol.Says("elevmånader med lektioner88"), protocol.Text);
        Assert.Equal(
            [AuditAct.RetentionRuleSaving, AuditAct.DisposalDeciding, AuditAct.DisposalDeciding, AuditAct.DisposalDeciding, AuditAct.Disposing],
            await app.WithDatabaseAsync(async db => (await db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()).Where(act => act is AuditAct.RetentionRuleSaving or AuditAct.DisposalDeciding or AuditAct.Disposing)));
    }

    [Fact]
    public async Task What_is_put_off_is_proposed_again_on_its_day()
    {
        await using var app = await Retaining.WithOfficersAsync();
        await app.DecideAsync(RecordClass.Attendance, 12);
        app.Clock.Move(TimeSpan.FromDays(500));
        await app.NightAsync();
        var officer = await app.SignInAsync("huvudman");
        var id = await app.WithDatabaseAsync(db => db.Disposals.Select(one => one.Id).SingleAsync());
        var proposal = await officer.GetAsync($"/gallring/{id}");
        Assert.True((await officer.SubmitAsync(proposal, new() { ["Why"] = "", ["Again"] = "2027-09-01" }, "Skjut upp")).Says("Skriv varför, och välj en dag inom ett år."));
        Assert.True((await officer.SubmitAsync(proposal, new() { ["Why"] = "Revision", ["Again"] = "2029-09-01" }, "Skjut upp")).Says("Skriv varför, och välj en dag inom ett år."));
        Assert.True((await officer.SubmitAsync(proposal, new() { ["Why"] = "Revision", ["Again"] = "2027-09-01" }, "Skjut upp")).Says("Uppskjutet till"));
        await app.NightAsync();
        Assert.Equal([DisposalState.Declined], await app.WithDatabaseAsync(db => db.Disposals.Select(one => one.State).ToListAsync()));
        app.Clock.Move(TimeSpan.FromDays(30));
        await app.NightAsync();
        Assert.Equal([DisposalState.Declined, DisposalState.Proposed], await app.WithDatabaseAsync(db => db.Disposals.OrderBy(one => one.Id).Select(one => one.State).ToListAsync()));
        Assert.Equal(12, await app.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync()));
    }

    [Fact]
    public async Task Every_proposal_is_counted_anew_each_night()
    {
        await using var app = await Retaining.WithOfficersAsync();
        var (elin, isak, mentor) = (await app.PupilAsync("P-ELIN"), await app.PupilAsync("P-ISAK"), await app.SignInAsync("mentor"));
        foreach (var pupil in new[] { elin, isak })
        {
            await mentor.SubmitAsync(await mentor.GetAsync($"/elever/{pupil}/samtal"), new() { ["Input.WithPupil"] = "true", ["Input.Note"] = "Vi pratade." }, "Spara");
            await app.LeaveAsync(pupil, new(2026, 4, 1));
        }

        await app.DecideAsync(RecordClass.Attendance, 12);
        await app.DecideAsync(RecordClass.Notes, 12);
        app.Clock.Move(TimeSpan.FromDays(500));
        await app.NightAsync();
        var account = await app.WithDatabaseAsync(db => db.Users.Select(one => one.Id).FirstAsync());
        var organiser = await app.WithDatabaseAsync(db => db.Organisers.Where(one => one.Name == "Kommunen").Select(one => one.Id).SingleAsync());
        await app.WithDatabaseAsync(db =>
        {
            db.Add(new LegalHold { OrganiserId = organiser, PupilId = elin, Reason = "Tillsyn", PlacedAt = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), PlacedByAccountId = account, FormId = Guid.NewGuid(), Version = Guid.NewGuid() });
            return db.SaveChangesAsync();
        });
        await app.NightAsync();
        Assert.Equal(
            [(RecordClass.Attendance, 3, 1), (RecordClass.Notes, 1, 1)],
            await app.WithDatabaseAsync(async db => (await db.Disposals.OrderBy(one => one.Class).ToListAsync()).Select(one => (one.Class, one.Pupils, one.Held))));
    }

    [Fact]
    public async Task A_rule_that_is_changed_after_the_approval_is_asked_about_again()
    {
        await using var app = await Retaining.WithOfficersAsync();
        await app.DecideAsync(RecordClass.Attendance, 12);
        app.Clock.Move(TimeSpan.FromDays(500));
        await app.NightAsync();
        var officer = await app.SignInAsync("huvudman");
        var id = await app.WithDatabaseAsync(db => db.Disposals.Select(one => one.Id).SingleAsync());
        await officer.SubmitAsync(await officer.GetAsync($"/gallring/{id}"), new() { ["Read"] = "true" }, "Godkänn gallringen");
        await app.DecideAsync(RecordClass.Attendance, 13);
        app.Clock.Move(TimeSpan.FromDays(1));
        await app.NightAsync();
        Assert.Equal(12, await app.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync()));
    }

    [Fact]
    public async Task Another_organisers_rules_proposals_and_protocols_do_not_exist_and_the_installations_are_the_administrators()
    {
        await using var app = await Retaining.WithOfficersAsync();
        await app.DecideAsync(RecordClass.Attendance, 12);
        app.Clock.Move(TimeSpan.FromDays(500));
        await app.NightAsync();
        var id = await app.WithDatabaseAsync(db => db.Disposals.Select(one => one.Id).SingleAsync());
        var (mine, other) = (await app.WithDatabaseAsync(db => db.Organisers.Where(one => one.Name == "Kommunen").Select(one => one.Id).SingleAsync()), await app.SignInAsync("ek-huvudman"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/gallring/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/gallring/regel/Notes?huvudman={mine}")).Status);
        Assert.True((await other.GetAsync($"/gallring?huvudman={mine}")).Says("Ek AB"));
        Assert.False((await other.GetAsync($"/gallring?huvudman={mine}")).Says("Kommunen"));

        var admin = await app.SignInAsync("admin");
        var installation = await admin.GetAsync("/gallring");
        Assert.True(installation.Says("Installationens egna uppgifter") && installation.Says("Det som inlästa filer ersatte") && !installation.Says("Steg och anteckningar"), installation.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/gallring/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/gallring/regel/Notes")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/gallring/regel/finns-inte")).Status);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_hold_keeps_one_pupil_or_everybody_until_it_is_lifted(DatabaseKind kind)
    {
        await using var app = await Retaining.WithOfficersAsync(kind);
        await app.DecideAsync(RecordClass.Attendance, 12);
        var elin = await app.PupilAsync("P-ELIN");
        var principal = await app.SignInAsync("rektor");
        var record = await principal.GetAsync($"/elever/{elin}/registerutdrag");
        Assert.True((await principal.SubmitAsync(record, new() { ["Reason"] = " " }, "Stoppa gallring av elevens uppgifter")).Says("Skriv varför inget får gallras."));
        Assert.True((await principal.SubmitAsync(record, new() { ["Reason"] = "Skolinspektionen" }, "Stoppa gallring av elevens uppgifter")).Says("Skolinspektionen"));
        app.Clock.Move(TimeSpan.FromDays(500));
        await app.NightAsync();
        var officer = await app.SignInAsync("huvudman");
        var id = await app.WithDatabaseAsync(db => db.Disposals.Select(one => one.Id).SingleAsync());
        var proposal = await officer.GetAsync($"/gallring/{id}");
        Assert.True(proposal.Says("Elever3") && proposal.Says("Elever med gallringsstopp, som inte gallras1"), proposal.Text);
        Assert.False(proposal.Says("Elin") || proposal.Says("Skolinspektionen"));

        var all = await officer.GetAsync("/gallring");
        Assert.True((await officer.SubmitAsync(all, [], "Stoppa all gallring")).Says("Skriv varför inget får gallras."));
        var held = await officer.SubmitAsync(all, new() { ["Input.Reason"] = "Rättegång" }, "Stoppa all gallring");
        Assert.True(held.Says("Rättegång"));
        await officer.SubmitAsync(await officer.GetAsync($"/gallring/{id}"), new() { ["Read"] = "true" }, "Godkänn gallringen");
        app.Clock.Move(TimeSpan.FromDays(1));
        await app.NightAsync();
        Assert.Equal(12, await app.WithDatabaseAsync(db => db.AttendanceMonths.CountAsync()));

        officer = await app.SignInAsync("huvudman");
        await officer.SubmitAsync(await officer.GetAsync("/gallring"), [], "Häv stoppet");
        await app.ApproveAsync("huvudman", RecordClass.Attendance);
        Assert.Equal([elin, await app.PupilAsync("P-LO")], await app.WithDatabaseAsync(db => db.AttendanceMonths.Select(row => row.PupilId).Distinct().OrderBy(id => id).ToListAsync()));
        Assert.Equal([AuditAct.HoldPlacing, AuditAct.HoldPlacing, AuditAct.HoldLifting], await app.WithDatabaseAsync(async db => (await db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()).Where(act => act is AuditAct.HoldPlacing or AuditAct.HoldLifting)));
    }
}
