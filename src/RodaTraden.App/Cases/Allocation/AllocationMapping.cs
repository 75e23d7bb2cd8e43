using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Cases.Allocation;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Allocation;

internal sealed class AllocationMapping : IEntityTypeConfiguration<StaffAway>
{
    public void Configure(EntityTypeBuilder<StaffAway> builder)
    {
        builder.HasIndex(one => one.UnitId);
        builder.HasIndex(one => one.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.ByAccountId);
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(one => one.UnitId);
        builder.Property(one => one.Version).IsConcurrencyToken();
    }
}
