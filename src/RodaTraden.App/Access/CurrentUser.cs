using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Access.Accounts;
using RodaTraden.App.Access.Disclosure;
using RodaTraden.App.Access.Writing;
using RodaTraden.App.Shared.Time;
using RodaTraden.App.Storage;
using RodaTraden.Core.Access;
using RodaTraden.Core.Access.Decisions;
using RodaTraden.Core.Access.Disclosure;
using RodaTraden.Core.Cases.Process;
using RodaTraden.Core.Register;

namespace RodaTraden.App.Access;

/// <summary>
/// Who is asking, in which role, and how far that role reaches. Loaded anew for every request, so that a role taken away, a consent withdrawn or a birthday
/// counts at once.
/// </summary>
internal sealed class CurrentUser(AppDbContext db, GroundsInForce grounds, WritePermits permits, TimeProvider time)
{
    private static readonly Role[] InOrder =
    [
        Role.Principal, Role.StudentHealthTeam, Role.StudentHealthMedical, Role.Mentor, Role.Coordinator, Role.SocialWorker, Role.HealthCareContact, Role.SupportProvider, Role.OrganiserOfficer,
        Role.HomeMunicipalityOfficer, Role.CommitteeSecretary, Role.SteeringGroup, Role.ProtectedContact, Role.AccessReviewer, Role.Administrator, Role.Guardian, Role.Pupil,
    ];

    public int? AccountId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>When one signed in; null for nobody and for commands.</summary>
    public DateTime? SignedInAt { get; private set; }

    /// <summary>What one signs in with.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>Somebody else gave the password: nothing else is shown until one has chosen.</summary>
    public bool MustChoosePassword { get; private set; }

    /// <summary>Whether one shows more than a password when signing in.</summary>
    public bool HasSecondFactor { get; private set; }

    /// <summary>Whether emergency access may be open: the frame says so on every page.</summary>
    public bool HasEmergency { get; private set; }

    /// <summary>Whether pages that open a pupil wait, after many were opened in a short time.</summary>
    public bool IsSlowed { get; private set; }

    /// <summary>The role one sees in; null for somebody without any.</summary>
    public Role? ActiveRole { get; private set; }

    public IReadOnlyList<Role> Roles { get; private set; } = [];

    /// <summary>Keys of the mentors whose pupils are one's own: one's own key, and those one stands in for today.</summary>
    public IReadOnlyList<string> MentorKeys { get; private set; } = [];

    /// <summary>The units that the active role reaches.</summary>
    public IReadOnlyList<int> UnitIds { get; private set; } = [];

    public IReadOnlyList<string> UnitNames { get; private set; } = [];

    /// <summary>The organisations outside the schools that the active role is held at.</summary>
    public IReadOnlyList<string> OrganisationNames { get; private set; } = [];

    /// <summary>The organisers that the active role was given for.</summary>
    public IReadOnlyList<int> OrganiserIds { get; private set; } = [];

    /// <summary>The guardians that the active role is; more than one when the register knows the same person twice.</summary>
    public IReadOnlyList<int> GuardianIds { get; private set; } = [];

    /// <summary>One's children, or oneself: unprotected, and a child only until 18.</summary>
    public IReadOnlyList<int> FamilyPupilIds { get; private set; } = [];

    /// <summary>Pupils whose open case one answers for, or is asked to take, each with the organiser whose case it is; loaded for mentors, whose other pupils are not theirs to see.</summary>
    public IReadOnlyList<(int PupilId, int OrganiserId)> Assigned { get; private set; } = [];

    /// <summary>What recorded grounds open to the active role today.</summary>
    public IReadOnlyList<OpenedByGround> Opened { get; private set; } = [];

    /// <summary>How the active role is written in audit and read log.</summary>
    public string RoleCode => ActiveRole?.ToString() ?? "";

    /// <summary>Whether a kind of information belongs to the active role's own task, for somebody or somewhere.</summary>
    public bool May(InformationCategory category, AccessLevel level) =>
        ActiveRole is { } role && DecisionTable.IsOwnTask(role, category, level);

    /// <summary>The same of somebody who works with a school's pupils.</summary>
    public bool MayAtSchool(InformationCategory category, AccessLevel level) =>
        ActiveRole is { } role && DecisionTable.IsOwnTaskAtSchool(role, category, level);

    /// <summary>Whether emergency access would open attendance to the active role.</summary>
    public bool MayInEmergency => ActiveRole is { } role && DecisionTable.LevelOf(role, Relation.SameZone, InformationCategory.AttendanceRows, GroundKind.Emergency) >= AccessLevel.Read;

    /// <summary>Loads an account with the roles that people have given it; a closed one is nobody.</summary>
    public async Task LoadAsync(int accountId, string? wantedRole, CancellationToken cancellation) =>
        await LoadAsync(await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == accountId && !one.IsClosed, cancellation), "", wantedRole, cancellation);

    /// <summary>Loads the account of a session; one that has ended is nobody's.</summary>
    /// <param name="accountId">The account that the cookie names.</param>
    /// <param name="session">The session that it names.</param>
    /// <param name="oldest">Sessions begun before this have ended.</param>
    /// <param name="wantedRole">The role that one chose to see in.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task LoadAsync(int accountId, Guid session, DateTime oldest, string? wantedRole, CancellationToken cancellation)
    {
        var found = await (
            from open in db.SignInSessions
            where open.Id == session && open.AccountId == accountId && open.EndedAt == null && open.StartedAt > oldest
            join account in db.Users on open.AccountId equals account.Id
            where !account.IsClosed
            select new { account, open.Way, open.StartedAt }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        SignedInAt = found?.StartedAt;
        await LoadAsync(found?.account, found?.Way ?? "", wantedRole, cancellation);
    }

    private async Task LoadAsync(Account? account, string way, string? wantedRole, CancellationToken cancellation)
    {
        if (account is null)
        {
            return;
        }

        var today = time.SwedishToday();

        // What a provider's claims gave counts only for whom that provider has just let in: who has left the municipality keeps nothing by a passkey.
        var held = (await db.AccountRoles.AsNoTracking().Where(role => role.AccountId == account.Id && (role.Provider == "" || role.Provider == way)).ToListAsync(cancellation))
            .Where(role => (role.From is null || role.From <= today) && (role.To is null || role.To >= today))
            .ToList();
        (AccountId, Name, UserName, MustChoosePassword) = (account.Id, account.DisplayName, account.UserName ?? "", account.MustChoosePassword);
        (HasSecondFactor, HasEmergency, IsSlowed) = (account.TwoFactorEnabled, account.EmergencyUntil > time.UtcNow(), account.SlowedUntil > time.UtcNow());
        Roles = [.. InOrder.Where(role => held.Exists(one => one.Role == role))];
        ActiveRole = Enum.TryParse<Role>(wantedRole, out var wanted) && Roles.Contains(wanted) ? wanted : Roles.Count > 0 ? Roles[0] : null;
        if (ActiveRole is { } active)
        {
            await LoadReachAsync(active, account.StaffKey, held.FindAll(role => role.Role == active), today, cancellation);
        }

        if (May(InformationCategory.Records, AccessLevel.Write))
        {
            permits.AllowTheRegister();
        }

        if (May(InformationCategory.Operation, AccessLevel.Write))
        {
            permits.AllowAccounts();
        }
    }

    private async Task LoadReachAsync(Role role, string staffKey, List<AccountRole> held, DateOnly today, CancellationToken cancellation)
    {
        switch (role.Place())
        {
            case RolePlace.StaffKey:
                MentorKeys = [.. held.Select(one => one.StandsInFor.Length > 0 ? one.StandsInFor : staffKey).Where(key => key.Length > 0).Distinct()];
                await LoadAssignedAsync(MentorKeys, today, cancellation);
                break;
            case RolePlace.UnitOrOrganiser or RolePlace.Organiser or RolePlace.MunicipalOrganiser:
                await LoadUnitsAsync(held, cancellation);
                break;
            case RolePlace.Organisation:
                await LoadOpenedAsync(role, [.. held.Select(one => one.OrganisationId).OfType<int>()], today, cancellation);
                break;
            case RolePlace.Person:
                await LoadFamilyAsync(role, held, today, cancellation);
                break;
            case RolePlace.Nowhere:
                break;
        }
    }

    /// <summary>Cases that one answers for or is asked to take, at organisers where one works today: who has gone to another keeps nothing.</summary>
    private async Task LoadAssignedAsync(IReadOnlyList<string> keys, DateOnly today, CancellationToken cancellation) => Assigned =
    [
        .. (await db.AbsenceCases.AsNoTracking()
            .Where(one => one.Stage != CaseStage.Closed && (one.OwnerId == AccountId || one.OfferToId == AccountId)
                && db.Units.Any(unit => unit.OrganiserId == one.OrganiserId
                    && (db.Enrolments.Any(enrolment => enrolment.UnitId == unit.Id && keys.Contains(enrolment.MentorKey) && (enrolment.From == null || enrolment.From <= today) && (enrolment.To == null || enrolment.To >= today))
                        || db.StaffPosts.Any(post => post.UnitId == unit.Id && db.Staff.Any(staff => staff.Id == post.StaffId && keys.Contains(staff.Key))))))
            .Select(one => new { one.PupilId, one.OrganiserId }).ToListAsync(cancellation)).Select(one => (one.PupilId, one.OrganiserId)),
    ];

    private async Task LoadUnitsAsync(List<AccountRole> held, CancellationToken cancellation)
    {
        var units = held.Select(role => role.UnitId).OfType<int>().ToList();
        var organisers = held.Select(role => role.OrganiserId).OfType<int>().ToList();
        var reached = await db.Units.AsNoTracking()
            .Where(unit => units.Contains(unit.Id) || (unit.OrganiserId != null && organisers.Contains(unit.OrganiserId.Value)))
            .OrderBy(unit => unit.Name)
            .Select(unit => new { unit.Id, unit.Name })
            .ToListAsync(cancellation);
        OrganiserIds = organisers;
        UnitIds = [.. reached.Select(unit => unit.Id)];
        UnitNames = [.. reached.Select(unit => unit.Name)];
    }

    private async Task LoadOpenedAsync(Role role, List<int> organisations, DateOnly today, CancellationToken cancellation)
    {
        var open = await db.Organisations.AsNoTracking().Where(one => organisations.Contains(one.Id) && (one.ClosedFrom == null || one.ClosedFrom > today)).OrderBy(one => one.Name).ToListAsync(cancellation);
        OrganisationNames = [.. open.Select(one => one.Name)];
        Opened = await grounds.OfAsync(AccountId!.Value, role, [.. open.Where(one => one.Kind.Role() == role).Select(one => one.Id)], today, cancellation);
    }

    private async Task LoadFamilyAsync(Role role, List<AccountRole> held, DateOnly today, CancellationToken cancellation)
    {
        GuardianIds = role == Role.Guardian ? [.. held.Select(one => one.GuardianId).OfType<int>()] : [];
        var oneself = role == Role.Pupil ? held.Select(one => one.PupilId).OfType<int>().ToList() : [];
        var guardians = GuardianIds;
        var born = today.AddYears(-ConsentFamily.Adult);
        FamilyPupilIds = await db.Pupils.AsNoTracking()
            .Where(pupil => pupil.Marking == ProtectedMarking.None && pupil.MergedIntoId == null && (oneself.Contains(pupil.Id)
                || (pupil.BirthDate > born && db.Guardianships.Any(of => of.PupilId == pupil.Id && guardians.Contains(of.GuardianId) && of.Custody != Custody.None && of.MayBeContacted
                    && (of.From == null || of.From <= today) && (of.To == null || of.To >= today)))))
            .Select(pupil => pupil.Id)
            .ToListAsync(cancellation);
    }
}
