using System.Text;
using Microsoft.EntityFrameworkCore;

namespace RodaTraden.App.Storage;

/// <summary>Tables and columns are named in small letters with underscores, so that plain SQL reads well on both databases.</summary>
internal static class PlainNames
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(Plain(table.Replace("AspNetUser", "Account", StringComparison.Ordinal)));
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Plain(property.Name));
            }
        }
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]))
            {
                plain.Append('_');
            }

            plain.Append(char.ToLowerInvariant(name[i]));
        }

        return plain.ToString();
    }
}
