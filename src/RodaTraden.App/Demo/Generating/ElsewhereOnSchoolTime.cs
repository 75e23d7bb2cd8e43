namespace RodaTraden.App.Demo.Generating;

/// <summary>Study visits of a class and meetings of the pupil council: present, though not in the room.</summary>
internal static class ElsewhereOnSchoolTime
{
    private const int CouncilMembersPerHundred = 8;

    public static void Lay(int seed, PupilYear year)
    {
        var member = Rng.Fixed(seed, RandomStream.Council, year.Pupil.Index, year.Year.StartYear) * 100 < CouncilMembersPerHundred;
        for (var day = 0; day < year.Days.Length; day++)
        {
            var enrolment = year.Days[day].Enrolment;
            var classKey = (enrolment.Unit.Index * 10_000) + (enrolment.Level * 100) + enrolment.Parallel;
            var date = year.Days[day].Date;
            var lessons = year.On(day);
            if (enrolment.Level > 0 && Rng.Fixed(seed, RandomStream.Other, classKey, date.DayNumber) < 0.008)
            {
                foreach (ref var lesson in lessons)
                {
                    GoElsewhere(ref lesson, lesson.Minutes);
                }
            }
            else if (member && date is { DayOfWeek: DayOfWeek.Tuesday, Day: <= 7 } && lessons.Length > 2)
            {
                GoElsewhere(ref lessons[2], Math.Min(40, lessons[2].Minutes));
            }
        }
    }

    private static void GoElsewhere(ref Lesson lesson, int minutes)
    {
        if (lesson.Reported && lesson.IsFree)
        {
            lesson.Other = minutes;
        }
    }
}
