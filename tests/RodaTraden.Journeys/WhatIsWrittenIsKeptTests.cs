using Microsoft.Playwright;
using RodaTraden.Core.Access;
using RodaTraden.Journeys.Hosting;

namespace RodaTraden.Journeys;

/// <summary>A mentor is called away in the middle of a sentence, and finds it again: with script, which keeps it by itself, and without.</summary>
public sealed class WhatIsWrittenIsKeptTests
{
    private const string Note = "Omar berättar att bussen är värst.";

    private static readonly Dictionary<string, string> Files = new()
    {
        ["units.csv"] = "unit;name;organiser;organiser_kind;municipality;forms\nU1;Björkskolan;Kommunen;municipal;9901;GR\n",
        ["staff.csv"] = "staff;given_name;family_name;unit;role\nM8A;Maja;Åström;U1;mentor\n",
        ["pupils.csv"] = "pupil;given_name;family_name;birth_date;grade;class;unit;marking;mentor\nP-OMAR;Omar;Said;2012-05-01;8;8A;U1;none;M8A\n",
        ["lessons.csv"] = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other\nP-OMAR;U1;2026-03-02;08:10;09:10;Matematik;1;60;0;0;0\n",
    };

    [Fact]
    public async Task The_page_keeps_it_while_it_is_written_and_the_day_list_leads_back_to_it()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.ReadInAsync(Files);
        await program.AddAsync("mentor", Role.Mentor, staffKey: "M8A");
        var writing = await chrome.OpenAsync(program, script: true);
        await writing.Clock.InstallAsync();
        await writing.GotoAsync("/logga-in");
        await writing.GetByLabel("Användarnamn").FillAsync("mentor");
        await writing.GetByLabel("Lösenord").FillAsync(RunningProgram.Password);
        await writing.GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
        await writing.GotoAsync("/elever");
        await writing.GetByRole(AriaRole.Link, new() { Name = "Omar Said" }).ClickAsync();
        var talk = new Uri(writing.Url).AbsolutePath + "/samtal";
        await writing.GotoAsync(talk);
        await writing.GetByLabel("Eleven", new() { Exact = true }).CheckAsync();
        await writing.Locator("#note").FillAsync(Note);
        await writing.Clock.RunForAsync(20_500);
        await Assertions.Expect(writing.Locator("[data-draft]")).ToHaveTextAsync("Utkast behållet 07.45.");
        await writing.Context.CloseAsync();

        var later = await chrome.SignInAsync(program, "mentor");
        await later.GotoAsync("/min-dag");
        await later.GetByRole(AriaRole.Link, new() { Name = "Du har 1 utkast som inte är sparat" }).ClickAsync();
        await chrome.InspectAsync(program, later, "/utkast");
        await later.GetByRole(AriaRole.Link, new() { Name = "Anteckna ett samtal" }).ClickAsync();
        await Assertions.Expect(later.Locator("#note")).ToHaveValueAsync(Note);
        await chrome.InspectAsync(program, later, new Uri(later.Url).PathAndQuery);
        await chrome.InspectAsync(program, later, talk);
        await later.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await Assertions.Expect(later.GetByText(Note)).ToBeVisibleAsync();
        await later.GotoAsync("/utkast");
        await Assertions.Expect(later.GetByRole(AriaRole.Heading, new() { Name = "Inga utkast" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_button_keeps_it_where_there_is_no_script_and_it_can_be_thrown_away()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var chrome = await Chrome.StartAsync();
        await program.ReadInAsync(Files);
        await program.AddAsync("mentor", Role.Mentor, staffKey: "M8A");
        var mentor = await chrome.SignInAsync(program, "mentor");
        await mentor.GotoAsync("/elever");
        await mentor.GetByRole(AriaRole.Link, new() { Name = "Omar Said" }).ClickAsync();
        await mentor.GotoAsync(new Uri(mentor.Url).AbsolutePath + "/samtal");
        await mentor.Locator("#note").FillAsync(Note);
        await mentor.GetByRole(AriaRole.Button, new() { Name = "Behåll som utkast" }).ClickAsync();
        await Assertions.Expect(mentor.GetByText("Utkastet är behållet 07.45. Inget är sparat än.")).ToBeVisibleAsync();
        await Assertions.Expect(mentor.Locator("#note")).ToHaveValueAsync(Note);
        await mentor.GotoAsync("/utkast");
        await mentor.GetByRole(AriaRole.Button, new() { Name = "Ta bort Anteckna ett samtal" }).ClickAsync();
        await Assertions.Expect(mentor.GetByText("Utkastet är borttaget 07.45.")).ToBeVisibleAsync();
        await chrome.InspectAsync(program, mentor, "/utkast");
        await chrome.InspectAsync(program, mentor, "/logga-in?bekrafta=1");
    }
}
