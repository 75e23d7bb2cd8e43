namespace RodaTraden.App.Demo.Generating;

/// <summary>One enrolment per school year, and two for those who change school in the middle of one.</summary>
internal sealed class EnrolmentPlanner(World world)
{
    private const double ChangesSchool = 0.045;
    private const double Arrives = 0.01;
    private const double Leaves = 0.01;

    public void Plan(Pupil pupil)
    {
        var latest = world.Years[^1];
        foreach (var year in world.Years)
        {
            var level = pupil.LevelIn(year, latest);
            if (level < 0 || level > Levels.Last || (pupil.FromNeighbour && level < Levels.FirstUpper))
            {
                continue;
            }

            var rng = Rng.For(world.Options.Seed, RandomStream.Move, pupil.Index, year.Index);
            if (!PlanYear(pupil, year, level, rng))
            {
                return;
            }
        }
    }

    /// <returns>False when the pupil left the municipality.</returns>
    private bool PlanYear(Pupil pupil, SchoolYear year, int level, Rng rng)
    {
        var latest = year.Index == world.Years.Length - 1;
        var seat = pupil.SeatAt(level);
        DateOnly? end = latest ? null : year.End;
        var day = SomeDay(year, seat.Unit, rng, pupil.Plant);
        var draw = rng.NextDouble();
        if (pupil.Plant is { Kind: CourseKind.ChangesSchoolInMidSlide } plant && plant.Year.Index == year.Index)
        {
            draw = 0;
        }
        else if (pupil.Plant is not null)
        {
            draw = 1;
        }

        Seat? other = draw < ChangesSchool ? Elsewhere(seat, level, rng) : null;
        var stays = draw < ChangesSchool ? other is null : draw >= ChangesSchool + Arrives + Leaves;
        if (stays || day is not { } date)
        {
            pupil.Enrolments.Add(new Enrolment(year, seat.Unit, level, seat.Parallel, year.Start, end));
            return true;
        }

        if (other is { } next)
        {
            pupil.Enrolments.Add(new Enrolment(year, seat.Unit, level, seat.Parallel, year.Start, date.AddDays(-1)));
            pupil.Enrolments.Add(new Enrolment(year, next.Unit, level, next.Parallel, date, end));
            Resettle(pupil, level, next, rng);
            return true;
        }

        if (draw < ChangesSchool + Arrives)
        {
            pupil.Enrolments.Clear();
            pupil.Enrolments.Add(new Enrolment(year, seat.Unit, level, seat.Parallel, date, end));
            return true;
        }

        pupil.Enrolments.Add(new Enrolment(year, seat.Unit, level, seat.Parallel, year.Start, date));
        return false;
    }

    private DateOnly? SomeDay(SchoolYear year, SchoolUnit unit, Rng rng, Plant? plant)
    {
        var days = world.Calendar(unit.Organiser, year).SchoolDays;
        var recorded = days.Count(d => d <= year.LastDay);
        var index = plant?.Kind == CourseKind.ChangesSchoolInMidSlide ? recorded * 6 / 10 : rng.Between(15, days.Count - 15);
        return index < recorded ? days[index] : null;
    }

    private Seat? Elsewhere(Seat from, int level, Rng rng)
    {
        var units = world.Units.Where(u => u.Index != from.Unit.Index && u.Serves(level)).ToList();
        if (units.Count == 0)
        {
            return null;
        }

        var unit = rng.Pick(units);
        return new Seat(unit, rng.Next(unit.Classes(level)));
    }

    private void Resettle(Pupil pupil, int level, Seat seat, Rng rng)
    {
        if (level >= Levels.FirstUpper)
        {
            pupil.Upper = seat;
        }
        else if (level >= 7)
        {
            pupil.Older = seat;
        }
        else
        {
            pupil.Younger = seat;
            pupil.Older = seat.Unit.Serves(7)
                ? seat
                : pupil.Older.Unit.Serves(6) && Elsewhere(pupil.Older, 7, rng) is { } older ? older : pupil.Older;
        }
    }
}
