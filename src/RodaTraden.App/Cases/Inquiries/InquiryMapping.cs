using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Inquiries;

internal sealed class InquiryMapping : IEntityTypeConfiguration<AbsenceInquiry>, IEntityTypeConfiguration<InquiryConsultation>, IEntityTypeConfiguration<OrganiserNotice>
{
    public void Configure(EntityTypeBuilder<AbsenceInquiry> builder)
    {
        builder.HasIndex(one => one.PupilId);
        builder.HasIndex(one => one.UnitId);
        builder.HasIndex(one => one.FormId).IsUnique();

        // Two who open an inquiry at the same moment open one.
        builder.HasIndex(one => one.CaseId).IsUnique().HasFilter("state in ('Open', 'WaitsForPrincipal', 'SentBack')");
        builder.HasOne<Pupil>().WithMany().HasForeignKey(one => one.PupilId);
        builder.HasOne<AbsenceCase>().WithMany().HasForeignKey(one => one.CaseId);
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(one => one.OrganiserId);
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(one => one.UnitId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.OpenedByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.CompletedByAccountId);
        builder.Property(one => one.PupilId).IsConcurrencyToken();
        builder.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.Support).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.ActionProgramme).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.Reason).HasMaxLength(InquiryRules.LongestShort);
        builder.Property(one => one.Summary).HasMaxLength(InquiryRules.LongestShort);
        builder.Property(one => one.RecordReference).HasMaxLength(InquiryRules.LongestReference);
        builder.Property(one => one.Circumstances).HasMaxLength(InquiryRules.LongestText);
        builder.Property(one => one.Measures).HasMaxLength(InquiryRules.LongestText);
        builder.Property(one => one.PrincipalDecides).HasMaxLength(InquiryRules.LongestText);
        builder.Property(one => one.OrganiserDecides).HasMaxLength(InquiryRules.LongestText);
        builder.Property(one => one.OthersDecide).HasMaxLength(InquiryRules.LongestText);
        builder.Property(one => one.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<InquiryConsultation> builder)
    {
        builder.HasIndex(one => one.PupilId);
        builder.HasIndex(one => one.InquiryId);
        builder.HasOne<AbsenceInquiry>().WithMany().HasForeignKey(one => one.InquiryId);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(one => one.PupilId);
        builder.HasOne<Guardian>().WithMany().HasForeignKey(one => one.GuardianId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.ByAccountId);
        builder.Property(one => one.PupilId).IsConcurrencyToken();
        builder.Property(one => one.Party).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.How).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.WhyNot).HasMaxLength(InquiryConsultation.LongestReason);
        builder.Property(one => one.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<OrganiserNotice> builder)
    {
        builder.HasIndex(one => new { one.OrganiserId, one.Year, one.Sequence }).IsUnique();
        builder.HasIndex(one => one.PupilId);
        builder.HasIndex(one => one.InquiryId);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(one => one.PupilId);
        builder.HasOne<AbsenceInquiry>().WithMany().HasForeignKey(one => one.InquiryId);
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(one => one.OrganiserId);
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(one => one.UnitId);
        builder.HasOne<InquiryNotice>().WithMany().HasForeignKey(one => one.HomeNoticeId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.SentBy);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AnsweredBy);
        builder.Property(one => one.PupilId).IsConcurrencyToken();
        builder.Property(one => one.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.Reason).HasMaxLength(NoticeRules.LongestReason);
        builder.Property(one => one.HomeToldHow).HasMaxLength(OrganiserNotice.LongestHow);
        builder.Property(one => one.Version).IsConcurrencyToken();
        builder.Ignore(one => one.Number);
    }
}
