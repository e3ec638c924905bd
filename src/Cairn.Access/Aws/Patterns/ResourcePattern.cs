using System.Text;

namespace Cairn.Access.Aws.Patterns;

/// <summary>How a resource pattern stands to a request that itself names a pattern.</summary>
internal enum ResourceMatch
{
    None,
    Partly,
    Whole,
}

/// <summary>
/// A resource as a statement names it. The first five parts of an ARN match part by part, so a <c>*</c> does not run past a colon there;
/// in the last part it runs past slashes and colons, but never stands for the resource type:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
/// </summary>
internal sealed class ResourcePattern
{
    // Services whose last ARN part starts with a name rather than a type.
    private static readonly string[] Typeless = ["s3", "sqs", "sns", "execute-api", "apigateway", ""];

    private readonly Glob? _flat;
    private readonly Glob[] _parts;

    private ResourcePattern(string text, string encoded)
    {
        Text = text;
        Whole = Glob.OfEncoded(encoded);
        _parts = [.. encoded.Split(':', 6).Select(Glob.OfEncoded)];
        Length = encoded.StartsWith("arn", StringComparison.Ordinal) ? _parts.Length : 6;
        IsDead = _parts.Length == 6 && HasWildType(_parts[2].Text, _parts[5].Text);
        if (IsFlat(encoded))
            _flat = Whole;
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    public bool IsEverything => Whole.IsEverything;

    /// <summary>The pattern as one glob; wider than the pattern where a part before the last has an inner wildcard.</summary>
    public Glob Whole { get; }

    /// <summary>The number of ARN parts, six at most.</summary>
    public int Length { get; }

    /// <summary>True where a wildcard stands for the resource type: the pattern matches nothing.</summary>
    public bool IsDead { get; }

    public static ResourcePattern Parse(string text) => new(text, Glob.Encode(text));

    /// <summary>The pattern a request names: only <c>*</c> is a wildcard there.</summary>
    public static ResourcePattern OfRequest(string text) => new(text, Glob.Clean(text).Replace('*', Glob.Star));

    /// <summary>A pattern whose variables are already filled in, wildcards encoded.</summary>
    public static ResourcePattern OfEncoded(string text, string encoded) => new(text, encoded);

    /// <summary>The pattern as a layer reads it: an ARN that stops short is padded, taken up to its trailing <c>*</c>, or void; null when void.</summary>
    public ResourcePattern? For(PolicyLayers layer)
    {
        if (IsDead)
            return null;
        if (Length >= 6)
            return this;
        var trailing = Whole.Text[^1] == Glob.Star;
        var wild = Whole.Text.AsSpan().IndexOfAny(Glob.Star, Glob.One) >= 0;
        var padded = layer switch
        {
            PolicyLayers.Identity or PolicyLayers.Session or PolicyLayers.Boundary => true,
            PolicyLayers.Resource or PolicyLayers.Endpoint => wild,
            PolicyLayers.ServiceControl => trailing,
            _ => false,
        };
        return padded ? new ResourcePattern(Text, Pad(Whole.Text, Length)) : null;
    }

    public bool Matches(string resource)
    {
        if (_flat is not null)
            return !IsDead && _flat.Matches(resource);
        var rest = resource.AsSpan();
        for (var i = 0; i < _parts.Length - 1; i++)
        {
            var colon = rest.IndexOf(':');
            if (colon < 0 || !_parts[i].Matches(rest[..colon]))
                return false;
            rest = rest[(colon + 1)..];
        }
        return !IsDead && _parts[^1].Matches(rest);
    }

    /// <summary>The match with a request that itself names a pattern.</summary>
    public ResourceMatch MatchPattern(ResourcePattern request)
    {
        if (IsEverything || Matches(request.Whole.Text))
            return ResourceMatch.Whole;
        return Overlaps(request) ? ResourceMatch.Partly : ResourceMatch.None;
    }

    /// <summary>A pattern of what both have in common, wildcards encoded; null when that is nothing.</summary>
    public string? Common(ResourcePattern other)
    {
        if (IsDead || other.IsDead)
            return null;
        if (IsEverything || other.IsEverything)
            return IsEverything ? other.Whole.Text : Whole.Text;
        if (_parts.Length != 6 || other._parts.Length != 6)
            return GlobOverlap.Find(Whole.Text, other.Whole.Text);
        var common = new string[6];
        for (var i = 0; i < 6; i++)
        {
            if (GlobOverlap.Find(_parts[i].Text, other._parts[i].Text) is not { } part)
                return null;
            common[i] = part;
        }
        return string.Join(':', common);
    }

    private bool Overlaps(ResourcePattern request)
    {
        if (request.IsEverything)
            return true;
        if (_parts.Length != 6 || request._parts.Length != 6)
            return Whole.Overlaps(request.Whole);
        for (var i = 0; i < 6; i++)
        {
            if (!_parts[i].Overlaps(request._parts[i]))
                return false;
        }
        return true;
    }

    private static string Pad(string encoded, int length)
    {
        var padded = new StringBuilder(encoded);
        for (; length < 6; length++)
            padded.Append(':').Append(Glob.Star);
        return padded.ToString();
    }

    private static bool HasWildType(string service, string resource)
    {
        var wildcard = resource.AsSpan().IndexOfAny(Glob.Star, Glob.One);
        return wildcard >= 0
            && resource.AsSpan(wildcard).IndexOfAny('/', ':') >= 0
            && resource.AsSpan(0, wildcard).IndexOfAny('/', ':') < 0
            && service.AsSpan().IndexOfAny(Glob.Star, Glob.One) < 0
            && !Typeless.Contains(service);
    }

    // One comparison suffices where all wildcards stand in the last part, or there are none.
    private static bool IsFlat(string encoded)
    {
        var wildcard = encoded.AsSpan().IndexOfAny(Glob.Star, Glob.One);
        return wildcard < 0 || encoded.Length == 1 || encoded.AsSpan(0, wildcard).Count(':') >= 5;
    }
}
