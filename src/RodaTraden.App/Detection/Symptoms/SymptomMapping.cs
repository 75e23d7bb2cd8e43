using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Detection.Symptoms;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.Symptoms;

internal sealed class SymptomMapping : IEntityTypeConfiguration<SymptomNote>
{
    public void Configure(EntityTypeBuilder<SymptomNote> builder)
    {
        builder.HasIndex(note => note.PupilId);
        builder.HasIndex(note => note.FormId).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(note => note.PupilId);
        builder.Property(note => note.PupilId).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(note => note.ByAccountId);
        builder.Property(note => note.Symptoms).HasConversion<string>().HasMaxLength(120);
        builder.Property(note => note.Version).IsConcurrencyToken();
    }
}
