using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Organisations;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.HasIndex(organisation => organisation.Name).IsUnique();
        builder.Property(organisation => organisation.Name).HasMaxLength(200);
        builder.Property(organisation => organisation.Contact).HasMaxLength(200);
        builder.Property(organisation => organisation.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(organisation => organisation.Version).IsConcurrencyToken();
    }
}
