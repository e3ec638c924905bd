using System.Runtime.CompilerServices;
using System.Text.Json;
using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>A coarse look at policies, only to decide whether a flow is plausible; permissions themselves are evaluated elsewhere.</summary>
internal static class Grants
{
    private static readonly ConditionalWeakTable<PolicyFact, JsonDocument> Parsed = [];

    /// <summary>The statement that allows the action to one of the identities; an unknown policy may allow it.</summary>
    public static Evidence? Allows(Flow flow, IEnumerable<int> identities, string action)
    {
        foreach (var identity in identities)
        {
            var granting = flow.Policies[identity].Where(policy => policy.Role == PolicyRole.Identity)
                .Concat(flow.Out(identity, EdgeKinds.HasPolicy).SelectMany(end => flow.Policies[end.To]).Where(policy => policy.Role == PolicyRole.Managed));
            foreach (var policy in granting)
            {
                if (Statement(policy, action) is { } found)
                    return found;
            }
        }

        return null;
    }

    public static bool MayBeAssumedBy(Flow flow, int role, string service) =>
        flow.Policies[role].Any(policy => policy.Role == PolicyRole.Trust && Statements(policy).Any(statement => Allow(statement) && Field.Of(statement)["Principal"]["Service"].Texts.Contains(service)));

    private static Evidence? Statement(PolicyFact policy, string action)
    {
        if (policy.Document is null)
            return new(policy.Record, policy.Pointer, null, $"the policy `{policy.Name}` is not known and may allow `{action}`");
        var index = 0;
        foreach (var statement in Statements(policy))
        {
            var field = Field.Of(statement);
            if (Allow(statement) && field["Action"].Texts.Any(pattern => Matches(pattern, action)))
                return new(policy.Record, policy.Pointer, field["Sid"].Text ?? $"statement {index}", $"allows `{action}`");
            index++;
        }

        return null;
    }

    private static bool Allow(JsonElement statement) => Field.Of(statement)["Effect"].Text == "Allow";

    private static IEnumerable<JsonElement> Statements(PolicyFact policy)
    {
        if (policy.Document is null)
            return [];
        var document = Parsed.GetValue(policy, static fact => Parse(fact.Document!));
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? Field.Of(document.RootElement)["Statement"].Items.Where(item => item.Element.ValueKind == JsonValueKind.Object).Select(item => item.Element)
            : [];
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new() { MaxDepth = 64 });
        }
        catch (JsonException)
        {
            // The permission derivation reports it.
            return JsonDocument.Parse("null");
        }
    }

    /// <summary>Action patterns know <c>*</c> and <c>?</c> and no case; greedy matching with one point of return is linear in practice and quadratic at worst.</summary>
    private static bool Matches(string pattern, string action)
    {
        int p = 0, a = 0, star = -1, mark = 0;
        while (a < action.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || char.ToLowerInvariant(pattern[p]) == char.ToLowerInvariant(action[a])))
            {
                p++;
                a++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = a;
            }
            else if (star >= 0)
            {
                p = star + 1;
                a = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }
}
