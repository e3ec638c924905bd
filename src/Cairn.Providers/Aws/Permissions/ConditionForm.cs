using System.Text.Json;
using Cairn.Access;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>Writes what remains of a decision as data that says nothing of AWS: keys, comparisons, values, and whose they are.</summary>
/// <remarks>Operators whose meaning depends on sets, on absent keys or on time are written as an empty object: told in words, and not reasoned about.</remarks>
internal static class ConditionForm
{
    private const int MostParts = 64;

    /// <summary>
    /// Keys that say who asks and from where, and so are the same in all requests of one principal; others are chosen with each request.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (properties of the principal, of the network)
    /// </summary>
    private static readonly HashSet<string> OfActor = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn", "aws:VpcSourceIp", "aws:VpceAccount", "aws:VpceOrgID",
        "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:PrincipalType", "aws:PrincipalIsAWSService", "aws:username", "aws:userid",
    };

    private const string PrincipalTag = "aws:PrincipalTag/";

    private static readonly Dictionary<string, (string Comparison, string Opposite)> Comparisons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = ("in", "notIn"),
        ["StringNotEquals"] = ("notIn", "in"),
        // Any case fits, which only patterns say.
        ["StringEqualsIgnoreCase"] = ("like", ""),
        ["Bool"] = ("in", "notIn"),
        ["StringLike"] = ("like", "notLike"),
        ["StringNotLike"] = ("notLike", "like"),
        ["ArnEquals"] = ("like", "notLike"),
        ["ArnLike"] = ("like", "notLike"),
        ["ArnNotEquals"] = ("notLike", "like"),
        ["ArnNotLike"] = ("notLike", "like"),
        ["IpAddress"] = ("within", "notWithin"),
        ["NotIpAddress"] = ("notWithin", "within"),
        ["NumericLessThan"] = ("atMost", ""),
        ["NumericLessThanEquals"] = ("atMost", ""),
        ["NumericGreaterThan"] = ("atLeast", ""),
        ["NumericGreaterThanEquals"] = ("atLeast", ""),
    };

    public static string Of(Condition condition)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            Write(json, condition);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Condition condition)
    {
        json.WriteStartObject();
        switch (condition)
        {
            case Condition.All all:
                Parts(json, "all", all.Parts.Take(MostParts));
                break;
            // A choice that is cut would seem narrower than it is.
            case Condition.Any any when any.Parts.Count <= MostParts:
                Parts(json, "any", any.Parts);
                break;
            case Condition.Unseen unseen:
                json.WriteString("unseen", unseen.What);
                json.WriteBoolean("negated", unseen.Negated);
                break;
            case Condition.Test test when ComparisonOf(test) is { Length: > 0 } comparison:
                Write(json, test, comparison);
                break;
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Condition.Test test, string comparison)
    {
        json.WriteString("key", test.Key);
        json.WriteString("is", comparison);
        if (comparison is not ("present" or "absent"))
        {
            json.WriteStartArray("values");
            foreach (var value in test.Values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        if (OfActor.Contains(test.Key) || test.Key.StartsWith(PrincipalTag, StringComparison.OrdinalIgnoreCase))
            json.WriteString("of", "actor");
    }

    private static void Parts(Utf8JsonWriter json, string name, IEnumerable<Condition> parts)
    {
        json.WriteStartArray(name);
        foreach (var part in parts)
            Write(json, part);
        json.WriteEndArray();
    }

    private static string ComparisonOf(Condition.Test test)
    {
        if (test.Operator.Equals("Null", StringComparison.OrdinalIgnoreCase))
            return test.Values.Any(value => value.Equals("true", StringComparison.OrdinalIgnoreCase)) != test.Negated ? "absent" : "present";
        return Comparisons.TryGetValue(test.Operator, out var comparison) ? test.Negated ? comparison.Opposite : comparison.Comparison : "";
    }
}
