using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.Sources.Aws.Wire;

/// <summary>Signs requests with AWS Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).</summary>
internal static class Signature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Adds the headers that carry the time, the session and the signature.</summary>
    public static void Sign(WireRequest request, Keys keys, string region, string service, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = request.Headers;
        headers["host"] = request.Endpoint.Authority;
        headers["x-amz-date"] = time;
        if (keys.Token is { } token)
            headers["x-amz-security-token"] = token;
        // S3 wants the digest of the body in a header; the others only in the signature.
        if (service == "s3")
            headers["x-amz-content-sha256"] = Hash(request.Body);
        var names = string.Join(';', headers.Keys);
        var scope = $"{time[..8]}/{region}/{service}/aws4_request";
        var toSign = $"{Algorithm}\n{time}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(Canonical(request, service, names)))}";
        var signature = Convert.ToHexStringLower(Hmac(KeyFor(keys.Secret, time[..8], region, service), toSign));
        headers["authorization"] = $"{Algorithm} Credential={keys.Id}/{scope}, SignedHeaders={names}, Signature={signature}";
    }

    public static string CanonicalQuery(IEnumerable<KeyValuePair<string, string>> query) => string.Join('&', query
        .Select(pair => (Name: Escape(pair.Key), Value: Escape(pair.Value)))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    /// <summary>RFC 3986: everything but letters, digits and <c>-_.~</c> becomes percent signs.</summary>
    public static string Escape(string text) => Uri.EscapeDataString(text);

    private static string Canonical(WireRequest request, string service, string names)
    {
        var text = new StringBuilder();
        text.Append(request.Method).Append('\n');
        // All but S3 escape the escaped path once more.
        text.Append(service == "s3" ? request.Path : string.Join('/', request.Path.Split('/').Select(Escape))).Append('\n');
        text.Append(CanonicalQuery(request.Query)).Append('\n');
        foreach (var (name, value) in request.Headers)
            text.Append(name).Append(':').Append(Trim(value)).Append('\n');
        return text.Append('\n').Append(names).Append('\n').Append(Hash(request.Body)).ToString();
    }

    /// <summary>Several spaces count as one.</summary>
    private static string Trim(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static byte[] KeyFor(string secret, string date, string region, string service) =>
        Hmac(Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), date), region), service), "aws4_request");

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
