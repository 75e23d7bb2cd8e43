using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RodaTraden.App.Shared.Exporting;

/// <summary>One sheet of a workbook: headings and rows of text and whole numbers.</summary>
internal sealed record WorkbookSheet(string Name, IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>
/// Writes a workbook (xlsx). Text is stored as text and numbers as numbers: a cell that looks like a formula is words, and leading zeros stay.
/// </summary>
internal static class WorkbookFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Write(params WorkbookSheet[] sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            foreach (var (sheet, at) in sheets.Select((sheet, at) => (sheet, at)))
            {
                var part = book.AddNewPart<WorksheetPart>();
                WriteSheet(part, sheet);
                book.Workbook.Sheets!.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)(at + 1), Name = sheet.Name });
            }
        }

        return stream.ToArray();
    }

    private static void WriteSheet(WorksheetPart part, WorkbookSheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, sheet.Headings);
        foreach (var row in sheet.Rows)
        {
            WriteRow(writer, row);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<object?> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(cell switch
            {
                int or long => new Cell { CellValue = new(Convert.ToString(cell, CultureInfo.InvariantCulture)!), DataType = CellValues.Number },
                null => new Cell(),
                _ => new Cell(new InlineString(new Text(Clean(cell.ToString()!)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString },
            });
        }

        writer.WriteEndElement();
    }

    /// <summary>Signs that a workbook may not hold.</summary>
    private static string Clean(string text) => text.All(System.Xml.XmlConvert.IsXmlChar) ? text : new([.. text.Where(System.Xml.XmlConvert.IsXmlChar)]);
}
