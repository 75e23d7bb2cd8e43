using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RodaTraden.App.Access.FirstRun;

/// <summary>Who answers for the installation. One row; none until somebody has said.</summary>
internal sealed class InstallationSettings
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    /// <summary>The municipality or other body that answers for the data.</summary>
    public required string Organisation { get; set; }

    /// <summary>Whom users turn to: a name or a function.</summary>
    public required string Contact { get; set; }

    public string ContactEmail { get; set; } = "";

    public string ContactPhone { get; set; } = "";

    /// <summary>The data protection officer's address.</summary>
    public string DataProtection { get; set; } = "";

    /// <summary>How a report of concern reaches the social welfare committee: a telephone number, an address of a form. Shown to all staff.</summary>
    public string ConcernChannel { get; set; } = "";

    /// <summary>Somebody has looked at the ladder and said that it holds.</summary>
    public DateTime? LadderConfirmedAt { get; set; }

    public Guid Version { get; set; }
}

internal sealed class InstallationSettingsMapping : IEntityTypeConfiguration<InstallationSettings>
{
    public void Configure(EntityTypeBuilder<InstallationSettings> builder)
    {
        builder.ToTable("InstallationSettings");
        builder.Property(settings => settings.Id).ValueGeneratedNever();
        builder.Property(settings => settings.Organisation).HasMaxLength(200);
        builder.Property(settings => settings.Contact).HasMaxLength(200);
        builder.Property(settings => settings.ContactEmail).HasMaxLength(200);
        builder.Property(settings => settings.ContactPhone).HasMaxLength(50);
        builder.Property(settings => settings.DataProtection).HasMaxLength(200);
        builder.Property(settings => settings.ConcernChannel).HasMaxLength(300).HasDefaultValue("");
        builder.Property(settings => settings.Version).IsConcurrencyToken();
    }
}
