using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;
using RodaTraden.Core.Cases.Causes;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Cases.Causes;

internal sealed class CauseAssessmentMapping : IEntityTypeConfiguration<CauseAssessment>
{
    public void Configure(EntityTypeBuilder<CauseAssessment> builder)
    {
        builder.HasIndex(one => one.PupilId);
        builder.HasIndex(one => one.CaseId);
        builder.HasIndex(one => one.FormId).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(one => one.PupilId);
        builder.HasOne<AbsenceCase>().WithMany().HasForeignKey(one => one.CaseId);
        builder.HasOne<Guardian>().WithMany().HasForeignKey(one => one.GuardianId);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.ByAccountId);
        builder.Property(one => one.PupilId).IsConcurrencyToken();
        builder.Property(one => one.View).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.Depth).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.How).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.Functions).HasConversion<string>().HasMaxLength(80);
        builder.Property(one => one.ListVersion).HasMaxLength(20);
        builder.Property(one => one.Factors).HasMaxLength(500);
        builder.Property(one => one.OwnWords).HasMaxLength(CauseAssessment.LongestText);
        builder.Property(one => one.Strengths).HasMaxLength(CauseAssessment.LongestText);
        builder.Property(one => one.WhatWorks).HasMaxLength(CauseAssessment.LongestText);
        builder.Property(one => one.Instrument).HasMaxLength(CauseAssessment.LongestShort);
        builder.Property(one => one.Result).HasMaxLength(CauseAssessment.LongestShort);
        builder.Property(one => one.Version).IsConcurrencyToken();
        builder.Ignore(one => one.Weights);
    }
}
