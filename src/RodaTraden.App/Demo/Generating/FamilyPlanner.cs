namespace RodaTraden.App.Demo.Generating;

/// <summary>Brothers and sisters go to the same school and share guardians.</summary>
internal static class FamilyPlanner
{
    public static void Plan(int seed, IReadOnlyList<Pupil> pupils, NameBook names, DateOnly asOf)
    {
        var number = 0;
        foreach (var area in pupils.GroupBy(p => p.FromNeighbour ? -1 : p.Younger.Unit.Index).OrderBy(g => g.Key))
        {
            var children = area.ToList();
            Rng.For(seed, RandomStream.Family, -1, area.Key).Shuffle(children);
            for (var i = 0; i < children.Count;)
            {
                var rng = Rng.For(seed, RandomStream.Family, number);
                var family = New(number++, rng, names, asOf);
                var size = area.Key < 0 ? 1 : rng.Weighted([0, 0.55, 0.35, 0.10]);
                var cohorts = new HashSet<int>();
                var given = new HashSet<string>(StringComparer.Ordinal);
                while (i < children.Count && cohorts.Count < size && cohorts.Add(children[i].Cohort))
                {
                    Join(children[i++], family, names, given, rng);
                }
            }
        }
    }

    private static void Join(Pupil child, Family family, NameBook names, HashSet<string> given, Rng rng)
    {
        child.Family = family;
        child.FamilyName = family.Name;
        do
        {
            child.Given = names.Child(child.Sex, family.Origin, rng);
        }
        while (!given.Add(child.Given));

        child.SwedishAsSecond = family.Origin != 0 && rng.Chance(0.45);
        child.Language = Subjects.Number(Subjects.LanguageChoices[rng.Weighted([0.45, 0.20, 0.15, 0.20])]);
    }

    private static Family New(int number, Rng rng, NameBook names, DateOnly asOf)
    {
        var origin = names.Origin(rng);
        var name = names.Family(origin, rng);
        var firstSex = rng.Chance(0.5) ? Sex.Girl : Sex.Boy;
        var secondSex = rng.Chance(0.02) ? firstSex : 1 - firstSex;
        var secondOrigin = rng.Chance(0.9) ? origin : names.Origin(rng);
        var secondName = rng.Chance(0.55) ? name : names.Family(secondOrigin, rng);
        Guardian First(string custody, DateOnly? from = null)
        {
            return Person(number, 1, new PersonName(names.AdultGiven(firstSex, origin, rng), name), custody, true, from, null, rng);
        }

        Guardian Second(string custody, bool contact, DateOnly? to = null)
        {
            return Person(number, 2, new PersonName(names.AdultGiven(secondSex, secondOrigin, rng), secondName), custody, contact, null, to, rng);
        }

        var changed = asOf.AddDays(-rng.Between(40, 900));
        Guardian[] guardians = rng.Weighted([0.78, 0.11, 0.05, 0.02, 0.02, 0.02]) switch
        {
            0 => [First("joint"), Second("joint", true)],
            1 => [First("sole")],
            2 => [First("sole"), Second("none", rng.Chance(0.6))],
            3 => [First("appointed")],
            4 => [First("sole", changed), Second("joint", false, changed.AddDays(-1))],
            _ => [First("joint"), Second("joint", false)],
        };
        return new Family(origin, name, guardians);
    }

    private static Guardian Person(int family, int order, PersonName name, string custody, bool contact, DateOnly? from, DateOnly? to, Rng rng)
    {
        return new Guardian($"V-{100_000 + family}-{order}", name, Contacts.Email(name, $"{family}{order}"), Contacts.Phone(rng), custody, contact, from, to);
    }
}
