namespace RodaTraden.App.Shared.Frame;

/// <summary>Whether this is the demo: invented people only, and every page says so.</summary>
internal sealed record DemoMode(bool IsOn);
