using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Register;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Cases.Causes;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Measures;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Cases.Routine;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Demo;

/// <summary>Cases at the demo's school in different places of the process, made by the same rules as everybody's.</summary>
internal sealed class DemoCases(AppDbContext db, SchoolUnit unit, IReadOnlyDictionary<string, int> accounts, SchoolCalendar calendar, TimeProvider time)
{
    private readonly DateOnly today = time.SwedishToday();

    public static async Task WriteAsync(AppDbContext db, SchoolUnit unit, int familyPupilId, IReadOnlyDictionary<string, int> accounts, UnitCalendars calendars, TimeProvider time, CancellationToken cancellation)
    {
        var calendar = (await calendars.LoadAsync([unit.Id], cancellation))[unit.Id];
        var standings = await (
            from standing in db.Standings
            where standing.UnitId == unit.Id && standing.HeldStep >= 2 && standing.PupilId != familyPupilId
            join pupil in db.Pupils on standing.PupilId equals pupil.Id
            where pupil.Marking == ProtectedMarking.None && pupil.MergedIntoId == null
            orderby standing.HeldStep descending, standing.PupilId
            select standing).Take(6).ToListAsync(cancellation);
        var demo = new DemoCases(db, unit, accounts, calendar, time);
        for (var at = 0; at < standings.Count; at++)
        {
            await demo.WriteAsync(standings[at], at, cancellation);
        }
    }

    private async Task WriteAsync(Standing standing, int at, CancellationToken cancellation)
    {
        var (mentor, health, principal) = (accounts["rektor"], accounts["elevhalsa"], accounts["rektor"]);
        var opened = FirstSchoolDay(today.AddDays(-21 - at));
        var state = CaseProcess.Open(mentor, "Utse samordnare", FirstSchoolDay(opened), calendar, opened).State!;
        var row = new AbsenceCase
        {
            PupilId = standing.PupilId,
            OrganiserId = unit.OrganiserId!.Value,
            UnitId = unit.Id,
            OpenedOn = opened,
            OpenedByAccountId = mentor,
            Why = Whys[at % Whys.Length],
            Step = standing.HeldStep,
            WorryingSince = standing.ReachedOn is { } reached && reached < opened ? reached : opened.AddDays(-9),
            FormId = Guid.CreateVersion7(),
            Version = Guid.CreateVersion7(),
            State = state,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        var acts = new List<(CaseAct Act, CaseState After, string Words, int By, int? Other)> { (CaseAct.Open, state, row.Why, mentor, null) };
        void Keep(CaseAct act, CaseResult result, int by, string words = "", int? other = null)
        {
            state = result.State ?? throw new InvalidOperationException($"The demo's case could not be made: {result.Refusal}.");
            acts.Add((act, state, words, by, other));
        }

        if (at != 1)
        {
            Keep(CaseAct.Offer, CaseProcess.OfferTo(state, new(mentor, true), health, "Du har träffat familjen", opened), mentor, "Du har träffat familjen", health);
            Keep(CaseAct.Take, CaseProcess.Take(state, new(health, false)), health);
            Keep(CaseAct.Move, CaseProcess.Move(state, new(health, false), CaseStage.CausesAndSupport, at == 3 ? "Ring hem" : "Följ upp kartläggningen", at == 3 ? FirstSchoolDay(today.AddDays(-8)) : FirstSchoolDay(today.AddDays(3)), calendar, at == 3 ? today.AddDays(-12) : today), health);
        }

        if (at == 2)
        {
            Keep(CaseAct.Wait, CaseProcess.WaitFor(state, new(health, false), "BUP", today.AddDays(-14)), health, "BUP");
        }

        if (at == 4)
        {
            Keep(CaseAct.Move, CaseProcess.Move(state, new(health, false), CaseStage.AfterCare, "Fråga eleven hur det går", FirstSchoolDay(today.AddDays(5)), calendar, today), health);
        }

        row.State = state;
        foreach (var (act, after, words, by, other) in acts)
        {
            db.Add(new CaseEvent { CaseId = row.Id, PupilId = row.PupilId, Act = act, At = SwedishTime.Midnight(opened).AddHours(10 + acts.Count), ByAccountId = by, Words = words, OtherAccountId = other, FormId = Guid.CreateVersion7(), State = after });
        }

        if (at is 0 or 3)
        {
            await MapAsync(row, health, cancellation);
            await InquireAsync(row, principal, standing, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private async Task MapAsync(AbsenceCase row, int health, CancellationToken cancellation)
    {
        CauseAssessment View(CauseView of, string factors, string words, HeardHow? how) => new()
        {
            PupilId = row.PupilId,
            CaseId = row.Id,
            View = of,
            Depth = CauseDepth.Simple,
            ListVersion = CauseFactors.Version,
            On = row.OpenedOn.AddDays(5),
            How = how,
            Factors = factors,
            Functions = of == CauseView.Pupil ? RefusalFunctions.AvoidDistress : RefusalFunctions.None,
            OwnWords = words,
            Strengths = of == CauseView.Pupil ? "Ritar. Hjälper gärna yngre." : "",
            WhatWorks = of == CauseView.School ? "När någon möter i entrén går det bättre." : "",
            Instrument = "",
            Result = "",
            ByAccountId = health,
            SavedAt = time.UtcNow(),
            FormId = Guid.CreateVersion7(),
            Version = Guid.CreateVersion7(),
        };
        db.Add(View(CauseView.Pupil, "I1:2 I5:1 K4:0 K10:2", "Matsalen är värst. Jag äter inte där.", HeardHow.Meeting));
        db.Add(View(CauseView.School, "I5:2 K4:1 K10:0", "Ofta trött första lektionen.", null));
        db.Add(new CaseMeasure
        {
            PupilId = row.PupilId,
            CaseId = row.Id,
            Cause = "K10",
            WhyNoCause = "",
            Kind = MeasureKind.Practical,
            What = "Äter lunch i ett mindre rum med en kamrat",
            OwnerId = health,
            StartOn = row.OpenedOn.AddDays(7),
            FollowUpOn = FirstSchoolDay(today.AddDays(2)),
            ByAccountId = health,
            SavedAt = time.UtcNow(),
            FormId = Guid.CreateVersion7(),
            Version = Guid.CreateVersion7(),
        });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task InquireAsync(AbsenceCase row, int principal, Standing standing, CancellationToken cancellation)
    {
        var on = FirstSchoolDay(row.OpenedOn.AddDays(5));
        var evidence = DetectionDocuments.ReadConditions(standing.Conditions).FirstOrDefault(one => one.Step > 0);
        var inquiry = new AbsenceInquiry
        {
            PupilId = row.PupilId,
            CaseId = row.Id,
            OrganiserId = row.OrganiserId,
            UnitId = row.UnitId,
            Step = standing.HeldStep,
            Trigger = evidence is null ? "" : DetectionDocuments.Write(evidence),
            OpenedOn = on,
            OpenedByAccountId = principal,
            IsOnDelegation = false,
            DueOn = calendar.SchoolDaysAfter(on, CaseRoutine.Proposed.CompleteWithin),
            FormId = Guid.CreateVersion7(),
            Version = Guid.CreateVersion7(),
        };
        db.Add(inquiry);
        await db.SaveChangesAsync(cancellation);
        if (!HomeNotice.IsUpperSecondary(unit.Forms))
        {
            db.Add(new OrganiserNotice
            {
                OrganiserId = row.OrganiserId,
                Year = on.Year,
                Sequence = 1 + await db.OrganiserNotices.CountAsync(one => one.OrganiserId == row.OrganiserId && one.Year == on.Year, cancellation),
                PupilId = row.PupilId,
                UnitId = row.UnitId,
                InquiryId = inquiry.Id,
                Kind = OrganiserNoticeKind.Opened,
                On = on,
                SentAt = SwedishTime.Midnight(on).AddHours(13),
                SentBy = principal,
                Version = Guid.CreateVersion7(),
            });
            await db.SaveChangesAsync(cancellation);
        }
    }

    private DateOnly FirstSchoolDay(DateOnly from) => calendar.IsSchoolDay(from) ? from : calendar.SchoolDaysAfter(from, 1);

    private static readonly string[] Whys =
    [
        "Borta varje måndag sedan höstlovet, och nu nästan alla dagar.",
        "Går hem vid lunch. Säger att det är magen.",
        "Har inte varit här på tre veckor. Mamma ringer varje dag.",
        "Kommer till första lektionen och går sedan.",
        "Frånvaron har minskat sedan lunchen ordnades.",
        "Borta från all idrott sedan augusti.",
    ];
}
