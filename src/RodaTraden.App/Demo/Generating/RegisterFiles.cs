using RodaTraden.Core.Register;

namespace RodaTraden.App.Demo.Generating;

/// <summary>Units, calendar, pupils, guardians and staff.</summary>
internal static class RegisterFiles
{
    public static void Write(World world, OutputFolder folder)
    {
        WriteUnits(world, folder);
        WriteCalendar(world, folder);
        WritePupils(world, folder);
        WriteGuardians(world, folder);
        WriteStaff(world, folder);
    }

    private static void WriteUnits(World world, OutputFolder folder)
    {
        using var csv = new CsvWriter(folder.Create("units.csv"));
        csv.Header("unit;name;organiser;organiser_kind;municipality;forms");
        foreach (var unit in world.Units)
        {
            csv.Field(unit.Code);
            csv.Field(unit.Name);
            csv.Field(unit.Organiser.Name);
            csv.Field(unit.Organiser.Municipal ? "municipal" : "independent");
            csv.Field(UnitPlanner.MunicipalityCode);
            csv.Field(unit.Forms);
            csv.EndRow();
        }
    }

    private static void WriteCalendar(World world, OutputFolder folder)
    {
        using var csv = new CsvWriter(folder.Create("calendar.csv"));
        csv.Header("organiser;date;kind");
        foreach (var organiser in world.Organisers)
        {
            foreach (var year in world.Years)
            {
                var last = world.Options.CalendarPastAsOf ? year.End : year.LastDay;
                foreach (var (date, kind) in world.Calendar(organiser, year).Kinds.Where(k => k.Key <= last))
                {
                    csv.Field(organiser.Name);
                    csv.Field(date);
                    csv.Field(Name(kind));
                    csv.EndRow();
                }
            }
        }
    }

    private static void WritePupils(World world, OutputFolder folder)
    {
        using var csv = new CsvWriter(folder.Create("pupils.csv"));
        csv.Header("pupil;given_name;family_name;birth_date;sex;grade;class;unit;home_municipality;marking;mentor;civic_number;enrolled_from;enrolled_to");
        foreach (var pupil in world.Pupils)
        {
            foreach (var enrolment in pupil.Enrolments.Where(e => e.From <= world.Options.AsOf))
            {
                WritePupil(csv, world, pupil, enrolment);
            }
        }
    }

    private static void WritePupil(CsvWriter csv, World world, Pupil pupil, Enrolment enrolment)
    {
        var open = pupil.Marking == Marking.None;
        csv.Field(pupil.Key);
        csv.Field(pupil.Given);
        csv.Field(pupil.FamilyName);
        csv.Field(open ? pupil.Birth : null);
        csv.Field(open ? pupil.Sex == Sex.Girl ? "flicka" : "pojke" : "");
        csv.Field(Levels.Grade(enrolment.Level));
        csv.Field(open ? enrolment.Unit.ClassName(enrolment.Year, enrolment.Level, enrolment.Parallel) : "");
        csv.Field(enrolment.Unit.Code);
        csv.Field(!open ? "" : pupil.FromNeighbour ? UnitPlanner.NeighbourCode : UnitPlanner.MunicipalityCode);
        csv.Field(pupil.Marking switch { Marking.None => "none", Marking.Secrecy => "sekretessmarkering", _ => "skyddad_folkbokforing" });
        csv.Field(open ? world.Staff[enrolment.Unit.Index].Mentor(enrolment.Year, enrolment.Level, enrolment.Parallel).Key : "");
        csv.Field(pupil.CivicNumber);
        csv.Field(enrolment.From);
        csv.Field(enrolment.To <= world.Options.AsOf ? enrolment.To : null);
        csv.EndRow();
    }

    private static void WriteGuardians(World world, OutputFolder folder)
    {
        using var csv = new CsvWriter(folder.Create("guardians.csv"));
        csv.Header("pupil;guardian;given_name;family_name;email;phone;custody;contact;from;to");
        foreach (var pupil in world.Pupils.Where(p => p.Marking == Marking.None && p.Enrolments.Any(e => e.From <= world.Options.AsOf)))
        {
            var adult = pupil.Birth.AddYears(18);
            DateOnly? adultFrom = adult <= world.Options.AsOf ? adult.AddDays(-1) : null;
            foreach (var guardian in pupil.Family!.Guardians)
            {
                csv.Field(pupil.Key);
                csv.Field(guardian.Key);
                csv.Field(guardian.Name.Given);
                csv.Field(guardian.Name.Family);
                csv.Field(guardian.Email);
                csv.Field(guardian.Phone);
                csv.Field(guardian.Custody);
                csv.Field(guardian.Contact ? "yes" : "no");
                csv.Field(guardian.From < adultFrom || adultFrom is null ? guardian.From : null);
                csv.Field(guardian.To < adultFrom || adultFrom is null ? guardian.To : adultFrom);
                csv.EndRow();
            }
        }
    }

    private static void WriteStaff(World world, OutputFolder folder)
    {
        using var csv = new CsvWriter(folder.Create("staff.csv"));
        csv.Header("staff;given_name;family_name;email;unit;role");
        foreach (var member in world.Staff.SelectMany(s => s.All))
        {
            csv.Field(member.Key);
            csv.Field(member.Name.Given);
            csv.Field(member.Name.Family);
            csv.Field(Contacts.StaffEmail(member.Name, member.Key[2..]));
            csv.Field(member.Unit.Code);
            csv.Field(member.Role);
            csv.EndRow();
        }
    }

    private static string Name(CalendarDayKind kind)
    {
        return kind switch
        {
            CalendarDayKind.SchoolDay => "school_day",
            CalendarDayKind.Break => "break",
            CalendarDayKind.StaffDay => "staff_day",
            CalendarDayKind.Holiday => "holiday",
            _ => "closed",
        };
    }
}
