using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Disclosure.Summaries;

internal sealed class SummaryMapping : IEntityTypeConfiguration<AssessmentSummary>
{
    private static readonly ValueComparer<IReadOnlyList<SummaryMonth>> SameMonths = new(
        (one, other) => one!.SequenceEqual(other!), months => months.Aggregate(0, HashCode.Combine), months => months.ToArray());

    public void Configure(EntityTypeBuilder<AssessmentSummary> builder)
    {
        builder.HasIndex(summary => summary.PupilId);
        builder.HasIndex(summary => summary.FormId).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(summary => summary.PupilId);
        builder.HasOne<Consent>().WithMany().HasForeignKey(summary => summary.ConsentId);
        builder.HasOne<StatutoryGround>().WithMany().HasForeignKey(summary => summary.StatutoryGroundId);
        builder.HasOne<Account>().WithMany().HasForeignKey(summary => summary.MadeByAccountId);
        builder.Property(summary => summary.SeenAndDone).HasMaxLength(AssessmentSummary.LongestText);
        builder.Property(summary => summary.PupilSays).HasMaxLength(AssessmentSummary.LongestText);
        builder.Property(summary => summary.Months).HasConversion(
            months => JsonSerializer.Serialize(months, JsonSerializerOptions.Default),
            document => JsonSerializer.Deserialize<List<SummaryMonth>>(document, JsonSerializerOptions.Default)!,
            SameMonths);
    }
}
