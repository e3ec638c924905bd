using System.Globalization;
using System.IO.Compression;
using System.Text;
using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Base64, JSON, CSV, YAML and URLs.</summary>
internal static class Encodings
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static IEnumerable<Function> All { get; } =
    [
        Text("base64decode", a => Decoded(a[0].Text())),
        Text("base64encode", a => Convert.ToBase64String(Encoding.UTF8.GetBytes(a[0].Text()))),
        Text("base64gzip", a => Convert.ToBase64String(Gzip(a[0].Text()))),
        Text("urlencode", a => UrlEncode(a[0].Text())),
        new("csvdecode", [Parameter.Text], a => Csv.Decode(a[0].Text())),
        new("jsondecode", [Parameter.Text], a => JsonText.Read(a[0].Text())),
        new("jsonencode", [Parameter.AnyOpen], null, (a, site) => Templates.Concat(JsonText.Pieces(a[0]), site.Evaluator.Budget)) { Returns = HclType.String },
        new("textdecodebase64", [Parameter.Text, Parameter.Text], a => HclValue.Of(TextDecode(a[0].Text(), a[1].Text()))) { Returns = HclType.String },
        new("textencodebase64", [Parameter.Text, Parameter.Text], a => HclValue.Of(Convert.ToBase64String(Bytes(a[0].Text(), a[1].Text())))) { Returns = HclType.String },
        new("yamldecode", [Parameter.Text], null, (a, site) => site.Table.Host.DecodeYaml?.Invoke(a[0].Text()) ?? HclValue.Unknown(HclType.Dynamic)),
        new("yamlencode", [new(HclType.Dynamic, TakesNull: true)], a => HclValue.Of(YamlText.Write(a[0]))) { Returns = HclType.String, NeedsWhole = true },
    ];

    public static byte[] FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text.Length % 4 == 0 && !text.AsSpan().ContainsAny(" \t") ? text : throw new FormatException());
        }
        catch (FormatException)
        {
            throw new EvaluationException("the text is not valid base64");
        }
    }

    private static Function Text(string name, Func<HclValue[], string> body) =>
        new(name, [Parameter.Text], a => HclValue.Of(body(a))) { Returns = HclType.String };

    private static string Decoded(string text)
    {
        try
        {
            return Utf8.GetString(FromBase64(text));
        }
        catch (DecoderFallbackException)
        {
            throw new EvaluationException("the decoded bytes are not valid UTF-8 text", "use `filebase64` and its kin for other data");
        }
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    // Go's url.QueryEscape.
    private static string UrlEncode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
                encoded.Append((char)b);
            else if (b == ' ')
                encoded.Append('+');
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return encoded.ToString();
    }

    private static string TextDecode(string text, string name)
    {
        try
        {
            return Named(name).GetString(FromBase64(text));
        }
        catch (DecoderFallbackException)
        {
            throw new EvaluationException($"the decoded bytes are not valid {name}");
        }
    }

    private static byte[] Bytes(string text, string name)
    {
        try
        {
            return Named(name).GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw new EvaluationException($"the text cannot be written in {name}");
        }
    }

    private static Encoding Named(string name)
    {
        try
        {
            var encoding = Encoding.GetEncoding(name.ToUpperInvariant() is "UTF-16" ? "UTF-16BE" : name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return encoding;
        }
        catch (ArgumentException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? throw new EvaluationException($"`{name}` is no known encoding");
        }
    }
}
