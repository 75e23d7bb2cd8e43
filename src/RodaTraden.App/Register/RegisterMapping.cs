using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Register;

internal sealed class RegisterMapping :
    IEntityTypeConfiguration<SchoolOrganiser>,
    IEntityTypeConfiguration<SchoolUnit>,
    IEntityTypeConfiguration<CalendarDay>,
    IEntityTypeConfiguration<Pupil>,
    IEntityTypeConfiguration<Enrolment>,
    IEntityTypeConfiguration<PupilNumber>,
    IEntityTypeConfiguration<FormerPlacement>,
    IEntityTypeConfiguration<Guardian>,
    IEntityTypeConfiguration<Guardianship>,
    IEntityTypeConfiguration<StaffMember>,
    IEntityTypeConfiguration<StaffPost>
{
    private const int KeyLength = 100;
    private const int NameLength = 200;

    public void Configure(EntityTypeBuilder<SchoolOrganiser> builder)
    {
        builder.Property(organiser => organiser.Name).HasMaxLength(NameLength);
        builder.HasIndex(organiser => organiser.Name).IsUnique();
        builder.Property(organiser => organiser.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(organiser => organiser.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<SchoolUnit> builder)
    {
        builder.Property(unit => unit.Key).HasMaxLength(KeyLength);
        builder.HasIndex(unit => unit.Key).IsUnique();
        builder.Property(unit => unit.Name).HasMaxLength(NameLength);
        builder.Property(unit => unit.MunicipalityCode).HasMaxLength(4);
        builder.Property(unit => unit.Forms).HasMaxLength(100);
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(unit => unit.OrganiserId);
        builder.Property(unit => unit.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<CalendarDay> builder)
    {
        builder.HasIndex(day => new { day.UnitId, day.Date });
        builder.HasIndex(day => new { day.OrganiserId, day.Date });
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(day => day.UnitId);
        builder.HasOne<SchoolOrganiser>().WithMany().HasForeignKey(day => day.OrganiserId);
        builder.Property(day => day.Kind).HasConversion<string>().HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<Pupil> builder)
    {
        builder.Property(pupil => pupil.Key).HasMaxLength(KeyLength);
        builder.HasIndex(pupil => pupil.Key).IsUnique();
        builder.Property(pupil => pupil.GivenName).HasMaxLength(NameLength);
        builder.Property(pupil => pupil.FamilyName).HasMaxLength(NameLength);
        builder.Property(pupil => pupil.Sex).HasConversion<string>().HasMaxLength(10);
        builder.Property(pupil => pupil.HomeMunicipality).HasMaxLength(4);
        builder.Property(pupil => pupil.Marking).HasConversion<string>().HasMaxLength(30);
        builder.Property(pupil => pupil.CivicNumber).HasMaxLength(12);
        builder.Property(pupil => pupil.Search).HasMaxLength(2 * NameLength);
        builder.HasIndex(pupil => pupil.CivicNumber);

        // The few who are protected are asked for by every file and every evaluation.
        builder.HasIndex(pupil => pupil.Marking).HasFilter($"marking <> '{ProtectedMarking.None}'");
        builder.Property(pupil => pupil.Version).IsConcurrencyToken();
        builder.Ignore(pupil => pupil.IsProtected);
        builder.Ignore(pupil => pupil.FullName);
    }

    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.HasIndex(enrolment => enrolment.PupilId);
        builder.HasIndex(enrolment => new { enrolment.UnitId, enrolment.Class });
        builder.HasIndex(enrolment => enrolment.MentorKey);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(enrolment => enrolment.PupilId);
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(enrolment => enrolment.UnitId);
        builder.Property(enrolment => enrolment.Grade).HasMaxLength(20);
        builder.Property(enrolment => enrolment.Class).HasMaxLength(50);
        builder.Property(enrolment => enrolment.MentorKey).HasMaxLength(KeyLength);
        builder.Property(enrolment => enrolment.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<PupilNumber> builder)
    {
        builder.HasIndex(number => number.PupilId);
        builder.HasIndex(number => number.Number);
        builder.Property(number => number.Number).HasMaxLength(12);
        builder.HasOne<Pupil>().WithMany().HasForeignKey(number => number.PupilId);
    }

    public void Configure(EntityTypeBuilder<FormerPlacement> builder)
    {
        builder.HasIndex(placement => placement.EnrolmentId);
        builder.Property(placement => placement.Grade).HasMaxLength(20);
        builder.Property(placement => placement.Class).HasMaxLength(50);
        builder.Property(placement => placement.MentorKey).HasMaxLength(KeyLength);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(placement => placement.EnrolmentId);
    }

    public void Configure(EntityTypeBuilder<Guardian> builder)
    {
        builder.Property(guardian => guardian.Key).HasMaxLength(KeyLength);
        builder.HasIndex(guardian => guardian.Key).IsUnique();
        builder.Property(guardian => guardian.GivenName).HasMaxLength(NameLength);
        builder.Property(guardian => guardian.FamilyName).HasMaxLength(NameLength);
        builder.Property(guardian => guardian.Email).HasMaxLength(NameLength);
        builder.Property(guardian => guardian.Phone).HasMaxLength(50);
        builder.Property(guardian => guardian.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Guardianship> builder)
    {
        builder.HasIndex(guardianship => new { guardianship.PupilId, guardianship.GuardianId }).IsUnique();
        builder.HasOne<Pupil>().WithMany().HasForeignKey(guardianship => guardianship.PupilId);
        builder.HasOne<Guardian>().WithMany().HasForeignKey(guardianship => guardianship.GuardianId);
        builder.Property(guardianship => guardianship.Custody).HasConversion<string>().HasMaxLength(20);
        builder.Property(guardianship => guardianship.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.Property(staff => staff.Key).HasMaxLength(KeyLength);
        builder.HasIndex(staff => staff.Key).IsUnique();
        builder.Property(staff => staff.GivenName).HasMaxLength(NameLength);
        builder.Property(staff => staff.FamilyName).HasMaxLength(NameLength);
        builder.Property(staff => staff.Email).HasMaxLength(NameLength);
        builder.Property(staff => staff.Version).IsConcurrencyToken();
        builder.Ignore(staff => staff.FullName);
    }

    public void Configure(EntityTypeBuilder<StaffPost> builder)
    {
        builder.HasIndex(post => new { post.StaffId, post.UnitId, post.Role }).IsUnique();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(post => post.StaffId);
        builder.HasOne<SchoolUnit>().WithMany().HasForeignKey(post => post.UnitId);
        builder.Property(post => post.Role).HasMaxLength(60);
    }
}
