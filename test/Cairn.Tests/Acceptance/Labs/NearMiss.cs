using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>
/// The near miss of a lab: the same environment, but the calls that the truth says the attack needs are denied to everybody who is
/// no administrator. Whatever is still found is no finding of this lab's path.
/// </summary>
internal static partial class NearMiss
{
    private static readonly (string List, string Policies)[] Identities = [("UserDetailList", "UserPolicyList"), ("RoleDetailList", "RolePolicyList")];

    /// <summary>The file's text with the denials; null where the truth does not say what is needed.</summary>
    public static string? Of(string text)
    {
        var root = JsonNode.Parse(text)!;
        var expected = root["expected"]!;
        var needed = Needed(expected);
        if (needed.Count == 0)
            return null;
        var administrators = Texts(expected["admins"]).Except(Texts(expected["start"])).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, account) in root["accounts"]!.AsObject())
        {
            foreach (var (list, policies) in Identities)
            {
                foreach (var identity in account!["authorizationDetails"]![list]!.AsArray().Where(one => !administrators.Contains(one!["Arn"]!.GetValue<string>())))
                    Deny(identity!, policies, needed);
            }
        }

        return root.ToJsonString();
    }

    private static List<string> Needed(JsonNode expected) => expected["permissions"]?["required"] is not JsonArray required
        ? []
        : [.. required.Where(principal => principal!["principal_type"]?.GetValue<string>() != "public").SelectMany(principal => principal!["permissions"] as JsonArray ?? []).Select(one => one!["permission"]!.GetValue<string>()).Where(action => Action().IsMatch(action)).Distinct(StringComparer.Ordinal)];

    private static void Deny(JsonNode identity, string policies, IReadOnlyList<string> actions)
    {
        var statement = new JsonObject { ["Effect"] = "Deny", ["Action"] = JsonSerializer.SerializeToNode(actions), ["Resource"] = "*" };
        var document = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
        if (identity[policies] is not JsonArray inline)
            identity[policies] = inline = [];
        inline.Add((JsonNode)new JsonObject { ["PolicyName"] = "denied", ["PolicyDocument"] = document });
    }

    private static IEnumerable<string> Texts(JsonNode? list) => list is JsonArray items ? items.Select(item => item!.GetValue<string>()) : [];

    [GeneratedRegex("^[a-z0-9-]+:[A-Za-z]+$")]
    private static partial Regex Action();
}
