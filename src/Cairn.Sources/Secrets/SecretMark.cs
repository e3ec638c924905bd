using System.Security.Cryptography;
using System.Text;

namespace Cairn.Sources.Secrets;

/// <summary>
/// What stands in a record where a credential stood: <c>{{secret:&lt;hash&gt;}}</c>, alone or inside a longer text.
/// The same credential has the same mark wherever it occurs, so that it can be followed without being known.
/// </summary>
public static class SecretMark
{
    /// <summary>How every mark begins.</summary>
    public const string Start = "{{secret";

    /// <summary>For a value that is a stand-in already: it is a credential, but nobody can say which.</summary>
    public const string Nameless = "{{secret}}";

    private static readonly string[] StandIns =
        ["masked", "redacted", "hidden", "sensitive", "secret", "changeme", "placeholder", "example", "dummy", "none", "null", "todo", "password"];

    public static string Of(string value, string salt)
    {
        if (IsStandIn(value))
            return Nameless;
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(salt), Encoding.UTF8.GetBytes(value));
        return $"{Start}:{Convert.ToHexStringLower(hash.AsSpan(0, 16))}}}}}";
    }

    /// <summary>Masked values of different credentials look alike and must not be taken for one.</summary>
    public static bool IsStandIn(string value)
    {
        var plain = value.Trim('(', ')', '<', '>', '[', ']', '*', '.', 'x', 'X', ' ');
        return plain.Length == 0 || StandIns.Contains(plain.ToLowerInvariant()) || plain.Contains("sensitive value", StringComparison.OrdinalIgnoreCase);
    }
}
