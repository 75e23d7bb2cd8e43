namespace RodaTraden.App.Shared.Frame;

/// <summary>A calm page: one thing, one column, no menu.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CalmPageAttribute : Attribute;
