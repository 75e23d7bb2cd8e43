using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Disclosure;

internal sealed class DisclosureMapping :
    IEntityTypeConfiguration<Consent>,
    IEntityTypeConfiguration<ConsentAnswer>,
    IEntityTypeConfiguration<GroundReceiver>,
    IEntityTypeConfiguration<MaturityJudgement>,
    IEntityTypeConfiguration<StatutoryGround>
{
    private static readonly ValueComparer<IReadOnlyList<InformationCategory>> SameCategories = new(
        (one, other) => one!.SequenceEqual(other!),
        categories => categories.Aggregate(0, HashCode.Combine),
        categories => categories.ToArray());

    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.HasIndex(consent => consent.PupilId);
        builder.HasIndex(consent => consent.FormId).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(consent => consent.PupilId);
        builder.Property(consent => consent.PupilId).IsConcurrencyToken();
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(consent => consent.FromOrganiserId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(consent => consent.FromOrganisationId);
        builder.HasOne<Account>().WithMany().HasForeignKey(consent => consent.AskedByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(consent => consent.WithdrawnByAccountId);
        builder.Property(consent => consent.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(consent => consent.Measure).HasConversion<string>().HasMaxLength(40);
        Categories(builder.Property(consent => consent.Categories));
        builder.Property(consent => consent.Purpose).HasMaxLength(ConsentRules.LongestText);
        builder.Property(consent => consent.Limits).HasMaxLength(ConsentRules.LongestText);
        builder.Property(consent => consent.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ConsentAnswer> builder)
    {
        builder.HasIndex(answer => answer.ConsentId);
        builder.HasOne<Consent>().WithMany().HasForeignKey(answer => answer.ConsentId);
        builder.HasOne<Guardian>().WithMany().HasForeignKey(answer => answer.GuardianId);
        builder.HasOne<Account>().WithMany().HasForeignKey(answer => answer.ByAccountId);
        builder.Property(answer => answer.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(answer => answer.Form).HasConversion<string>().HasMaxLength(40);
        builder.Property(answer => answer.Reason).HasMaxLength(ConsentRules.LongestText);
    }

    public void Configure(EntityTypeBuilder<GroundReceiver> builder)
    {
        builder.HasIndex(receiver => receiver.ConsentId);
        builder.HasIndex(receiver => receiver.StatutoryGroundId);
        builder.HasIndex(receiver => receiver.AccountId);
        builder.HasOne<Consent>().WithMany().HasForeignKey(receiver => receiver.ConsentId);
        builder.HasOne<StatutoryGround>().WithMany().HasForeignKey(receiver => receiver.StatutoryGroundId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(receiver => receiver.OrganisationId);
        builder.HasOne<Account>().WithMany().HasForeignKey(receiver => receiver.AccountId);
        builder.Property(receiver => receiver.Reference).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<MaturityJudgement> builder)
    {
        builder.HasIndex(judgement => judgement.PupilId);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(judgement => judgement.PupilId);
        builder.Property(judgement => judgement.PupilId).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(judgement => judgement.ByAccountId);
        builder.Property(judgement => judgement.Outcome).HasConversion<string>().HasMaxLength(40);
        builder.Property(judgement => judgement.Reason).HasMaxLength(ConsentRules.LongestText);
    }

    public void Configure(EntityTypeBuilder<StatutoryGround> builder)
    {
        builder.HasIndex(ground => ground.PupilId);
        builder.HasIndex(ground => ground.FormId).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(ground => ground.PupilId);
        builder.Property(ground => ground.PupilId).IsConcurrencyToken();
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(ground => ground.FromOrganiserId);
        builder.HasOne<Account>().WithMany().HasForeignKey(ground => ground.DecidedByAccountId);
        builder.Property(ground => ground.Statute).HasConversion<string>().HasMaxLength(40);
        Categories(builder.Property(ground => ground.Categories));
        builder.Property(ground => ground.Why).HasMaxLength(ConsentRules.LongestText);
        builder.Property(ground => ground.Version).IsConcurrencyToken();
    }

    private static void Categories(PropertyBuilder<IReadOnlyList<InformationCategory>> property) => property
        .HasConversion(
            categories => string.Join(',', categories),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<InformationCategory>).ToArray(),
            SameCategories)
        .HasMaxLength(400);
}
