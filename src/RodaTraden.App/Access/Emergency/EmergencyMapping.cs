using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Access.Emergency;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access.Emergency;

internal sealed class EmergencyMapping : IEntityTypeConfiguration<EmergencyAccess>
{
    public void Configure(EntityTypeBuilder<EmergencyAccess> builder)
    {
        builder.HasIndex(access => access.PupilId);
        builder.HasIndex(access => new { access.AccountId, access.OpenedAt });
        builder.HasIndex(access => access.FormId).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(access => access.PupilId);
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(access => access.UnitId);
        builder.HasOne<Account>().WithMany().HasForeignKey(access => access.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(access => access.ReviewedByAccountId);
        builder.Property(access => access.PupilId).IsConcurrencyToken();
        builder.Property(access => access.Role).HasConversion<string>().HasMaxLength(40);
        builder.Property(access => access.Reason).HasConversion<string>().HasMaxLength(40);
        builder.Property(access => access.Verdict).HasConversion<string>().HasMaxLength(40);
        builder.Property(access => access.Words).HasMaxLength(EmergencyRules.LongestText);
        builder.Property(access => access.ReviewWords).HasMaxLength(EmergencyRules.LongestText);
        builder.Property(access => access.Version).IsConcurrencyToken();
    }
}
