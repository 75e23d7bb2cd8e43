namespace RodaTraden.App.Demo.Generating;

internal sealed record Guardian(
    string Key,
    PersonName Name,
    string Email,
    string Phone,
    string Custody,
    bool Contact,
    DateOnly? From,
    DateOnly? To);

internal sealed record Family(int Origin, string Name, IReadOnlyList<Guardian> Guardians);
