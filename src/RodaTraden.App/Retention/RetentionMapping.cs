using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Register;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention;

internal sealed class RetentionMapping :
    IEntityTypeConfiguration<RetentionRule>,
    IEntityTypeConfiguration<LegalHold>,
    IEntityTypeConfiguration<Disposal>,
    IEntityTypeConfiguration<DisposedRows>,
    IEntityTypeConfiguration<RegisterExtract>
{
    private static readonly ValueComparer<IReadOnlyList<ExtractPart>> SameParts = new(
        (one, other) => one!.SequenceEqual(other!), parts => parts.Aggregate(0, HashCode.Combine), parts => parts.ToArray());

    public void Configure(EntityTypeBuilder<RetentionRule> builder)
    {
        builder.HasIndex(rule => new { rule.OrganiserId, rule.Class });
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(rule => rule.OrganiserId);
        builder.HasOne<Account>().WithMany().HasForeignKey(rule => rule.SavedByAccountId);
        builder.Property(rule => rule.Class).HasConversion<string>().HasMaxLength(30);
        builder.Property(rule => rule.Action).HasConversion<string>().HasMaxLength(30);
        builder.Property(rule => rule.DecisionReference).HasMaxLength(RetentionRule.LongestReference);
    }

    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.HasIndex(hold => hold.PupilId);
        builder.HasIndex(hold => hold.FormId).IsUnique();
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(hold => hold.OrganiserId);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(hold => hold.PupilId);
        builder.HasOne<Account>().WithMany().HasForeignKey(hold => hold.PlacedByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(hold => hold.LiftedByAccountId);
        builder.Property(hold => hold.Reason).HasMaxLength(LegalHold.LongestReason);
        builder.Property(hold => hold.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Disposal> builder)
    {
        builder.HasIndex(disposal => new { disposal.OrganiserId, disposal.Class });
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(disposal => disposal.OrganiserId);
        builder.HasOne<RetentionRule>().WithMany().HasForeignKey(disposal => disposal.RuleId);
        builder.HasOne<Account>().WithMany().HasForeignKey(disposal => disposal.DecidedByAccountId);
        builder.Property(disposal => disposal.Class).HasConversion<string>().HasMaxLength(30);
        builder.Property(disposal => disposal.State).HasConversion<string>().HasMaxLength(30);
        builder.Property(disposal => disposal.Reason).HasMaxLength(Disposal.LongestReason);
        builder.Property(disposal => disposal.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<RegisterExtract> builder)
    {
        builder.HasIndex(extract => extract.PupilId);
        builder.HasIndex(extract => extract.FormId).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(extract => extract.PupilId);
        builder.HasOne<Account>().WithMany().HasForeignKey(extract => extract.MadeByAccountId);
        builder.Property(extract => extract.Receiver).HasConversion<string>().HasMaxLength(30);
        builder.Property(extract => extract.Identified).HasMaxLength(RegisterExtract.LongestText);
        builder.Property(extract => extract.Rule).HasMaxLength(RegisterExtract.LongestText);
        builder.Property(extract => extract.Withheld)
            .HasConversion(parts => string.Join(' ', parts), words => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ExtractPart>).ToArray(), SameParts)
            .HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<DisposedRows> builder)
    {
        builder.HasIndex(rows => new { rows.DisposalId, rows.TableName }).IsUnique();
        builder.HasOne<Disposal>().WithMany().HasForeignKey(rows => rows.DisposalId);
        builder.Property(rows => rows.TableName).HasMaxLength(60);
    }
}
