using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace RodaTraden.App.Storage.Backups;

/// <summary>What a column holds, told alike for both databases. The names are written in every backup.</summary>
internal enum ValueKind
{
    Whole,
    Truth,
    Text,
    Bytes,
    Day,
    Instant,
    OffsetInstant,
    Identifier,
}

/// <summary>A column, with what the database at hand calls its type.</summary>
internal sealed record CopiedColumn(string Name, ValueKind Kind, string StoreType = "");

/// <summary>A table, with its columns in order of name.</summary>
internal sealed record CopiedTable(string Name, IReadOnlyList<CopiedColumn> Columns)
{
    private static readonly Dictionary<Type, ValueKind> Kinds = new()
    {
        [typeof(byte)] = ValueKind.Whole,
        [typeof(short)] = ValueKind.Whole,
        [typeof(int)] = ValueKind.Whole,
        [typeof(long)] = ValueKind.Whole,
        [typeof(bool)] = ValueKind.Truth,
        [typeof(string)] = ValueKind.Text,
        [typeof(byte[])] = ValueKind.Bytes,
        [typeof(DateOnly)] = ValueKind.Day,
        [typeof(DateTime)] = ValueKind.Instant,
        [typeof(DateTimeOffset)] = ValueKind.OffsetInstant,
        [typeof(Guid)] = ValueKind.Identifier,
    };

    /// <summary>Every table of the model; each after those that its foreign keys point to.</summary>
    public static IReadOnlyList<CopiedTable> All(IModel model)
    {
        var left = model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var placed = new List<ITable>();
        while (left.Count > 0)
        {
            var next = left.Find(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || placed.Contains(key.PrincipalTable)))
                ?? throw new NotSupportedException("Tables whose foreign keys go round cannot be copied one after another: " + string.Join(", ", left.Select(table => table.Name)));
            placed.Add(next);
            left.Remove(next);
        }

        return [.. placed.Select(table => new CopiedTable(table.Name, [.. table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(Column)]))];
    }

    private static CopiedColumn Column(IColumn column)
    {
        var type = Nullable.GetUnderlyingType(column.ProviderClrType) ?? column.ProviderClrType;
        return Kinds.TryGetValue(type, out var kind)
            ? new(column.Name, kind, column.StoreType)
            : throw new NotSupportedException($"A backup does not know how to carry {column.Table.Name}.{column.Name}, which is {type.Name}.");
    }
}
