using System.Text;

namespace RodaTraden.App.Demo.Generating;

internal static class ReadmeFile
{
    public static void Write(World world, OutputFolder folder)
    {
        var options = world.Options;
        var profile = options.Profile switch
        {
            AbsenceProfile.Low => "låg (nivå som i en svensk enkät 2016)",
            AbsenceProfile.Middle => "mellan (nivå som i England 2018/19)",
            _ => "hög (nivå som i England 2022/23)",
        };
        var text = $"""
            ALLT HÄR ÄR PÅHITTAT. EVERYTHING HERE IS INVENTED.

            {UnitPlanner.Municipality} finns inte, inte heller skolorna, eleverna, de vuxna eller deras frånvaro.
            Personnummer kommer ur Skatteverkets testserie, som aldrig ges till någon människa; när ett födelseårs
            nummer är slut saknar eleven nummer. Telefonnumren hör till serier för påhittade personer och adresserna
            till domäner som ingen äger. Likheter med verkliga människor är en slump.

            Invånare: {options.Inhabitants}. Frö: {options.Seed}. Frånvaroprofil: {profile}. Till och med: {Iso.Text(options.AsOf)}.
            Läsår: {string.Join(", ", world.Years.Select(y => y.Label))}.

            answers.json berättar vilka förlopp som lagts in med avsikt. Inget i programmet läser den filen.

            Frånvarons nivå och form är kalibrerad mot öppna data: Pupil absence, Department for Education (England),
            Open Government Licence v3.0.

            """.ReplaceLineEndings("\n");
        using var file = folder.Create("README.txt");
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
