using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace RodaTraden.App.Shared.Drafts;

/// <summary>The fields of a draft by the names that our pages give them, for the page that fills its form again.</summary>
/// <param name="Id">The draft's number.</param>
/// <param name="Form">The name of the form on its page.</param>
/// <param name="At">When it was kept.</param>
/// <param name="WasSignedOut">Whether the session had ended.</param>
/// <param name="Fields">What was written and chosen.</param>
internal sealed record KeptForm(Guid Id, string Form, DateTime At, bool WasSignedOut, IReadOnlyDictionary<string, string[]> Fields)
{
    private const string Prefix = "Input.";

    /// <summary>What the form's page calls itself.</summary>
    public string Title => Fields.GetValueOrDefault(DraftBook.TitleField)?.FirstOrDefault() ?? "";

    /// <summary>Everything that was written or chosen.</summary>
    public IEnumerable<string> Values => Fields.Where(one => one.Key.StartsWith(Prefix, StringComparison.Ordinal)).SelectMany(one => one.Value);

    /// <summary>A page's own form, filled: each property from the field of its name. What cannot be read is left as it is in an empty form.</summary>
    public T To<T>()
        where T : class, new()
    {
        var form = new T();
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            if (property.PropertyType == typeof(string[]))
            {
                property.SetValue(form, Many(property.Name));
            }
            else if (Fields.GetValueOrDefault(Prefix + property.Name) is [var text, ..] && Read(property.PropertyType, text) is { } value)
            {
                property.SetValue(form, value);
            }
        }

        return form;
    }

    /// <summary>A field that stands several times: by the same name, or numbered.</summary>
    private string[] Many(string name) => Fields.GetValueOrDefault(Prefix + name)
        ?? [.. Enumerable.Range(0, Fields.Count).Select(at => Fields.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{name}[{at}]"))).TakeWhile(field => field is not null).Select(field => field![0])];

    private static object? Read(Type type, string text)
    {
        try
        {
            return text.Length == 0 && type != typeof(string) ? null : TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            // It was typed wrong, and will be asked for again.
            return null;
        }
    }
}
