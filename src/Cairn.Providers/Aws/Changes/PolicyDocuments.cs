using System.Text.Json.Nodes;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Changes;

/// <summary>What hosts ask of policy documents when a user speaks of their statements.</summary>
public static class PolicyDocuments
{
    /// <summary>The labels of the statements: the Sid, or the position as <c>#1</c>.</summary>
    public static IReadOnlyList<string> Labels(PolicyFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Document is null ? [] : PolicyText.Labels(fact.Document);
    }

    /// <summary>What holds the place that a JSON pointer leads to, and the place's name in it.</summary>
    public static (JsonNode? Holder, string Last) Place(JsonNode? root, string pointer) => JsonPlace.Find(root, pointer);
}
