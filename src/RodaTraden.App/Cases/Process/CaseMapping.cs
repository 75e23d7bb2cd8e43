using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Process;

internal sealed class CaseMapping : IEntityTypeConfiguration<AbsenceCase>, IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<AbsenceCase> builder)
    {
        Configure<AbsenceCase>(builder);

        // Two who open a case at the same moment open one.
        builder.HasIndex(one => new { one.PupilId, one.OrganiserId }).IsUnique().HasFilter("stage <> 'Closed'");
        builder.HasIndex(one => one.PupilId);
        builder.HasIndex(one => one.UnitId);
        builder.HasIndex(one => one.OfferToId);
        builder.HasIndex(one => one.FormId).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(one => one.PupilId);
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(one => one.OrganiserId);
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(one => one.UnitId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.OpenedByAccountId);
        builder.Property(one => one.PupilId).IsConcurrencyToken();
        builder.Property(one => one.Why).HasMaxLength(CaseProcess.LongestText);
        builder.Property(one => one.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        Configure<CaseEvent>(builder);
        builder.HasIndex(one => one.CaseId);
        builder.HasIndex(one => one.PupilId);
        builder.HasIndex(one => one.FormId).IsUnique();
        builder.HasOne<AbsenceCase>().WithMany().HasForeignKey(one => one.CaseId);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(one => one.PupilId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.ByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.OtherAccountId);
        builder.Property(one => one.PupilId).IsConcurrencyToken();
        builder.Property(one => one.Act).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.Words).HasMaxLength(CaseProcess.LongestText);
    }

    private static void Configure<TRow>(EntityTypeBuilder<TRow> builder)
        where TRow : CaseStanding
    {
        builder.Ignore(one => one.State);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.OwnerId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.OfferToId);
        builder.Property(one => one.Stage).HasConversion<string>().HasMaxLength(30);
        builder.Property(one => one.NextStep).HasMaxLength(CaseProcess.LongestText);
        builder.Property(one => one.OfferWhy).HasMaxLength(CaseProcess.LongestText);
        builder.Property(one => one.WaitFor).HasMaxLength(CaseProcess.LongestText);
        builder.Property(one => one.Closing).HasConversion<string>().HasMaxLength(20);
    }
}
