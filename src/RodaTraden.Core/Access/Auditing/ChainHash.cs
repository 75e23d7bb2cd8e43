using System.Security.Cryptography;
using System.Text;

namespace RodaTraden.Core.Access.Auditing;

/// <summary>How one entry is tied to the one before it: SHA-256 over that one's link and the entry's own bytes.</summary>
public static class ChainHash
{
    /// <summary>Bytes of a link.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    // Says what is reckoned and how, so that a later way can stand beside this one.
    private const string Domain = "rodatraden-audit-1";

    /// <summary>What the first entry of a chain is tied to.</summary>
    public static byte[] Start(ChainName chain) => SHA256.HashData(Encoding.UTF8.GetBytes($"{Domain} {chain.Code}"));

    /// <summary>The link of an entry.</summary>
    /// <param name="previous">The link of the entry before it.</param>
    /// <param name="content">The bytes of the entry.</param>
    public static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> content)
    {
        Span<byte> both = stackalloc byte[Size + 512];
        if (content.Length > both.Length - Size)
        {
            both = new byte[Size + content.Length];
        }

        previous.CopyTo(both);
        content.CopyTo(both[Size..]);
        return SHA256.HashData(both[..(Size + content.Length)]);
    }
}
