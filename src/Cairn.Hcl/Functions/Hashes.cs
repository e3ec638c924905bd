using System.Security.Cryptography;
using System.Text;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Hashes, identifiers and decryption. What differs with every run is unknown.</summary>
internal static class Hashes
{
    public static IEnumerable<Function> All { get; } =
    [
        Hash("md5", bytes => Convert.ToHexStringLower(Md5(bytes))),
        Hash("sha1", bytes => Convert.ToHexStringLower(Sha1(bytes))),
        Hash("sha256", bytes => Convert.ToHexStringLower(SHA256.HashData(bytes))),
        Hash("sha512", bytes => Convert.ToHexStringLower(SHA512.HashData(bytes))),
        Hash("base64sha256", bytes => Convert.ToBase64String(SHA256.HashData(bytes))),
        Hash("base64sha512", bytes => Convert.ToBase64String(SHA512.HashData(bytes))),
        new("bcrypt", [Parameter.Text], Parameter.Number, (_, _) => HclValue.Unknown(HclType.String)) { Returns = HclType.String },
        new("rsadecrypt", [Parameter.Text, Parameter.Text], a => HclValue.Of(Decrypt(a[0].Text(), a[1].Text()))) { Returns = HclType.String },
        new("uuid", [], _ => HclValue.Unknown(HclType.String)) { Returns = HclType.String },
        new("uuidv5", [Parameter.Text, Parameter.Text], a => HclValue.Of(Uuid(a[0].Text(), a[1].Text()))) { Returns = HclType.String },
    ];

    public static byte[] Md5(byte[] bytes) => CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes);

    public static byte[] Sha1(byte[] bytes) => CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes);

    private static Function Hash(string name, Func<byte[], string> body) =>
        new(name, [Parameter.Text], a => HclValue.Of(body(Encoding.UTF8.GetBytes(a[0].Text())))) { Returns = HclType.String };

    private static string Decrypt(string cipher, string key)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(key);
            return Encoding.UTF8.GetString(rsa.Decrypt(Encodings.FromBase64(cipher), RSAEncryptionPadding.Pkcs1));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new EvaluationException("the text cannot be decrypted with this key");
        }
    }

    // https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5
    private static string Uuid(string space, string name)
    {
        var id = space switch
        {
            "dns" => new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
            "url" => new("6ba7b811-9dad-11d1-80b4-00c04fd430c8"),
            "oid" => new("6ba7b812-9dad-11d1-80b4-00c04fd430c8"),
            "x500" => new("6ba7b814-9dad-11d1-80b4-00c04fd430c8"),
            _ => Guid.TryParse(space, out var own) ? own : throw new EvaluationException("the namespace must be `dns`, `url`, `oid`, `x500` or a UUID"),
        };
        var hash = Sha1([.. id.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }
}
