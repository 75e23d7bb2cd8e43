using System.Globalization;
using RodaTraden.App.Shared.Time;

namespace RodaTraden.App.Access.SigningIn;

/// <summary>The fields of a form that was sent when the session had ended, by the names that our pages give them, for the page that fills its form again.</summary>
internal sealed class KeptForm(IReadOnlyDictionary<string, string> fields)
{
    /// <summary>Everything that was written or chosen.</summary>
    public IEnumerable<string> Values => fields.Values;

    /// <summary>The form's own number, so that what was sent before the session ended is not saved twice.</summary>
    public Guid FormId => Guid.TryParse(Text("FormId"), out var id) ? id : Guid.CreateVersion7();

    public string? Text(string field) => fields.GetValueOrDefault("Input." + field);

    public bool IsTicked(string field) => Text(field) == "true";

    public DateOnly? Day(string field) => IsoDay.Read(Text(field));

    public int? Number(string field) => int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public T? Choice<T>(string field)
        where T : struct, Enum => Enum.TryParse<T>(Text(field), out var choice) ? choice : null;
}
