using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RodaTraden.App.Storage;

/// <summary>One setting of the installation, by name.</summary>
internal sealed class Setting
{
    public required string Name { get; init; }

    public required string Value { get; set; }

    public Guid Version { get; set; }
}

internal sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.HasKey(setting => setting.Name);
        builder.Property(setting => setting.Name).HasMaxLength(100);
        builder.Property(setting => setting.Value).HasMaxLength(4000);
        builder.Property(setting => setting.Version).IsConcurrencyToken();
    }
}
