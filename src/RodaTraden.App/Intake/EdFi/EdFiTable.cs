using System.Xml;
using System.Xml.Linq;
using RodaTraden.App.Intake.Tables;

namespace RodaTraden.App.Intake.EdFi;

/// <summary>
/// An Ed-Fi interchange document as rows under native headings: one row per element of the kind that is read, the rest passed over. Versions
/// differ in namespace and in how they write codes; elements are found by their local name. Source: formats.md 2.2.
/// </summary>
internal sealed class EdFiTable : TableFile
{
    private const int LongestValue = 4000;
    private const int MostValues = 2000;
    private readonly FileStream source;
    private readonly XmlReader reader;
    private readonly EdFiDocument document;
    private IReadOnlyList<string> cells = [];
    private long line;

    private EdFiTable(FileStream source, XmlReader reader, EdFiDocument document)
    {
        this.source = source;
        this.reader = reader;
        this.document = document;
    }

    public override IReadOnlyList<string> Headings => document.Headings;

    /// <summary>The number of the element among those that are read: a document may be written without a single line break.</summary>
    public override long Line => line;

    public override long BytesRead => source.Position;

    public override int Width => cells.Count;

    public override bool IsSparse => true;

    /// <summary>What kind of file a document is read as.</summary>
    /// <exception cref="FileRefusedException">It is no document that is known, or no document at all.</exception>
    public static FileKind KindOf(string path)
    {
        using var table = Open(path);
        return table.document.Kind;
    }

    /// <summary>Opens a document.</summary>
    /// <exception cref="FileRefusedException">It is no document that is known, or no document at all.</exception>
    public static EdFiTable Open(string path)
    {
        var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        // No document type, nothing fetched: an entity that grows beyond measure or reaches outside is refused by the reader itself. The bound holds a hostile attribute,
        // which the reader takes whole; half a million events fit in it.
        var reader = XmlReader.Create(source, new() { MaxCharactersInDocument = 1L << 29, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, IgnoreProcessingInstructions = true, CloseInput = true });
        try
        {
            Guarded(() => reader.MoveToContent());
            return new(source, reader, EdFiDocument.Of(reader.LocalName) ?? throw new FileRefusedException(FileRefusalReason.UnknownDocument, Shown(reader.LocalName)));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public override bool Read() => Guarded(ReadNext);

    public override string Text(int column) => column < 0 || column >= cells.Count ? "" : cells[column];

    public override void Dispose() => reader.Dispose();

    private bool ReadNext()
    {
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.Depth != 1)
            {
                reader.Read();
            }
            else if (document.Elements.Contains(reader.LocalName))
            {
                line++;
                cells = document.Row(Element());
                return true;
            }
            else
            {
                reader.Skip();
            }
        }

        return false;
    }

    /// <summary>The element as a tree of values, no larger than a row can need.</summary>
    private XElement Element()
    {
        var root = new XElement(reader.LocalName);
        var at = root;
        var depth = reader.Depth;
        var values = 0;
        var empty = reader.IsEmptyElement;
        while (!empty && reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (++values > MostValues)
                {
                    throw new FileRefusedException(FileRefusalReason.LineTooLong, "rad " + ((IXmlLineInfo)reader).LineNumber);
                }

                var child = new XElement(reader.LocalName);
                at.Add(child);
                at = reader.IsEmptyElement ? at : child;
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                at = at.Parent ?? root;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                at.Add(Value());
            }
        }

        reader.Read();
        return root;
    }

    private string Value()
    {
        var chars = new char[LongestValue + 1];
        var length = 0;
        int read;
        while (length < chars.Length && (read = reader.ReadValueChunk(chars, length, chars.Length - length)) > 0)
        {
            length += read;
        }

        return length > LongestValue ? throw new FileRefusedException(FileRefusalReason.LineTooLong, "rad " + ((IXmlLineInfo)reader).LineNumber) : new(chars, 0, length);
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException fault)
        {
            throw new FileRefusedException(FileRefusalReason.BrokenDocument, "rad " + fault.LineNumber);
        }
    }

    private static string Shown(string name) => name.Length <= 100 ? name : name[..100] + "…";
}
