namespace Cairn.Access.Aws.Patterns;

/// <summary>The six colon-separated parts of an Amazon resource name; the last may hold more colons.</summary>
internal readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    public static bool TryParse(string text, out Arn arn)
    {
        arn = default;
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
            return false;
        var parts = text.Split(':', 6);
        if (parts.Length < 6)
            return false;
        arn = new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
        return true;
    }
}
