using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace RodaTraden.App.Shared.Components;

/// <summary>Words in a picture. A component, because Razor keeps the tag of that name for itself.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Place from the left.</summary>
    [Parameter, EditorRequired]
    public string X { get; set; } = "0";

    /// <summary>Place from the top, of the baseline.</summary>
    [Parameter, EditorRequired]
    public string Y { get; set; } = "0";

    /// <summary><c>middle</c> or <c>end</c>; from the start when nothing is said.</summary>
    [Parameter]
    public string? Anchor { get; set; }

    /// <summary>Classes of pictures.css.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public string Words { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddAttribute(4, "text-anchor", Anchor);
        builder.AddContent(5, Words);
        builder.CloseElement();
    }
}
