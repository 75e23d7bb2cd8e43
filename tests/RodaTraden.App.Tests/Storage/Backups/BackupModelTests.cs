using Microsoft.EntityFrameworkCore;
using RodaTraden.App.Storage;
using RodaTraden.App.Storage.Backups;

namespace RodaTraden.App.Tests.Storage.Backups;

/// <summary>A table or a column that somebody adds tomorrow is carried too, or fails here.</summary>
public sealed class BackupModelTests
{
    private static readonly string[] TypesThatAreWritten = ["bigint", "boolean", "bytea", "date", "integer", "smallint", "text", "timestamp with time zone", "uuid"];

    [Fact]
    public void Every_table_and_column_of_the_model_is_copied_and_both_databases_mean_the_same_by_it()
    {
        using var one = Sqlite();
        using var other = Postgres();
        var tables = CopiedTable.All(one.Model);
        Assert.Equal(one.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Order(), tables.Select(table => table.Name).Order());
        Assert.Equal(Shape(tables), Shape(CopiedTable.All(other.Model)));
        Assert.All(
            one.Model.GetEntityTypes().SelectMany(type => type.GetProperties()),
            property => Assert.Contains(tables.Single(table => table.Name == property.DeclaringType.GetTableName()).Columns, column => column.Name == property.GetColumnName()));
    }

    [Fact]
    public void Every_type_of_the_server_is_one_that_a_restore_writes()
    {
        using var db = Postgres();
        Assert.All(
            CopiedTable.All(db.Model).SelectMany(table => table.Columns),
            column => Assert.True(TypesThatAreWritten.Contains(column.StoreType) || column.StoreType.StartsWith("character varying", StringComparison.Ordinal), $"{column.Name}: {column.StoreType}"));
    }

    [Fact]
    public void A_table_comes_after_those_it_points_to()
    {
        using var db = Postgres();
        var names = CopiedTable.All(db.Model).Select(table => table.Name).ToList();
        Assert.All(
            db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()),
            key => Assert.True(names.IndexOf(key.PrincipalEntityType.GetTableName()!) <= names.IndexOf(key.DeclaringEntityType.GetTableName()!), key.ToString()));
    }

    private static IEnumerable<string> Shape(IEnumerable<CopiedTable> tables) =>
        tables.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name} {column.Kind}")).Order(StringComparer.Ordinal);

    private static SqliteAppDbContext Sqlite()
    {
        var options = new DbContextOptionsBuilder<SqliteAppDbContext>();
        StorageSetup.Sqlite(options, ":memory:");
        return new(options.Options);
    }

    private static PostgresAppDbContext Postgres()
    {
        var options = new DbContextOptionsBuilder<PostgresAppDbContext>();
        StorageSetup.Postgres(options, "Host=unused");
        return new(options.Options);
    }
}
