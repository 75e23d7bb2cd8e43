using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Cases.Routine;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Routine;

internal sealed class RoutineMapping : IEntityTypeConfiguration<CaseRoutine>
{
    public void Configure(EntityTypeBuilder<CaseRoutine> builder)
    {
        builder.HasIndex(one => new { one.OrganiserId, one.ValidFrom });
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(one => one.OrganiserId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.SavedByAccountId);
        builder.Property(one => one.Source).HasMaxLength(CaseRoutine.LongestSource);
    }
}
