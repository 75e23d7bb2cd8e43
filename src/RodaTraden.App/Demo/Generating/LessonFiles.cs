using System.Text;

namespace RodaTraden.App.Demo.Generating;

/// <summary>One file for each unit and school year, written side by side.</summary>
internal static class LessonFiles
{
    private const string Columns = "pupil;unit;date;start;end;subject;reported;valid;invalid;leave;other;notified;reason;unjudged";

    private static readonly byte[][] Reasons =
    [
        .. new[] { "", "sickness", "medical", "leave", "religious", "transport", "other", "försov sig", "tandläkare", "familjeskäl" }
            .Select(Encoding.UTF8.GetBytes),
    ];

    public static long Write(World world, OutputFolder folder, IProgress<GeneratorProgress>? progress, CancellationToken ct)
    {
        var jobs = world.Years
            .SelectMany(year => world.Units.Select(unit => new Job(unit, year, Attending(world, unit, year))))
            .Where(j => j.Pupils.Count > 0)
            .OrderByDescending(j => j.Pupils.Count)
            .ToList();
        var rows = 0L;
        var done = 0;
        var parallel = new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(jobs, parallel, job =>
        {
            Interlocked.Add(ref rows, Write(world, folder, job, ct));
            progress?.Report(new GeneratorProgress(GeneratorStep.Lessons, Interlocked.Increment(ref done), jobs.Count));
        });
        return rows;
    }

    private static List<Pupil> Attending(World world, SchoolUnit unit, SchoolYear year)
    {
        return world.Calendar(unit.Organiser, year).SchoolDays[0] > year.LastDay
            ? []
            : [.. world.Pupils.Where(p => !p.WithoutLessons && p.In(year).Any(e => e.Unit.Index == unit.Index))];
    }

    private static long Write(World world, OutputFolder folder, Job job, CancellationToken ct)
    {
        var rows = 0L;
        var maker = new PupilYearMaker(world);
        using var csv = new CsvWriter(folder.Create($"lessons-{job.Unit.Code}-{job.Year.FileLabel}.csv"));
        csv.Header(Columns);
        foreach (var pupil in job.Pupils)
        {
            ct.ThrowIfCancellationRequested();
            if (maker.Make(pupil, job.Year).Year is { } year)
            {
                rows += Write(csv, year, job.Unit, Encoding.ASCII.GetBytes($"{pupil.Key};{job.Unit.Code}"));
            }
        }

        return rows;
    }

    private static long Write(CsvWriter csv, PupilYear year, SchoolUnit unit, byte[] who)
    {
        var rows = 0L;
        Span<byte> date = stackalloc byte[Iso.Length];
        for (var day = 0; day < year.Recorded; day++)
        {
            if (year.Days[day].Enrolment.Unit.Index != unit.Index)
            {
                continue;
            }

            Iso.Write(year.Days[day].Date, date);
            foreach (ref readonly var lesson in year.On(day))
            {
                csv.Encoded(who);
                csv.Encoded(date);
                Write(csv, in lesson);
                rows++;
            }
        }

        return rows;
    }

    private static void Write(CsvWriter csv, ref readonly Lesson lesson)
    {
        csv.Encoded(lesson.Slot.Utf8Times);
        csv.Encoded(Subjects.Utf8(lesson.Subject));
        if (!lesson.Reported)
        {
            csv.Encoded("0;0;0;0;0;;;0"u8);
        }
        else if (lesson.IsFree)
        {
            csv.Encoded("1;0;0;0;0;;;0"u8);
        }
        else
        {
            csv.Field(1);
            csv.Field(lesson.Valid);
            csv.Field(lesson.Invalid);
            csv.Field(lesson.Leave);
            csv.Field(lesson.Other);
            csv.Encoded(lesson.Absent + lesson.Leave == 0 ? ""u8 : lesson.Notified ? "1"u8 : "0"u8);
            csv.Encoded(Reasons[(int)lesson.Reason]);
            csv.Field(lesson.Unjudged);
        }

        csv.EndRow();
    }

    private sealed record Job(SchoolUnit Unit, SchoolYear Year, List<Pupil> Pupils);
}
