using System.Text.Encodings.Web;
using System.Text.Json;

namespace RodaTraden.App.Demo.Generating;

/// <summary>The laid courses and what an attentive adult should make of them. Nothing in the product reads this file.</summary>
internal static class AnswerFile
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Write(World world, OutputFolder folder)
    {
        using var file = folder.Create("answers.json");
        using var json = new Utf8JsonWriter(file, Readable);
        json.WriteStartObject();
        WriteWorld(json, world);
        var count = WriteCourses(json, world);
        WriteOddities(json, world);
        json.WriteEndObject();
        return count;
    }

    private static void WriteWorld(Utf8JsonWriter json, World world)
    {
        json.WriteString("municipality", UnitPlanner.Municipality);
        json.WriteNumber("inhabitants", world.Options.Inhabitants);
        json.WriteNumber("seed", world.Options.Seed);
        json.WriteString("profile", world.Options.Profile.ToString());
        json.WriteString("asOf", Iso.Text(world.Options.AsOf));
    }

    private static int WriteCourses(Utf8JsonWriter json, World world)
    {
        var count = 0;
        var maker = new PupilYearMaker(world);
        json.WriteStartArray("courses");
        foreach (var pupil in world.Pupils.Where(p => p.Plant is not null).OrderBy(p => p.Plant!.Kind).ThenBy(p => p.Index))
        {
            var plant = pupil.Plant!;
            if (maker.Make(pupil, plant.Year) is not ({ } year, { } answer))
            {
                continue;
            }

            var enrolment = year.Days[year.Recorded - 1].Enrolment;
            json.WriteStartObject();
            json.WriteString("pupil", pupil.Key);
            json.WriteString("unit", enrolment.Unit.Code);
            json.WriteString("grade", Levels.Grade(enrolment.Level));
            json.WriteString("kind", plant.Kind.ToString());
            json.WriteString("schoolYear", plant.Year.Label);
            json.WriteString("from", Iso.Text(answer.From));
            json.WriteString("to", Iso.Text(answer.To));
            json.WriteString("noticeAbout", answer.NoticeAbout is { } date ? Iso.Text(date) : null);
            json.WriteString("notice", answer.Notice);
            json.WriteEndObject();
            count++;
        }

        json.WriteEndArray();
        return count;
    }

    private static void WriteOddities(Utf8JsonWriter json, World world)
    {
        json.WriteStartObject("alsoPlanted");
        WriteKeys(json, "pupilsWithoutLessonRows", world.Pupils.Where(p => p is { WithoutLessons: true, Marking: Marking.None }));
        WriteKeys(json, "protectedPupils", world.Pupils.Where(p => p.Marking != Marking.None));
        WriteKeys(json, "temporaryNumbers", world.Pupils.Where(p => p.CivicNumber.Contains("TF", StringComparison.Ordinal)));
        WriteKeys(json, "changedSchoolInAYear", world.Pupils.Where(p => world.Years.Any(y => p.In(y).Count(e => e.From <= world.Options.AsOf) > 1)));
        json.WriteStartArray("daysWithoutLessonsOutsideTheCalendar");
        foreach (var ((unit, _), date) in world.UnplannedClosures.OrderBy(c => c.Value).ThenBy(c => c.Key.Unit).Where(c => c.Value <= world.Options.AsOf))
        {
            json.WriteStartObject();
            json.WriteString("unit", world.Units[unit].Code);
            json.WriteString("date", Iso.Text(date));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteKeys(Utf8JsonWriter json, string name, IEnumerable<Pupil> pupils)
    {
        json.WriteStartArray(name);
        foreach (var pupil in pupils.Where(p => p.Enrolments.Count > 0))
        {
            json.WriteStringValue(pupil.Key);
        }

        json.WriteEndArray();
    }
}
