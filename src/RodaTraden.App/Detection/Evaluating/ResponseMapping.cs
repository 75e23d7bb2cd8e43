using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Detection.WorkList;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Detection.Evaluating;

internal sealed class ResponseMapping : IEntityTypeConfiguration<StepResponse>
{
    public void Configure(EntityTypeBuilder<StepResponse> builder)
    {
        builder.HasIndex(response => response.PupilId);
        builder.HasIndex(response => response.FormId).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(response => response.PupilId);
        builder.Property(response => response.PupilId).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(response => response.ByAccountId);
        builder.Property(response => response.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(response => response.With).HasConversion<string>().HasMaxLength(40);
        builder.Property(response => response.Reason).HasConversion<string>().HasMaxLength(40);
        builder.Property(response => response.Note).HasMaxLength(RecordingResponse.LongestNote);
        builder.Property(response => response.Version).IsConcurrencyToken();
    }
}
