using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Cases.Concerns;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Concerns;

internal sealed class ConcernMapping : IEntityTypeConfiguration<ConcernReport>
{
    public void Configure(EntityTypeBuilder<ConcernReport> builder)
    {
        builder.HasIndex(one => one.PupilId);
        builder.HasIndex(one => one.FormId).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(one => one.PupilId);
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(one => one.OrganiserId);
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(one => one.UnitId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.ByAccountId);
        builder.Property(one => one.PupilId).IsConcurrencyToken();
        builder.Property(one => one.Channel).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.Answer).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.Version).IsConcurrencyToken();
    }
}
