using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Auditing;
using RodaTraden.App.Access.FirstRun;
using RodaTraden.App.Access.SigningIn;
using RodaTraden.App.Access.SigningIn.Passkeys;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Detection.Evaluating;
using RodaTraden.App.Detection.Ladders;
using RodaTraden.App.Intake.Mappings;
using RodaTraden.App.Intake.Receipts;
using RodaTraden.App.Register.Merging;
using RodaTraden.App.Shared.Drafts;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Access.Emergency;
using RodaTraden.Core.Access.Reviewing;
using RodaTraden.Core.Attendance;
using RodaTraden.Core.Cases.Allocation;
using RodaTraden.Core.Cases.Causes;
using RodaTraden.Core.Cases.Concerns;
using RodaTraden.Core.Cases.Inquiries;
using RodaTraden.Core.Cases.Measures;
using RodaTraden.Core.Cases.Notices;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Cases.Routine;
using RodaTraden.Core.Detection.Symptoms;
using RodaTraden.Core.Detection.WorkList;
using RodaTraden.Core.Register;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Storage;

/// <summary>
/// The one model for both databases. Only this folder, the <c>Visible…</c> classes and handlers know it: pages never do.
/// </summary>
internal abstract class AppDbContext(DbContextOptions options) : IdentityUserContext<Account, int>(options), IDataProtectionKeyContext
{
    public DbSet<SchoolOrganiser> Organisers => Set<SchoolOrganiser>();

    public DbSet<SchoolUnit> Units => Set<SchoolUnit>();

    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    public DbSet<Pupil> Pupils => Set<Pupil>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Guardian> Guardians => Set<Guardian>();

    public DbSet<Guardianship> Guardianships => Set<Guardianship>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<StaffPost> StaffPosts => Set<StaffPost>();

    public DbSet<PupilNumber> PupilNumbers => Set<PupilNumber>();

    public DbSet<FormerPlacement> FormerPlacements => Set<FormerPlacement>();

    public DbSet<PupilMerge> PupilMerges => Set<PupilMerge>();

    public DbSet<MergedAttendance> MergedAttendance => Set<MergedAttendance>();

    public DbSet<DifferentPupils> DifferentPupils => Set<DifferentPupils>();

    public DbSet<ToldAbsence> ToldAbsences => Set<ToldAbsence>();

    public DbSet<PeriodFigure> PeriodFigures => Set<PeriodFigure>();

    public DbSet<Subject> Subjects => Set<Subject>();

    public DbSet<AttendanceMonth> AttendanceMonths => Set<AttendanceMonth>();

    public DbSet<PupilChange> PupilChanges => Set<PupilChange>();

    public DbSet<LadderVersion> Ladders => Set<LadderVersion>();

    public DbSet<Standing> Standings => Set<Standing>();

    public DbSet<Signal> Signals => Set<Signal>();

    public DbSet<StepResponse> Responses => Set<StepResponse>();

    public DbSet<SymptomNote> SymptomNotes => Set<SymptomNote>();

    public DbSet<AbsenceCase> AbsenceCases => Set<AbsenceCase>();

    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();

    public DbSet<CaseRoutine> CaseRoutines => Set<CaseRoutine>();

    public DbSet<AbsenceInquiry> AbsenceInquiries => Set<AbsenceInquiry>();

    public DbSet<InquiryConsultation> InquiryConsultations => Set<InquiryConsultation>();

    public DbSet<OrganiserNotice> OrganiserNotices => Set<OrganiserNotice>();

    public DbSet<ConcernReport> ConcernReports => Set<ConcernReport>();

    public DbSet<CauseAssessment> CauseAssessments => Set<CauseAssessment>();

    public DbSet<CaseMeasure> CaseMeasures => Set<CaseMeasure>();

    public DbSet<StaffAway> StaffAway => Set<StaffAway>();

    public DbSet<InquiryNotice> InquiryNotices => Set<InquiryNotice>();

    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();

    public DbSet<ImportedMonth> ImportedMonths => Set<ImportedMonth>();

    public DbSet<ImportedChange> ImportedChanges => Set<ImportedChange>();

    public DbSet<UnmappedReason> UnmappedReasons => Set<UnmappedReason>();

    public DbSet<SenderMapping> SenderMappings => Set<SenderMapping>();

    public DbSet<InstallationSettings> InstallationSettings => Set<InstallationSettings>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();

    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>The keys of cookies and forms, where several nodes share one database; else they lie in the data folder.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<ConsentAnswer> ConsentAnswers => Set<ConsentAnswer>();

    public DbSet<GroundReceiver> GroundReceivers => Set<GroundReceiver>();

    public DbSet<AssessmentSummary> AssessmentSummaries => Set<AssessmentSummary>();

    public DbSet<MaturityJudgement> MaturityJudgements => Set<MaturityJudgement>();

    public DbSet<StatutoryGround> StatutoryGrounds => Set<StatutoryGround>();

    public DbSet<EmergencyAccess> EmergencyAccesses => Set<EmergencyAccess>();

    public DbSet<AccessReview> AccessReviews => Set<AccessReview>();

    public DbSet<ReviewedLook> ReviewedLooks => Set<ReviewedLook>();

    public DbSet<ReadingAlarm> ReadingAlarms => Set<ReadingAlarm>();

    public DbSet<RetentionRule> RetentionRules => Set<RetentionRule>();

    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    public DbSet<Disposal> Disposals => Set<Disposal>();

    public DbSet<RegisterExtract> RegisterExtracts => Set<RegisterExtract>();

    public DbSet<DisposedRows> DisposedRows => Set<DisposedRows>();

    public DbSet<AccountRole> AccountRoles => Set<AccountRole>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<ChangedValues> ChangedValues => Set<ChangedValues>();

    public DbSet<ReadEntry> ReadEntries => Set<ReadEntry>();

    public DbSet<AuditChain> AuditChains => Set<AuditChain>();

    /// <summary>Acts that are saved are tied to those before them in the same transaction.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var acts = ActsToSave();
        if (acts.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        ChangedRow.Keep(this, acts);
        await Access.Auditing.AuditChains.LinkAsync(this, acts, cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
    }

    /// <summary>Only for what leaves no act behind.</summary>
    /// <exception cref="InvalidOperationException">An act was to be saved.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ActsToSave().Count == 0 ? base.SaveChanges(acceptAllChangesOnSuccess) : throw new InvalidOperationException("An act is saved with SaveChangesAsync, which ties it to those before it.");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        PlainNames.Apply(builder);
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()))
        {
            // Nothing takes other rows with it when it goes: what somebody still points to stays.
            key.DeleteBehavior = DeleteBehavior.ClientNoAction;
        }
    }

    private List<AuditEntry> ActsToSave() => [.. ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];

    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        // Instants are UTC on both databases; PostgreSQL refuses any other kind, SQLite would forget it.
        builder.Properties<DateTime>().HaveConversion<UtcInstant>();
    }
}
