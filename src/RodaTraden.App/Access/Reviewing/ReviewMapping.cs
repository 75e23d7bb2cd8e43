using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Auditing;
using RodaTraden.Core.Access.Reviewing;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Reviewing;

internal sealed class ReviewMapping : IEntityTypeConfiguration<AccessReview>, IEntityTypeConfiguration<ReviewedLook>, IEntityTypeConfiguration<ReadingAlarm>
{
    public void Configure(EntityTypeBuilder<AccessReview> builder)
    {
        builder.HasIndex(review => new { review.OrganiserId, review.Month }).IsUnique();
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(review => review.OrganiserId);
        builder.HasOne<Account>().WithMany().HasForeignKey(review => review.DrawnByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(review => review.SignedByAccountId);
        builder.Property(review => review.Conclusion).HasMaxLength(ReviewRules.LongestText);
        builder.Property(review => review.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ReviewedLook> builder)
    {
        builder.HasIndex(look => look.ReviewId);
        builder.HasOne<AccessReview>().WithMany().HasForeignKey(look => look.ReviewId);
        builder.HasOne<ReadEntry>().WithMany().HasForeignKey(look => look.ReadEntryId);
        builder.Property(look => look.Verdict).HasConversion<string>().HasMaxLength(40);
        builder.Property(look => look.Words).HasMaxLength(ReviewRules.LongestText);
    }

    public void Configure(EntityTypeBuilder<ReadingAlarm> builder)
    {
        builder.HasIndex(alarm => new { alarm.AccountId, alarm.At });
        builder.HasIndex(alarm => new { alarm.OrganiserId, alarm.At });
        builder.HasOne<Account>().WithMany().HasForeignKey(alarm => alarm.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(alarm => alarm.JudgedByAccountId);
        builder.Property(alarm => alarm.Role).HasConversion<string>().HasMaxLength(40);
        builder.Property(alarm => alarm.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(alarm => alarm.Verdict).HasConversion<string>().HasMaxLength(40);
        builder.Property(alarm => alarm.Words).HasMaxLength(ReviewRules.LongestText);
        builder.Property(alarm => alarm.Version).IsConcurrencyToken();
    }
}
