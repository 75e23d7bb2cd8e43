using System.Globalization;
using System.Xml.Linq;

namespace RodaTraden.App.Intake.EdFi;

/// <summary>One kind of Ed-Fi interchange document: which elements are rows, and how an element is written under native headings.</summary>
/// <param name="Kind">What it is read as.</param>
/// <param name="Elements">The elements that are rows.</param>
/// <param name="Headings">Native headings.</param>
/// <param name="Row">The cells of an element, in the order of the headings.</param>
internal sealed record EdFiDocument(FileKind Kind, IReadOnlySet<string> Elements, IReadOnlyList<string> Headings, Func<XElement, IReadOnlyList<string>> Row)
{
    private static readonly Dictionary<string, EdFiDocument> ByRoot = new()
    {
        ["InterchangeEducationOrganization"] = new(FileKind.Units, Set("School"), ["unit", "name"], School),
        ["InterchangeEducationOrgCalendar"] = new(FileKind.Calendar, Set("CalendarDate"), ["unit", "date", "kind"], CalendarDate),
        ["InterchangeStudent"] = new(FileKind.Pupils, Set("Student"), ["pupil", "unit", "given_name", "family_name", "birth_date", "sex", "marking"], Student),
        ["InterchangeStudentEnrollment"] = new(FileKind.Enrolments, Set("StudentSchoolAssociation"), ["pupil", "unit", "grade", "enrolled_from", "enrolled_to"], Enrolment),
        ["InterchangeStudentAttendance"] = new(
            FileKind.Absences,
            Set("StudentSchoolAttendanceEvent", "StudentSectionAttendanceEvent"),
            ["pupil", "unit", "date", "start", "end", "minutes", "kind", "reason"],
            AttendanceEvent),
        ["InterchangeDescriptors"] = new(FileKind.Codes, Set("AttendanceEventCategoryDescriptor", "CalendarEventDescriptor"), ["list", "code"], Descriptor),
    };

    private static readonly Dictionary<string, string> Grades = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Kindergarten"] = "0",
        ["First grade"] = "1",
        ["Second grade"] = "2",
        ["Third grade"] = "3",
        ["Fourth grade"] = "4",
        ["Fifth grade"] = "5",
        ["Sixth grade"] = "6",
        ["Seventh grade"] = "7",
        ["Eighth grade"] = "8",
        ["Ninth grade"] = "9",
        ["Tenth grade"] = "10",
        ["Eleventh grade"] = "11",
        ["Twelfth grade"] = "12",
    };

    /// <summary>The document with a root element; null when it is none that is read.</summary>
    public static EdFiDocument? Of(string root) => ByRoot.GetValueOrDefault(root);

    /// <summary>A code in any version's writing: an address with the code after its number sign, or a nested code value.</summary>
    public static string Code(XElement? element)
    {
        var text = (element?.Descendants("CodeValue").FirstOrDefault() ?? element)?.Value.Trim() ?? "";
        return text[(text.LastIndexOf('#') + 1)..];
    }

    private static IReadOnlyList<string> School(XElement school) =>
        [Of(school, "SchoolId") is { Length: > 0 } id ? id : Of(school, "StateOrganizationId"), Of(school, "NameOfInstitution")];

    private static IReadOnlyList<string> CalendarDate(XElement date)
    {
        var codes = date.Elements("CalendarEvent").Select(Code).Select(EdFiCodes.DayKind).ToList();
        return [Of(date, "SchoolId"), Of(date, "Date"), codes.Contains("school_day") ? "school_day" : codes.FirstOrDefault("")];
    }

    private static IReadOnlyList<string> Student(XElement student) =>
    [
        Of(student, "StudentUniqueId"),
        "",
        Of(student, "FirstName"),
        Of(student, "LastSurname"),
        Of(student, "BirthDate"),
        Code(student.Descendants().FirstOrDefault(of => of.Name.LocalName is "BirthSex" or "Sex")) switch { "Female" => "flicka", "Male" => "pojke", _ => "" },
        "",
    ];

    private static IReadOnlyList<string> Enrolment(XElement association) =>
    [
        Of(association, "StudentUniqueId"),
        Of(association, "SchoolId"),
        Grades.GetValueOrDefault(Code(association.Element("EntryGradeLevel")), ""),
        Of(association, "EntryDate"),
        Of(association, "ExitWithdrawDate"),
    ];

    private static IReadOnlyList<string> AttendanceEvent(XElement told)
    {
        var duration = Of(told, "SchoolAttendanceDuration") is { Length: > 0 } school ? school : Of(told, "SectionAttendanceDuration");
        var (start, end, minutes) = EdFiCodes.Time(Of(told, "ArrivalTime"), Of(told, "DepartureTime"), duration);
        return
        [
            Of(told, "StudentUniqueId"),
            Of(told, "SchoolId"),
            Of(told, "EventDate"),
            start,
            end,
            minutes,
            EdFiCodes.AbsenceKind(Code(told.Descendants("AttendanceEventCategory").FirstOrDefault()), Of(told, "EventDuration"), minutes.Length + start.Length > 0, told.Name.LocalName == "StudentSectionAttendanceEvent"),
            Of(told, "AttendanceEventReason"),
        ];
    }

    private static IReadOnlyList<string> Descriptor(XElement descriptor) => [descriptor.Name.LocalName, Of(descriptor, "CodeValue")];

    private static string Of(XElement element, string name) => element.Descendants(name).FirstOrDefault()?.Value.Trim() ?? "";

    private static HashSet<string> Set(params string[] names) => [.. names];
}

/// <summary>Ed-Fi's codes in native words.</summary>
internal static class EdFiCodes
{
    private static readonly Dictionary<string, string> DayKinds = new()
    {
        ["Instructional day"] = "school_day",
        ["Make-up day"] = "school_day",
        ["Student late arrival/early dismissal"] = "school_day",
        ["Holiday"] = "holiday",
        ["Teacher only day"] = "staff_day",
        ["Non-instructional day"] = "closed",
        ["Emergency day"] = "closed",
        ["Weather day"] = "closed",
        ["Strike"] = "closed",
        ["Other"] = "closed",
    };

    private static readonly Dictionary<string, string> AbsenceKinds = new()
    {
        ["Excused Absence"] = "valid",
        ["Unexcused Absence"] = "invalid",
        ["Tardy"] = "late",
        ["Early departure"] = "late",
        ["Partial"] = "partial",
        ["In Attendance"] = "present",
        ["Present"] = "present",
    };

    /// <summary>The kind of day in a native word; the code itself when it is not understood, so that the row is refused with it.</summary>
    public static string DayKind(string code) => DayKinds.GetValueOrDefault(code, code);

    /// <summary>
    /// The kind of absence in a native word. An event without times is of the whole day, unless its kind or a duration of less than a day says that it is not, or
    /// it is of one section: then a part of the day was missed, and nobody says how long.
    /// </summary>
    public static string AbsenceKind(string code, string days, bool hasTime, bool isOfSection)
    {
        var kind = AbsenceKinds.GetValueOrDefault(code, code);
        var partOfDay = decimal.TryParse(days, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1;
        return kind switch
        {
            "valid" or "invalid" when (partOfDay || isOfSection) && !hasTime => "partial",
            "late" when !hasTime => "partial",
            _ => kind,
        };
    }

    /// <summary>Whether a code of a list is understood.</summary>
    public static bool Knows(string list, string code) => list switch
    {
        "AttendanceEventCategoryDescriptor" => AbsenceKinds.ContainsKey(code),
        _ => DayKinds.ContainsKey(code),
    };

    /// <summary>From arrival, departure and minutes to a span, or to minutes alone where nobody says when.</summary>
    public static (string Start, string End, string Minutes) Time(string arrival, string departure, string duration)
    {
        if (!int.TryParse(duration, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes is <= 0 or >= 1440)
        {
            return ("", "", "");
        }

        if (TimeOnly.TryParse(arrival, CultureInfo.InvariantCulture, out var arrived) && arrived.ToTimeSpan() > TimeSpan.FromMinutes(minutes))
        {
            return (Words(arrived.AddMinutes(-minutes)), Words(arrived), "");
        }

        return TimeOnly.TryParse(departure, CultureInfo.InvariantCulture, out var left) && left.ToTimeSpan() < TimeSpan.FromMinutes(1439 - minutes)
            ? (Words(left), Words(left.AddMinutes(minutes)), "")
            : ("", "", minutes.ToString(CultureInfo.InvariantCulture));
    }

    private static string Words(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
