using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.App.Access.Accounts;

namespace RodaTraden.App.Shared.Drafts;

/// <summary>
/// What somebody has written in a form and not saved: kept by that person, by the page itself now and then, or because the session ended. Encrypted, for the same account
/// alone, one for each form, until the form is saved or thirty days have passed.
/// </summary>
internal sealed class Draft
{
    public required Guid Id { get; init; }

    public required int AccountId { get; init; }

    /// <summary>The page's address, without query.</summary>
    public required string Path { get; init; }

    /// <summary>The name of the form on its page.</summary>
    public required string Form { get; init; }

    /// <summary>The fields, encrypted with the installation's keys.</summary>
    public required byte[] Content { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Whether the session had ended when the form was sent.</summary>
    public required bool WasSignedOut { get; init; }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.Path).HasMaxLength(DraftBook.LongestPath);
        builder.Property(draft => draft.Form).HasMaxLength(DraftBook.LongestForm);
        builder.HasIndex(draft => new { draft.AccountId, draft.Path, draft.Form }).IsUnique();
        builder.HasIndex(draft => draft.At);
        builder.HasOne<Account>().WithMany().HasForeignKey(draft => draft.AccountId);
    }
}
