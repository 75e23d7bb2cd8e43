using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;

namespace RodaTraden.App.Intake.EdFi;

/// <summary>Lists of codes: nothing is stored, but a code that is not understood is told before rows that use it come.</summary>
internal sealed class CodesReader : IFileReader
{
    public FileKind Kind => FileKind.Codes;

    public Task ReadAsync(TableFile table, FileReport report, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        while (table.Read())
        {
            report.Rows++;
            if (EdFiCodes.Knows(table.Text(0), table.Text(1)))
            {
                report.Unchanged++;
            }
            else
            {
                report.Refuse(table.Line, table.Headings[1], table.Text(1), RowRefusalReason.UnknownCode);
            }
        }

        return Task.CompletedTask;
    }
}
