using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Conditions;

/// <summary>A policy value of ArnLike and ArnEquals, matched part by part: a <c>*</c> does not run past a colon.</summary>
internal sealed class ArnPattern
{
    private readonly Glob[] _parts;

    private ArnPattern(Glob[] parts) => _parts = parts;

    public static object? Compile(string encoded)
    {
        var parts = encoded.Split(':', 6);
        var isArn = parts.Length == 6 && parts[1].Length > 0 && parts[2].Length > 0;
        return isArn || encoded == $"{Glob.Star}" ? new ArnPattern([.. parts.Select(Glob.OfEncoded)]) : null;
    }

    public bool? Matches(string value)
    {
        if (_parts.Length == 1)
            return true;
        var parts = value.Split(':', 6);
        if (parts.Length != 6 || parts[0] != "arn" || parts[1].Length == 0 || parts[2].Length == 0)
            return null;
        for (var i = 0; i < 6; i++)
        {
            if (!_parts[i].Matches(parts[i]))
                return false;
        }
        return true;
    }
}
