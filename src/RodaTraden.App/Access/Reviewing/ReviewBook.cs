using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.Visibility;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Emergency;
using RodaTraden.Core.Access.Reviewing;

namespace RodaTraden.App.Access.Reviewing;

/// <summary>Why a review cannot be written so.</summary>
internal enum ReviewRefusal
{
    /// <summary>The month is not over: looks are still being made.</summary>
    MonthGoesOn,

    /// <summary>Nobody looked at anything.</summary>
    NothingToDraw,

    /// <summary>A look is not judged, or one that is not allowed has no words.</summary>
    NotJudged,

    /// <summary>The conclusion is missing.</summary>
    NoConclusion,

    /// <summary>It is signed: nothing changes after.</summary>
    Signed,

    /// <summary>Nobody judges what one has done oneself.</summary>
    Own,
}

/// <summary>The systematic check: draws the sample, keeps what the reviewer finds, and the signature.</summary>
internal sealed class ReviewBook(AppDbContext db, VisibleLooks looks, VisibleEmergencies emergencies, CurrentUser user, AuditLog audit, TimeProvider time)
{
    /// <summary>Draws the sample of a month that is over. Once: who does not like it cannot draw another.</summary>
    public async Task<ReviewRefusal?> DrawAsync(int organiserId, DateOnly month, CancellationToken cancellation = default)
    {
        if (month.AddMonths(1) > time.SwedishToday())
        {
            return ReviewRefusal.MonthGoesOn;
        }

        if (await looks.Reviews(organiserId).AnyAsync(review => review.Month == month, cancellation))
        {
            return null;
        }

        // One's own looks are judged by another, if there is one.
        var isAlone = !await looks.HasOtherReviewersAsync(organiserId, cancellation);
        var opened = await (await looks.InMonthAsync(organiserId, month, cancellation))
            .Where(entry => (!isAlone || entry.AccountId != user.AccountId) && !ReadPages.Lists.Contains(entry.Page)).Select(entry => entry.Id).ToListAsync(cancellation);
        if (opened.Count == 0)
        {
            return ReviewRefusal.NothingToDraw;
        }

        var review = new AccessReview { OrganiserId = organiserId, Month = month, Of = opened.Count, DrawnAt = time.UtcNow(), DrawnByAccountId = user.AccountId!.Value, Version = Guid.CreateVersion7() };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(review);
        await db.SaveChangesAsync(cancellation);
        db.AddRange(ReviewRules.Draw(opened, RandomNumberGenerator.GetInt32).Select(id => new ReviewedLook { ReviewId = review.Id, ReadEntryId = id }));
        audit.Add(AuditAct.LooksDrawing, reference: "access_reviews/" + review.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Keeps what the reviewer finds of the looks in a sample; those without a verdict stay as they were.</summary>
    public async Task<ReviewRefusal?> JudgeAsync(int organiserId, DateOnly month, IReadOnlyDictionary<int, (LookVerdict? Verdict, string Words)> found, CancellationToken cancellation = default)
    {
        var review = await looks.Reviews(organiserId).SingleAsync(one => one.Month == month, cancellation);
        if (review.SignedAt is not null)
        {
            return ReviewRefusal.Signed;
        }

        var own = await db.ReadEntries.Where(entry => entry.AccountId == user.AccountId && db.ReviewedLooks.Any(look => look.ReviewId == review.Id && look.ReadEntryId == entry.Id)).Select(entry => entry.Id).ToHashSetAsync(cancellation);
        foreach (var look in await db.ReviewedLooks.Where(one => one.ReviewId == review.Id).ToListAsync(cancellation))
        {
            if (!own.Contains(look.ReadEntryId) && found.TryGetValue(look.Id, out var one) && (look.Verdict != one.Verdict || look.Words != one.Words.Trim()))
            {
                (look.Verdict, look.Words) = (one.Verdict, one.Words.Trim());
            }
        }

        review.Version = Guid.CreateVersion7();
        audit.Add(AuditAct.LookJudging, reference: "access_reviews/" + review.Id);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Signs a month in which every look of the sample has been judged.</summary>
    public async Task<ReviewRefusal?> SignAsync(int organiserId, DateOnly month, string conclusion, CancellationToken cancellation = default)
    {
        var review = await looks.Reviews(organiserId).SingleAsync(one => one.Month == month, cancellation);

        // A look at somebody who has got protected data since is shown to nobody, and cannot be judged.
        var shown = await looks.InMonthAsync(organiserId, month, cancellation);
        var refusal = review.SignedAt is not null ? ReviewRefusal.Signed
            : await db.ReviewedLooks.AnyAsync(look => look.ReviewId == review.Id && shown.Any(entry => entry.Id == look.ReadEntryId) && (look.Verdict == null || (look.Verdict != LookVerdict.Explained && look.Words == "")), cancellation) ? ReviewRefusal.NotJudged
            : conclusion.Trim().Length == 0 ? ReviewRefusal.NoConclusion
            : (ReviewRefusal?)null;
        if (refusal is null)
        {
            (review.SignedAt, review.SignedByAccountId, review.Conclusion, review.Version) = (time.UtcNow(), user.AccountId, conclusion.Trim(), Guid.CreateVersion7());
            audit.Add(AuditAct.ReviewSigning, reference: "access_reviews/" + review.Id);
            await db.SaveChangesAsync(cancellation);
        }

        return refusal;
    }

    /// <summary>Keeps what the reviewer finds of reading that was noticed.</summary>
    public async Task<ReviewRefusal?> JudgeAlarmAsync(int alarmId, LookVerdict? verdict, string words, CancellationToken cancellation = default)
    {
        var alarm = await looks.Alarms().SingleOrDefaultAsync(one => one.Id == alarmId, cancellation);
        if (alarm is null || verdict is null || words.Trim().Length == 0)
        {
            return ReviewRefusal.NotJudged;
        }

        if (alarm.AccountId == user.AccountId)
        {
            return ReviewRefusal.Own;
        }

        (alarm.Verdict, alarm.Words, alarm.JudgedByAccountId, alarm.Version) = (verdict, words.Trim(), user.AccountId, Guid.CreateVersion7());
        audit.Add(AuditAct.UnusualReadingJudging, reference: "reading_alarms/" + alarm.Id);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Keeps what the reviewer finds of an emergency access.</summary>
    public async Task<EmergencyRefusal?> JudgeEmergencyAsync(int accessId, EmergencyVerdict? verdict, string words, CancellationToken cancellation = default)
    {
        if (await emergencies.FindToReviewAsync(accessId, cancellation) is not { } access)
        {
            return EmergencyRefusal.NotFound;
        }

        if ((verdict is null ? EmergencyRefusal.NoReason : EmergencyRules.CheckReview(access, user.AccountId!.Value, words)) is { } refusal)
        {
            return refusal;
        }

        (access.Verdict, access.ReviewWords, access.ReviewedByAccountId, access.ReviewedAt, access.Version) = (verdict, words.Trim(), user.AccountId, time.UtcNow(), Guid.CreateVersion7());
        audit.Add(AuditAct.EmergencyReviewing, access.PupilId, access.UnitId, "emergency_accesses/" + access.Id, verdict.ToString()!);
        await db.SaveChangesAsync(cancellation);
        return null;
    }
}
