using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RodaTraden.App.Storage;

/// <summary>Instants come back from either database as UTC.</summary>
internal sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
    instant => instant.ToUniversalTime(),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
