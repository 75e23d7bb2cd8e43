namespace RodaTraden.Core.Detection;

/// <summary>A text that a municipality may change, in both languages of the staff pages.</summary>
/// <param name="Sv">Swedish.</param>
/// <param name="En">English.</param>
public sealed record LocalText(string Sv, string En);
