using System.Security.Cryptography;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Access.Auditing.Heads;

/// <summary>
/// The key that signs heads: made when it is first needed, and kept beside the other keys. Its public half lies with the heads, under its fingerprint, so that
/// whoever keeps copies of them elsewhere can check them without the installation.
/// </summary>
internal sealed class HeadKey : IDisposable
{
    private const string PrivateName = "audit-heads.pem";
    private readonly ECDsa key;

    private HeadKey(ECDsa key)
    {
        this.key = key;
        Fingerprint = FingerprintOf(key);
    }

    /// <summary>Tells one key from another: 32 hexadecimal digits of the public half's SHA-256.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads the key, or makes one that only its owner can read.</summary>
    public static HeadKey Open(string keysDirectory, string headsDirectory)
    {
        Directory.CreateDirectory(keysDirectory);
        Directory.CreateDirectory(headsDirectory);
        var file = Path.Combine(keysDirectory, PrivateName);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(file))
        {
            key.ImportFromPem(File.ReadAllText(file));
        }
        else
        {
            using var made = new StreamWriter(OwnersFile.Make(file));
            made.Write(key.ExportPkcs8PrivateKeyPem());
        }

        var opened = new HeadKey(key);
        var known = PublicFile(headsDirectory, opened.Fingerprint);
        if (!File.Exists(known))
        {
            File.WriteAllText(known, key.ExportSubjectPublicKeyInfoPem());
        }

        return opened;
    }

    /// <summary>The public keys that lie with heads, by fingerprint. A file under another key's name is none.</summary>
    public static IReadOnlyDictionary<string, ECDsa> PublicKeys(string headsDirectory)
    {
        var keys = new Dictionary<string, ECDsa>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(headsDirectory, "public-*.pem"))
        {
            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(file));
            if (PublicFile(headsDirectory, FingerprintOf(key)) == file)
            {
                keys[FingerprintOf(key)] = key;
            }
        }

        return keys;
    }

    public byte[] Sign(byte[] content) => key.SignData(content, HashAlgorithmName.SHA256);

    public void Dispose() => key.Dispose();

    private static string PublicFile(string headsDirectory, string fingerprint) => Path.Combine(headsDirectory, $"public-{fingerprint}.pem");

    private static string FingerprintOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..32];
}
