using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Cases.Measures;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Measures;

internal sealed class MeasureMapping : IEntityTypeConfiguration<CaseMeasure>
{
    public void Configure(EntityTypeBuilder<CaseMeasure> builder)
    {
        builder.HasIndex(one => one.PupilId);
        builder.HasIndex(one => one.CaseId);
        builder.HasIndex(one => one.OwnerId);
        builder.HasIndex(one => one.FormId).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(one => one.PupilId);
        builder.HasOne<AbsenceCase>().WithMany().HasForeignKey(one => one.CaseId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.OwnerId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.ByAccountId);
        builder.Property(one => one.PupilId).IsConcurrencyToken();
        builder.Property(one => one.Cause).HasMaxLength(5);
        builder.Property(one => one.WhyNoCause).HasMaxLength(CaseMeasure.LongestText);
        builder.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.What).HasMaxLength(CaseMeasure.LongestText);
        builder.Property(one => one.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.OutcomeWords).HasMaxLength(CaseMeasure.LongestText);
        builder.Property(one => one.Version).IsConcurrencyToken();
    }
}
