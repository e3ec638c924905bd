using System.Buffers;
using Cairn.Graph;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Locations;

/// <summary>Reads where in S3 a field points: <c>s3://bucket/key</c>, a path-style or virtual-hosted URL, or an object's ARN.</summary>
internal static class S3Location
{
    private const int LongestText = 4096;
    private static readonly SearchValues<char> BucketCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    /// <summary>
    /// States an edge to the bucket a field's address lies in, with the key as <c>prefix</c>,
    /// and the same edge to the object itself where it is described.
    /// </summary>
    public static void Link(Mapped mapped, Place from, string edge, Field field, bool reversed = false)
    {
        if (field.IsUnknown)
            mapped.Gap("reference-unknown", mapped.Self, $"what `{field.Pointer}` refers to is not known until it is applied");
        if (Parse(field.Text) is { } at)
            Draw(mapped, from, edge, $"arn:{mapped.Scope.Partition}:s3:::{at.Bucket}", field, at.Key, reversed);
    }

    /// <summary>The same for a bucket and a key that stand in two fields; <paramref name="latent"/> says that a change of the object takes no effect by itself.</summary>
    public static void Link(Mapped mapped, Place from, string edge, Field bucket, Field key, bool latent = false)
    {
        if (bucket.IsUnknown && bucket.Reference is null)
            mapped.Gap("reference-unknown", mapped.Self, $"the bucket `{bucket.Pointer}` is not known until it is applied");
        if (bucket.Text is { } name)
            Draw(mapped, from, edge, name.StartsWith("arn:", StringComparison.Ordinal) ? name : $"arn:{mapped.Scope.Partition}:s3:::{name}", bucket, key.Text ?? "", latent: latent);
        else if (bucket.Reference is { } symbol)
            Draw(mapped, from, edge, symbol, bucket, key.Text ?? "", latent: latent);
    }

    /// <summary>Bucket and key of an address; null when it is none.</summary>
    public static (string Bucket, string Key)? Parse(string? text)
    {
        if (text is null || text.Length > LongestText)
            return null;
        if (text.StartsWith("arn:", StringComparison.Ordinal))
            return text.Split(':', 6) is [_, _, "s3", "", "", var path] ? Split(path) : null;
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return null;
        var rest = text[(scheme + 3)..];
        return text[..scheme] switch
        {
            "s3" or "s3a" or "s3n" => Split(rest),
            "https" or "http" => Url(rest),
            _ => null,
        };
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
    private static (string, string)? Url(string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? "" : rest[(slash + 1)..];
        if (!host.EndsWith(".amazonaws.com", StringComparison.Ordinal) && !host.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal))
            return null;
        if (host.StartsWith("s3.", StringComparison.Ordinal) || host.StartsWith("s3-", StringComparison.Ordinal))
            return Split(path);
        var end = Math.Max(host.IndexOf(".s3.", StringComparison.Ordinal), host.IndexOf(".s3-", StringComparison.Ordinal));
        return end > 0 ? (host[..end], path) : null;
    }

    private static (string, string)? Split(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var bucket = slash < 0 ? path : path[..slash];
        return IsBucketName(bucket) ? (bucket, slash < 0 ? "" : path[(slash + 1)..].TrimEnd('*')) : null;
    }

    /// <summary>A template's placeholder is not a bucket.</summary>
    private static bool IsBucketName(string text) =>
        text.Length is >= 3 and <= 255 && !text.AsSpan().ContainsAnyExcept(BucketCharacters);

    private static void Draw(Mapped mapped, Place from, string edge, string bucket, Field because, string key, bool reversed = false, bool latent = false)
    {
        var properties = new List<(string, Value)>();
        if (latent)
            properties.Add(("latent", true));
        var item = properties.ToArray();
        if (key.Length > 0)
            properties.Add(("prefix", key));
        Draw(mapped, from, edge, mapped.Named(bucket, "Bucket"), because, reversed, [.. properties]);
        if (key.Length > 0)
            Draw(mapped, from, edge, mapped.Named($"{bucket}/{key}", Missing.Ignore, "DataObject"), because, reversed, item);
    }

    private static void Draw(Mapped mapped, Place from, string edge, Place to, Field because, bool reversed, (string, Value)[] properties)
    {
        if (reversed)
            mapped.Edge(to, edge, from, because, null, properties);
        else
            mapped.Edge(from, edge, to, because, null, properties);
    }
}
