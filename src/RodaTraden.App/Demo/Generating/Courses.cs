namespace RodaTraden.App.Demo.Generating;

internal static class Courses
{
    public static CourseAnswer Lay(PupilYear year, Plant plant, Rng rng)
    {
        return plant.Kind switch
        {
            CourseKind.RepeatedShortIllness => IllnessCourses.RepeatedShort(year, rng),
            CourseKind.HonestLongIllness => IllnessCourses.HonestLong(year, rng),
            CourseKind.WeekdayPattern => PatternCourses.Weekday(year, plant.Variant % 2 == 0 ? DayOfWeek.Monday : DayOfWeek.Friday, rng),
            CourseKind.OneSubjectAvoided => PatternCourses.OneSubject(year, plant.Variant, rng),
            CourseKind.LatenessGrowing => PatternCourses.LatenessGrowing(year, rng),
            CourseKind.SlowSlide => SlideCourses.Slow(year, rng),
            CourseKind.ChangesSchoolInMidSlide => SlideCourses.ChangingSchool(year, rng),
            CourseKind.SuddenStop => AwayCourses.SuddenStop(year, rng),
            CourseKind.BackAfterAway => AwayCourses.Back(year, rng),
            CourseKind.TravelAbroad => AwayCourses.Travel(year),
            CourseKind.ExactlyFivePercent => LimitCourses.Share(year, 5, 0),
            CourseKind.ExactlyTenPercent => LimitCourses.Share(year, 10, 0),
            CourseKind.ExactlyFifteenPercent => LimitCourses.Share(year, 15, 0),
            CourseKind.ExactlyThirtyPercent => LimitCourses.Share(year, 30, 0),
            CourseKind.JustUnderTenPercent => LimitCourses.Share(year, 10, 1),
            CourseKind.JustUnderFifteenPercent => LimitCourses.Share(year, 15, 1),
            CourseKind.FourAwayDaysInARow => LimitCourses.DaysInARow(year, 4),
            CourseKind.FiveAwayDaysInARow => LimitCourses.DaysInARow(year, 5),
            CourseKind.InvalidMinutesExactly240 => LimitCourses.InvalidMinutes(year, 240),
            CourseKind.InvalidMinutesJustUnder240 => LimitCourses.InvalidMinutes(year, 239),
            CourseKind.ThreeShortIllnesses => LimitCourses.ShortIllnesses(year, 3),
            CourseKind.FourShortIllnesses => LimitCourses.ShortIllnesses(year, 4),
            CourseKind.FivePartDays => LimitCourses.PartDays(year, 5),
            CourseKind.SixPartDays => LimitCourses.PartDays(year, 6),
            _ => throw new ArgumentOutOfRangeException(nameof(plant)),
        };
    }
}
