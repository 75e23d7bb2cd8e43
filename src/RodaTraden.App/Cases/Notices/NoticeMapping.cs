using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Notices;

internal sealed class NoticeMapping : IEntityTypeConfiguration<InquiryNotice>
{
    public void Configure(EntityTypeBuilder<InquiryNotice> builder)
    {
        builder.HasIndex(notice => new { notice.Year, notice.Sequence }).IsUnique();
        builder.HasIndex(notice => notice.FormId).IsUnique();
        builder.HasIndex(notice => notice.CivicNumber);
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(notice => notice.OrganiserId);
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(notice => notice.UnitId);
        builder.HasOne<Account>().WithMany().HasForeignKey(notice => notice.SentBy);
        builder.HasOne<Account>().WithMany().HasForeignKey(notice => notice.AnsweredBy);
        builder.Property(notice => notice.GivenName).HasMaxLength(NoticeRules.LongestName);
        builder.Property(notice => notice.FamilyName).HasMaxLength(NoticeRules.LongestName);
        builder.Property(notice => notice.CivicNumber).HasMaxLength(12);
        builder.Property(notice => notice.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(notice => notice.ReturnReason).HasMaxLength(NoticeRules.LongestReason);
        builder.Property(notice => notice.Version).IsConcurrencyToken();
        builder.Ignore(notice => notice.Number);
    }
}
