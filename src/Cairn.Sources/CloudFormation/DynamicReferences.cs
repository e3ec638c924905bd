using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cairn.Sources.CloudFormation;

/// <summary>
/// Values that are fetched at deployment, <c>{{resolve:secretsmanager:name:SecretString:key}}</c>:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
/// </summary>
internal static partial class DynamicReferences
{
    public static Match? Find(string text) =>
        text.Contains("{{resolve:", StringComparison.Ordinal) && Pattern().Match(text) is { Success: true } match ? match : null;

    /// <summary>The whole value is one reference: it is unknown, and equal to what the store holds under that name.</summary>
    public static JsonNode Value(string text, Match reference, bool asText) =>
        reference.Length == text.Length && !asText ? Symbol.Unknown(NameIn(reference)) : JsonValue.Create(text);

    private static string NameIn(Match reference)
    {
        var name = reference.Groups[2].Value;
        if (!name.StartsWith("arn:", StringComparison.Ordinal))
            return name.Split(':')[0];
        // arn:aws:secretsmanager:region:account:secret:name, then what is wanted of it.
        return string.Join(':', name.Split(':').Take(7));
    }

    [GeneratedRegex(@"\{\{resolve:(ssm|ssm-secure|secretsmanager):([^{}]{1,2048})\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
