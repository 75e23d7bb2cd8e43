using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace RodaTraden.App.Storage;

/// <summary>Commands past the object mapper, in the transaction that the context has begun: for rows by the hundred thousand.</summary>
internal static class PlainCommands
{
    /// <summary>A command on the context's connection, which the caller has opened.</summary>
    public static DbCommand PlainCommand(this AppDbContext db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    /// <summary>Gives a value to a name in the command.</summary>
    public static void Add(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>Restricts the rows to those of some numbers of our own.</summary>
    public static void Only(this DbCommand command, AppDbContext db, string column, int[] numbers)
    {
        if (db.Database.IsNpgsql())
        {
            command.CommandText += $" AND {column} = ANY(@numbers)";
            command.Add("@numbers", numbers);
        }
        else
        {
            // Never text from outside; SQLite has no arrays.
            command.CommandText += $" AND {column} IN ({string.Join(',', numbers)})";
        }
    }
}
