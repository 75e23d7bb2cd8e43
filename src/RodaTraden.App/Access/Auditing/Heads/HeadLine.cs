using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RodaTraden.App.Access.Auditing.Heads;

/// <summary>How far a chain had come.</summary>
internal sealed record HeadOfChain(
    [property: JsonPropertyName("chain")] string Chain,
    [property: JsonPropertyName("length")] long Length,
    [property: JsonPropertyName("hash")] string Hash);

/// <summary>
/// One line of a head file: what was signed as JSON, a tab, and the signature. Each tells the sum of the line before it, so that none can be taken out unseen.
/// </summary>
internal sealed record HeadLine(
    [property: JsonPropertyName("at")] DateTime At,
    [property: JsonPropertyName("previous")] string Previous,
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("chains")] IReadOnlyList<HeadOfChain> Chains)
{
    /// <summary>What the first line says came before it.</summary>
    public const string None = "";

    public static string SumOf(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));

    public string SignedBy(HeadKey key)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this);
        return $"{Encoding.UTF8.GetString(json)}\t{Convert.ToBase64String(key.Sign(json))}";
    }

    /// <summary>Reads a line; null when it is not one, or not signed by the key it names.</summary>
    public static HeadLine? Read(string line, IReadOnlyDictionary<string, ECDsa> keys)
    {
        var parts = line.Split('\t');
        var signature = new byte[128];
        if (parts.Length != 2 || !Convert.TryFromBase64String(parts[1], signature, out var length))
        {
            return null;
        }

        try
        {
            var json = Encoding.UTF8.GetBytes(parts[0]);
            return JsonSerializer.Deserialize<HeadLine>(json) is { Key: not null, Chains: not null, Previous: not null } read
                && keys.TryGetValue(read.Key, out var key) && key.VerifyData(json, signature.AsSpan(0, length), HashAlgorithmName.SHA256) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
