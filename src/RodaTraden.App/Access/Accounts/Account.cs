using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.Core.Access;

namespace RodaTraden.App.Access.Accounts;

/// <summary>A person's way in, on an installation without single sign-on.</summary>
internal sealed class Account : IdentityUser<int>
{
    public required string DisplayName { get; set; }

    /// <summary>The key in staff.csv; a mentor's own pupils are those whose enrolment names it.</summary>
    public string StaffKey { get; set; } = "";

    /// <summary>The password was given by somebody else: the next thing to do is to choose one's own.</summary>
    public bool MustChoosePassword { get; set; }

    /// <summary>Has left: cannot sign in, and is signed out at the next request.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The one-time codes that were accepted last, with spaces between: each is good for one time.</summary>
    public string? UsedCodes { get; set; }

    /// <summary>Made by hand for somebody who is to sign in with a provider: the first whom a provider calls by the user name is that person.</summary>
    public bool AwaitsProvider { get; set; }

    /// <summary>Until when emergency access may be open; looked for only then.</summary>
    public DateTime? EmergencyUntil { get; set; }

    /// <summary>Until when pages that open a pupil wait, after many were opened in a short time.</summary>
    public DateTime? SlowedUntil { get; set; }
}

/// <summary>A role that an account holds, for a unit, an organiser or the installation, with dates.</summary>
internal sealed class AccountRole
{
    public int Id { get; init; }

    public required int AccountId { get; init; }

    public required Role Role { get; init; }

    public int? UnitId { get; init; }

    public int? OrganiserId { get; init; }

    /// <summary>The organisation outside the schools.</summary>
    public int? OrganisationId { get; init; }

    /// <summary>The guardian that the account is.</summary>
    public int? GuardianId { get; init; }

    /// <summary>The pupil that the account is.</summary>
    public int? PupilId { get; init; }

    /// <summary>The key of the mentor that one stands in for; empty when one is the mentor. Always with a last day.</summary>
    public string StandsInFor { get; init; } = "";

    /// <summary>The provider whose claims gave the role; empty when somebody did.</summary>
    public string Provider { get; init; } = "";

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public Guid Version { get; set; }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<AccountRole>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(account => account.DisplayName).HasMaxLength(200);
        builder.Property(account => account.StaffKey).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<AccountRole> builder)
    {
        builder.HasIndex(role => role.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(role => role.AccountId);
        builder.Property(role => role.StandsInFor).HasMaxLength(100);
        builder.Property(role => role.Provider).HasMaxLength(30);
        builder.Property(role => role.Role).HasConversion<string>().HasMaxLength(40);
        builder.Property(role => role.Version).IsConcurrencyToken();
    }
}
