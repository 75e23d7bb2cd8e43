using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Demo.Generating;
using RodaTraden.App.Detection.Answering;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Detection;
using RodaTraden.Core.Detection.WorkList;

namespace RodaTraden.App.Demo;

/// <summary>
/// Staff of the invented municipality have acted on most of what is older than a few weeks: without that, everything would be overdue since August.
/// </summary>
internal static class DemoAnswers
{
    private static readonly string[] Talks =
    [
        "Vi pratade om mornarna. Vi provar att hen möts i entrén de närmaste två veckorna.",
        "Pratade i telefon med mamma. Hon visste inte om frånvaron på eftermiddagarna. Vi hörs igen nästa vecka.",
        "Hen säger att matten känns svår. Jag tar det med läraren i dag.",
        "Ont i magen flera måndagar. Bokat tid hos skolsköterskan.",
    ];

    private static readonly (KnownReason Reason, string Note)[] Reasons =
    [
        (KnownReason.Illness, "Opererad och hemma enligt läkarintyg."),
        (KnownReason.Treatment, "Ny behandling hos tandläkaren varje vecka, anmält av pappa."),
        (KnownReason.ChangingSchool, "Familjen flyttar. Skolbytet är klart i nästa månad."),
        (KnownReason.AbroadWithoutLeave, "Hos mormor utomlands. Ledigheten var inte beviljad. Pappa säger vilken dag de är hemma."),
    ];

    private static readonly string[] Handled =
    [
        "Samordnare utsedd. Enkel kartläggning gjord med eleven, mattelektionerna delas upp.",
        "Utredningen är inledd och anmäld till huvudmannen.",
        "Möte med elevhälsan hållet, insatser följs upp om tre veckor.",
    ];

    private static readonly string[] Calls =
    [
        "Ringde hem. Vi hörs igen på torsdag.",
        "Kort samtal på morgonen om hur veckan ska se ut.",
        "Mejlade och ringde om tid för möte.",
    ];

    public static async Task WriteAsync(AppDbContext db, int accountId, TimeProvider time, CancellationToken cancellation)
    {
        var today = time.SwedishToday();
        var standings = await db.Standings.Where(standing => standing.HeldStep > 0 && standing.ReachedOn != null).OrderBy(standing => standing.PupilId).ToListAsync(cancellation);
        foreach (var standing in standings)
        {
            var chance = Rng.For(1, RandomStream.Other, standing.PupilId);
            void Add(Answer answer) => db.Add(answer.ToResponse(standing.PupilId, standing.HeldStep, accountId, time.UtcNow()));
            var age = today.DayNumber - standing.ReachedOn!.Value.DayNumber;
            if (chance.NextDouble() * 40 < age)
            {
                Add(Reply(standing.HeldStep, standing.ReachedOn.Value.AddDays(1 + (int)(chance.NextDouble() * Math.Min(12, age))), today, chance));
            }

            // What is gone through again and again has been so lately, for most.
            if (standing.HeldStep == StandardLadder.Version1.Steps.Count && chance.Chance(.7))
            {
                Add(Review(today, chance));
            }

            // Most families of those who are away the most have been talked with lately; some could not be reached.
            if (standing.HeldStep > 2 && chance.Chance(.6))
            {
                Add(Call(today, chance));
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static Answer Call(DateOnly today, Rng chance) => Answer.Of(
        chance.Chance(.9) ? ResponseKind.Talk : ResponseKind.Attempt,
        withPupil: false,
        withGuardian: true,
        reason: null,
        on: today.AddDays(-(int)(chance.NextDouble() * 16)),
        note: chance.Pick(Calls),
        returnOn: null,
        formId: Guid.CreateVersion7());

    private static Answer Review(DateOnly today, Rng chance) => Answer.Of(
        ResponseKind.Done,
        withPupil: false,
        withGuardian: false,
        reason: null,
        on: today.AddDays(-(int)(chance.NextDouble() * 12)),
        note: chance.Pick(Handled),
        returnOn: null,
        formId: Guid.CreateVersion7());

    private static Answer Reply(int step, DateOnly on, DateOnly today, Rng chance)
    {
        var kind = chance.Chance(.12) ? ResponseKind.Known : step == 1 ? ResponseKind.Talk : ResponseKind.Done;
        var known = chance.Pick(Reasons);
        return Answer.Of(
            kind,
            withPupil: true,
            withGuardian: chance.Chance(.5),
            known.Reason,
            on > today ? today : on,
            kind == ResponseKind.Known ? known.Note : chance.Pick(kind == ResponseKind.Talk ? Talks : Handled),
            today.AddDays(-2 + (int)(chance.NextDouble() * 12)),
            Guid.CreateVersion7());
    }
}
