using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Reach;

/// <summary>The form of ARN a row points to; for S3 a bucket has no slash in its name, and <c>s3:*/</c> is an object; an access point is reached as its bucket is.</summary>
internal sealed class TargetForm
{
    private readonly string _service;
    private readonly string _start;

    public TargetForm(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        (_service, _start) = (text[..colon], text[(colon + 1)..]);
    }

    public string Service => _service;

    public bool Matches(string arn)
    {
        if (!Arn.TryParse(arn, out var parsed) || parsed.Service != _service)
            return false;
        if (_service == "s3")
            return AccessPointArns.Of(arn) is not null ? _start.Length == 0 : parsed.Resource.Contains('/', StringComparison.Ordinal) == (_start == "*/");
        return parsed.Resource.StartsWith(_start, StringComparison.Ordinal);
    }

    /// <summary>What an ARN of this form has before the name; for an object, its bucket is part of the name.</summary>
    public string PrefixOf(string arn)
    {
        var colons = 0;
        var at = 0;
        while (colons < 5)
            colons += arn[at++] == ':' ? 1 : 0;
        return arn[..at] + (_service == "s3" ? "" : _start);
    }
}
