using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Attendance.Storing;
using RodaTraden.App.Storage;
using RodaTraden.Core.Cases.Causes;
using RodaTraden.Core.Detection.WorkList;
using RodaTraden.Core.Retention;

namespace RodaTraden.App.Retention.Extracting;

/// <summary>
/// Reads everything that is kept about a pupil, whatever it lies in; records that were made one with the pupil's too. A test holds it against the model: no kind of row
/// that names a pupil is forgotten.
/// </summary>
internal sealed class ExtractReader(AppDbContext db, AttendanceStore store)
{
    public async Task<IReadOnlyList<ExtractTable>> ReadAsync(int pupilId, CancellationToken cancellation = default)
    {
        var ids = await db.Pupils.Where(pupil => pupil.Id == pupilId || pupil.MergedIntoId == pupilId).OrderBy(pupil => pupil.Id).Select(pupil => pupil.Id).ToListAsync(cancellation);
        var names = await NamesAsync(cancellation);
        return
        [
            .. await IdentityAsync(ids, cancellation),
            .. await SchoolsAsync(ids, names, cancellation),
            .. await GuardiansAsync(ids, cancellation),
            .. await AttendanceAsync(ids, names, cancellation),
            .. await StepsAsync(ids, names, cancellation),
            .. await NotesAsync(ids, names, cancellation),
            .. await CasesAsync(ids, names, cancellation),
            .. await GroundsAsync(ids, names, cancellation),
            .. await NoticesAsync(ids, names, cancellation),
            .. await LogsAsync(ids, names, cancellation),
            .. await OtherAsync(ids, names, cancellation),
        ];
    }

    private const string OfConcern = nameof(Core.Access.InformationCategory.ConcernReports);

    private static readonly Access.Auditing.AuditAct[] ConcernActs = [Access.Auditing.AuditAct.ConcernNoting, Access.Auditing.AuditAct.ConcernAnswering, Access.Auditing.AuditAct.ConcernRemoving];

    private static ExtractTable Table(ExtractPart part, string code, string columns, IEnumerable<object?[]> rows) => new(part, code, columns.Split(' '), [.. rows]);

    private async Task<Names> NamesAsync(CancellationToken cancellation) => new(
        await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation),
        await db.Users.AsNoTracking().ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellation));

    private async Task<IEnumerable<ExtractTable>> IdentityAsync(List<int> ids, CancellationToken cancellation) =>
    [
        Table(ExtractPart.Identity, "records", "number key givenName familyName birthDate civicNumber sex homeMunicipality marking",
            (await db.Pupils.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancellation))
                .Select(row => new object?[] { row.Id, row.Key, row.GivenName, row.FamilyName, row.BirthDate, row.CivicNumber, row.Sex, row.HomeMunicipality, row.Marking })),
        Table(ExtractPart.Identity, "formerNumbers", "civicNumber replacedOn",
            (await db.PupilNumbers.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.ReplacedOn).ToListAsync(cancellation))
                .Select(row => new object?[] { row.Number, row.ReplacedOn })),
    ];

    private async Task<IEnumerable<ExtractTable>> SchoolsAsync(List<int> ids, Names names, CancellationToken cancellation)
    {
        var enrolments = await db.Enrolments.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.From).ThenBy(row => row.Id).ToListAsync(cancellation);
        var (own, units) = (enrolments.ConvertAll(row => row.Id), enrolments.ToDictionary(row => row.Id, row => row.UnitId));
        var former = await db.FormerPlacements.AsNoTracking().Where(row => own.Contains(row.EnrolmentId)).OrderBy(row => row.Until).ToListAsync(cancellation);
        return
        [
            Table(ExtractPart.Schools, "enrolments", "unit grade class mentorKey from to", enrolments.Select(row => new object?[] { names.Unit(row.UnitId), row.Grade, row.Class, row.MentorKey, row.From, row.To })),
            Table(ExtractPart.Schools, "formerClasses", "unit grade class mentorKey until", former.Select(row => new object?[] { names.Unit(units[row.EnrolmentId]), row.Grade, row.Class, row.MentorKey, row.Until })),
        ];
    }

    private async Task<IEnumerable<ExtractTable>> GuardiansAsync(List<int> ids, CancellationToken cancellation)
    {
        var rows = await (
            from tie in db.Guardianships.AsNoTracking()
            where ids.Contains(tie.PupilId)
            join guardian in db.Guardians on tie.GuardianId equals guardian.Id
            orderby guardian.FamilyName, guardian.GivenName
            select new { tie, guardian }).ToListAsync(cancellation);
        return
        [
            Table(ExtractPart.Guardians, "guardians", "givenName familyName custody mayBeContacted phone email from to",
                rows.Select(row => new object?[] { row.guardian.GivenName, row.guardian.FamilyName, row.tie.Custody, row.tie.MayBeContacted, row.guardian.Phone, row.guardian.Email, row.tie.From, row.tie.To })),
        ];
    }

    private async Task<IEnumerable<ExtractTable>> AttendanceAsync(List<int> ids, Names names, CancellationToken cancellation)
    {
        var months = (await (await store.OfPupilsAsync(ids, cancellation)).ToListAsync(cancellation)).OrderBy(row => row.Month).ThenBy(row => row.PupilId).ToList();
        var subjects = await store.SubjectsAsync(cancellation);
        var lessons = (
            from month in months
            from day in AttendanceBlocks.Unpack(month.Month, month.Days, month.Lessons)
            from lesson in day.Lessons
            select (day.Date, lesson)).OrderBy(row => row.Date).ThenBy(row => row.lesson.Start).ToList();
        var told = await db.ToldAbsences.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Date).ThenBy(row => row.Start).ToListAsync(cancellation);
        var figures = await db.PeriodFigures.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.From).ToListAsync(cancellation);
        const string Columns = "date start end unit subject reported validMinutes invalidMinutes leaveMinutes otherMinutes unjudgedMinutes notification reason byHand impliedByCalendar";
        object?[] Row((DateOnly Date, Core.Attendance.Lesson Lesson) of) =>
        [
            of.Date, Clock(of.Lesson.Start), Clock(of.Lesson.End), names.Unit(of.Lesson.UnitId), subjects.GetValueOrDefault(of.Lesson.SubjectId, ""), of.Lesson.Reported, (int)of.Lesson.Valid, (int)of.Lesson.Invalid,
            (int)of.Lesson.Leave, (int)of.Lesson.Other, (int)of.Lesson.Unjudged, of.Lesson.Notification, of.Lesson.Reason, of.Lesson.ByHand, of.Lesson.Implied,
        ];
        return
        [
            Table(ExtractPart.Attendance, "months", "month schoolDays observedDays offeredMinutes reportedMinutes validMinutes invalidMinutes leaveMinutes",
                months.Select(row => new object?[] { Month(row.Month), row.SchoolDays, row.ObservedDays, row.Offered, row.Reported, row.Valid, row.Invalid, row.Leave })),
            Table(ExtractPart.Attendance, "absentLessons", "date start end unit subject validMinutes invalidMinutes leaveMinutes reason",
                lessons.Where(of => of.lesson.Absent + of.lesson.Leave > 0).Select(of => new object?[] { of.Date, Clock(of.lesson.Start), Clock(of.lesson.End), names.Unit(of.lesson.UnitId), subjects.GetValueOrDefault(of.lesson.SubjectId, ""), (int)of.lesson.Valid, (int)of.lesson.Invalid, (int)of.lesson.Leave, of.lesson.Reason })) with { Shown = ExtractShown.InDocumentAlone },
            Table(ExtractPart.Attendance, "lessons", Columns, lessons.Select(Row)) with { Shown = ExtractShown.InFileAlone },
            Table(ExtractPart.Attendance, "toldAbsences", "date start end unit kind reason", told.Select(row => new object?[] { row.Date, Clock(row.Start), Clock(row.End), names.Unit(row.UnitId), row.Kind, row.Reason })),
            Table(ExtractPart.Attendance, "periodFigures", "source from to subject lessons offeredMinutes reportedMinutes validMinutes invalidMinutes",
                figures.Select(row => new object?[] { row.Source, row.From, row.To, row.Subject, row.Lessons, row.Offered, row.Reported, row.Valid, row.Invalid })),
        ];
    }

    private async Task<IEnumerable<ExtractTable>> StepsAsync(List<int> ids, Names names, CancellationToken cancellation) =>
    [
        Table(ExtractPart.Steps, "standings", "unit step rawStep reachedOn asOf",
            (await db.Standings.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.UnitId).ToListAsync(cancellation)).Select(row => new object?[] { names.Unit(row.UnitId), row.HeldStep, row.RawStep, row.ReachedOn, row.AsOf })),
        Table(ExtractPart.Steps, "signals", "step signal from lastTrue endedOn",
            (await db.Signals.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.FirstTrue).ToListAsync(cancellation)).Select(row => new object?[] { row.Step, row.Key, row.FirstTrue, row.LastTrue, row.EndedOn })),
    ];

    private async Task<IEnumerable<ExtractTable>> NotesAsync(List<int> ids, Names names, CancellationToken cancellation) =>
    [
        Table(ExtractPart.Notes, "notes", "date kind step with reason note returnOn by savedAt removedAt",
            (await db.Responses.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.On).ThenBy(row => row.Id).ToListAsync(cancellation))
                .Select(row => new object?[] { row.On, row.Kind, row.Step, row.With == TalkedWith.Nobody ? null : row.With, row.Reason, row.Note, row.ReturnOn, names.Account(row.ByAccountId), row.SavedAt, row.RemovedAt })),
        Table(ExtractPart.Symptoms, "symptoms", "date symptoms by savedAt removedAt",
            (await db.SymptomNotes.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.On).ThenBy(row => row.Id).ToListAsync(cancellation))
                .Select(row => new object?[] { row.On, row.Symptoms, names.Account(row.ByAccountId), row.SavedAt, row.RemovedAt })),
    ];

    private async Task<IEnumerable<ExtractTable>> CasesAsync(List<int> ids, Names names, CancellationToken cancellation) =>
    [
        Table(ExtractPart.Cases, "cases", "number unit openedOn by why step stage coordinator nextStep nextOn closing",
            (await db.AbsenceCases.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation))
                .Select(row => new object?[] { row.Id, names.Unit(row.UnitId), row.OpenedOn, names.Account(row.OpenedByAccountId), row.Why, row.Step, row.Stage, names.Account(row.OwnerId), row.NextStep, row.NextOn, row.Closing })),
        Table(ExtractPart.Cases, "caseEvents", "case at by act words stage coordinator nextStep nextOn waitsFor removedAt",
            (await db.CaseEvents.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation))
                .Select(row => new object?[] { row.CaseId, row.At, names.Account(row.ByAccountId), row.Act.ToString(), row.Words, row.Stage, names.Account(row.OwnerId), row.NextStep, row.NextOn, row.WaitFor, row.UndoneAt })),
        Table(ExtractPart.Cases, "measures", "case cause why kind measure by from followUpOn endedOn outcome words savedAt removedAt",
            (await db.CaseMeasures.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation))
                .Select(row => new object?[] { row.CaseId, row.Cause, row.WhyNoCause, row.Kind, row.What, names.Account(row.OwnerId), row.StartOn, row.FollowUpOn, row.EndedOn, row.Outcome, row.OutcomeWords, row.SavedAt, row.RemovedAt })),
        Table(ExtractPart.Causes, "causes", "case with guardian date how depth factors functions ownWords strengths works instrument result by removedAt",
            (await (from row in db.CauseAssessments.AsNoTracking() where ids.Contains(row.PupilId) join guardian in db.Guardians on row.GuardianId equals guardian.Id into of from guardian in of.DefaultIfEmpty() orderby row.Id select new { row, Guardian = guardian == null ? "" : guardian.GivenName + " " + guardian.FamilyName }).ToListAsync(cancellation))
                .Select(one => new object?[] { one.row.CaseId, one.row.View, one.Guardian, one.row.On, one.row.How, one.row.Depth, one.row.Factors, one.row.Functions == RefusalFunctions.None ? null : one.row.Functions, one.row.OwnWords, one.row.Strengths, one.row.WhatWorks, one.row.Instrument, one.row.Result, names.Account(one.row.ByAccountId), one.row.RemovedAt })),
        Table(ExtractPart.Inquiries, "inquiries", "number case openedOn by state reason circumstances measures principalDecides organiserDecides othersDecide summary support supportOn actionProgramme actionProgrammeOn reference completedOn",
            (await db.AbsenceInquiries.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation)).Select(row => new object?[]
            {
                row.Id, row.CaseId, row.OpenedOn, names.Account(row.OpenedByAccountId), row.State, row.Reason, row.Circumstances, row.Measures, row.PrincipalDecides, row.OrganiserDecides, row.OthersDecide, row.Summary,
                row.Support, row.SupportOn, row.ActionProgramme, row.ActionProgrammeOn, row.RecordReference, row.CompletedOn,
            })),
        Table(ExtractPart.Inquiries, "consultations", "inquiry with guardian date how why by",
            (await (from row in db.InquiryConsultations.AsNoTracking() where ids.Contains(row.PupilId) join guardian in db.Guardians on row.GuardianId equals guardian.Id into of from guardian in of.DefaultIfEmpty() orderby row.Id select new { row, Guardian = guardian == null ? "" : guardian.GivenName + " " + guardian.FamilyName }).ToListAsync(cancellation))
                .Select(one => new object?[] { one.row.InquiryId, one.row.Party, one.Guardian, one.row.On, one.row.How, one.row.WhyNot, names.Account(one.row.ByAccountId) })),
        Table(ExtractPart.Inquiries, "organiserNotices", "number inquiry kind date sentAt by state answeredAt reason homeToldOn homeToldHow",
            (await db.OrganiserNotices.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation))
                .Select(row => new object?[] { row.Number, row.InquiryId, row.Kind, row.On, row.SentAt, names.Account(row.SentBy), row.State, row.AnsweredAt, row.Reason, row.HomeToldOn, row.HomeToldHow })),
    ];

    private async Task<IEnumerable<ExtractTable>> GroundsAsync(List<int> ids, Names names, CancellationToken cancellation)
    {
        var consents = await db.Consents.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation);
        var statutory = await db.StatutoryGrounds.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation);
        var (consentIds, statutoryIds) = (consents.ConvertAll(row => (int?)row.Id), statutory.ConvertAll(row => (int?)row.Id));
        var answers = await db.ConsentAnswers.AsNoTracking().Where(row => consentIds.Contains(row.ConsentId)).OrderBy(row => row.Id).ToListAsync(cancellation);
        var guardians = await db.Guardians.AsNoTracking().Where(row => db.ConsentAnswers.Any(answer => answer.GuardianId == row.Id && consentIds.Contains(answer.ConsentId))).ToDictionaryAsync(row => row.Id, row => row.GivenName + " " + row.FamilyName, cancellation);
        var receivers = await (
            from row in db.GroundReceivers.AsNoTracking()
            where consentIds.Contains(row.ConsentId) || statutoryIds.Contains(row.StatutoryGroundId)
            join organisation in db.Organisations on row.OrganisationId equals organisation.Id
            orderby row.Id
            select new { row, organisation.Name }).ToListAsync(cancellation);
        var judgements = await db.MaturityJudgements.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation);
        return
        [
            Table(ExtractPart.Grounds, "consents", "number kind purpose categories limits askedAt by validUntil reviewOn withdrawnAt",
                consents.Select(row => new object?[] { row.Id, row.Kind, row.Purpose, row.Categories, row.Limits, row.AskedAt, names.Account(row.AskedByAccountId), row.ValidUntil, row.ReviewOn, row.WithdrawnAt })),
            Table(ExtractPart.Grounds, "consentAnswers", "consent guardian answer form date reason",
                answers.Select(row => new object?[] { row.ConsentId, row.GuardianId is { } guardian ? guardians.GetValueOrDefault(guardian) : null, row.Kind, row.Form, row.On, row.Reason })),
            Table(ExtractPart.Grounds, "disclosures", "number statute categories why decidedAt by validUntil endedAt",
                statutory.Select(row => new object?[] { row.Id, row.Statute, row.Categories, row.Why, row.DecidedAt, names.Account(row.DecidedByAccountId), row.ValidUntil, row.EndedAt })),
            Table(ExtractPart.Grounds, "receivers", "consent disclosure organisation person reference",
                receivers.Select(one => new object?[] { one.row.ConsentId, one.row.StatutoryGroundId, one.Name, names.Account(one.row.AccountId), one.row.Reference })),
            Table(ExtractPart.Grounds, "summaries", "consent disclosure seenAndDone pupilSays months by madeAt",
                (await db.AssessmentSummaries.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation))
                    .Select(row => new object?[] { row.ConsentId, row.StatutoryGroundId, row.SeenAndDone, row.PupilSays, row.Months.Select(month => $"{month.Month:yyyy-MM}: {month.Absent}/{month.Observed}").ToList(), names.Account(row.MadeByAccountId), row.MadeAt })),
            Table(ExtractPart.Grounds, "ownSay", "outcome reason by savedAt", judgements.Select(row => new object?[] { row.Outcome, row.Reason, names.Account(row.ByAccountId), row.At })),
        ];
    }

    private async Task<IEnumerable<ExtractTable>> NoticesAsync(List<int> ids, Names names, CancellationToken cancellation)
    {
        var numbers = await db.Pupils.Where(row => ids.Contains(row.Id) && row.CivicNumber != null).Select(row => row.CivicNumber!).Union(db.PupilNumbers.Where(row => ids.Contains(row.PupilId)).Select(row => row.Number)).ToListAsync(cancellation);
        return
        [
            Table(ExtractPart.Notices, "notices", "number unit openedOn sentAt state answeredAt reason",
                (await db.InquiryNotices.AsNoTracking().Where(row => numbers.Contains(row.CivicNumber)).OrderBy(row => row.Id).ToListAsync(cancellation))
                    .Select(row => new object?[] { row.Number, names.Unit(row.UnitId), row.OpenedOn, row.SentAt, row.State, row.AnsweredAt, row.ReturnReason })),
        ];
    }

    /// <summary>Who has looked by role, not by name: the name is the colleague's own data (domain.md 2.7).</summary>
    private async Task<IEnumerable<ExtractTable>> LogsAsync(List<int> ids, Names names, CancellationToken cancellation) =>
    [
        Table(ExtractPart.Emergencies, "emergencyAccess", "openedAt until unit role reason words verdict reviewWords",
            (await db.EmergencyAccesses.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation))
                .Select(row => new object?[] { row.OpenedAt, row.EndedAt ?? row.Until, names.Unit(row.UnitId), row.Role, row.Reason, row.Words, row.Verdict, row.ReviewWords })),
        Table(ExtractPart.Concerns, "concernReports", "date kind by savedAt answer answeredAt removedAt",
            (await db.ConcernReports.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation))
                .Select(row => new object?[] { row.On, row.Channel, names.Account(row.ByAccountId), row.SavedAt, row.Answer, row.AnsweredOn, row.RemovedAt })),
        Table(ExtractPart.Concerns, "concernLooks", "at role page",
            (await db.ReadEntries.AsNoTracking().Where(row => ids.Contains(row.PupilId) && row.Category == OfConcern).OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => new { row.At, row.Role, row.Page }).ToListAsync(cancellation))
                .Select(row => new object?[] { row.At, Enum.Parse<Core.Access.Role>(row.Role), row.Page })),
        Table(ExtractPart.Concerns, "concernActs", "at role act",
            (await db.AuditEntries.AsNoTracking().Where(row => row.PupilId != null && ids.Contains(row.PupilId.Value) && ConcernActs.Contains(row.Act)).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellation))
                .Select(row => new object?[] { row.At, row.Role.Length == 0 ? null : Enum.Parse<Core.Access.Role>(row.Role), row.Act.ToString() })),
        Table(ExtractPart.Looks, "looks", "at role category page",
            (await db.ReadEntries.AsNoTracking().Where(row => ids.Contains(row.PupilId) && row.Category != OfConcern).OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => new { row.At, row.Role, row.Category, row.Page }).ToListAsync(cancellation))
                .Select(row => new object?[] { row.At, Enum.Parse<Core.Access.Role>(row.Role), Enum.Parse<Core.Access.InformationCategory>(row.Category), row.Page })),
        Table(ExtractPart.Acts, "acts", "at role act reference ground",
            (await db.AuditEntries.AsNoTracking().Where(row => row.PupilId != null && ids.Contains(row.PupilId.Value) && !ConcernActs.Contains(row.Act)).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellation))
                .Select(row => new object?[] { row.At, row.Role.Length == 0 ? null : Enum.Parse<Core.Access.Role>(row.Role), row.Act.ToString(), row.Reference, row.Ground })),
    ];

    private async Task<IEnumerable<ExtractTable>> OtherAsync(List<int> ids, Names names, CancellationToken cancellation) =>
    [
        Table(ExtractPart.Other, "accounts", "account role from to",
            (await db.AccountRoles.AsNoTracking().Where(row => row.PupilId != null && ids.Contains(row.PupilId.Value)).OrderBy(row => row.Id).ToListAsync(cancellation)).Select(row => new object?[] { names.Account(row.AccountId), row.Role, row.From, row.To })),
        Table(ExtractPart.Other, "extracts", "receiver askedOn identified withheld rule madeAt by",
            (await db.RegisterExtracts.AsNoTracking().Where(row => ids.Contains(row.PupilId)).OrderBy(row => row.Id).ToListAsync(cancellation)).Select(row => new object?[] { row.Receiver, row.AskedOn, row.Identified, row.Withheld, row.Rule, row.MadeAt, names.Account(row.MadeByAccountId) })),
        Table(ExtractPart.Other, "holds", "reason placedAt by liftedAt",
            (await db.LegalHolds.AsNoTracking().Where(row => row.PupilId != null && ids.Contains(row.PupilId.Value)).OrderBy(row => row.Id).ToListAsync(cancellation)).Select(row => new object?[] { row.Reason, row.PlacedAt, names.Account(row.PlacedByAccountId), row.LiftedAt })),
        Table(ExtractPart.Other, "merges", "record into at undoneAt",
            (await db.PupilMerges.AsNoTracking().Where(row => ids.Contains(row.KeptId) || ids.Contains(row.MergedId)).OrderBy(row => row.Id).ToListAsync(cancellation)).Select(row => new object?[] { row.MergedId, row.KeptId, row.At, row.UndoneAt })),
        Table(ExtractPart.Other, "toldApart", "record otherRecord at",
            (await db.DifferentPupils.AsNoTracking().Where(row => ids.Contains(row.OneId) || ids.Contains(row.OtherId)).ToListAsync(cancellation)).Select(row => new object?[] { row.OneId, row.OtherId, row.At })),
        Table(ExtractPart.Other, "replacedMonths", "file at month",
            (await (from row in db.ImportedMonths where ids.Contains(row.PupilId) join file in db.ImportedFiles on row.FileId equals file.Id orderby file.Id, row.Month select new { file.FileName, file.At, row.Month }).ToListAsync(cancellation)).Select(row => new object?[] { row.FileName, row.At, Month(row.Month) })),
        Table(ExtractPart.Other, "monthsBeforeMerge", "record month",
            (await db.MergedAttendance.AsNoTracking().Where(row => ids.Contains(row.PupilId)).Select(row => new { row.PupilId, row.Month }).ToListAsync(cancellation)).Select(row => new object?[] { row.PupilId, Month(row.Month) })),
    ];

    private static string Month(int month) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{month / 100}-{month % 100:00}");

    private static string Clock(short minutes) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    private sealed record Names(IReadOnlyDictionary<int, string> Units, IReadOnlyDictionary<int, string> Accounts)
    {
        public string Unit(int id) => Units.GetValueOrDefault(id, "");

        public string Account(int id) => Accounts.GetValueOrDefault(id, "");
    }
}
