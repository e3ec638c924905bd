using System.Text.Json;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.OpenSearchServerless;

/// <summary>Reads the JSON of access, network and encryption policies, which name collections by their names.</summary>
internal static class CollectionPolicies
{
    public static void State(Mapped policy, Action<Mapped, Field> say)
    {
        var field = policy["Policy"];
        if (Read(policy, field) is not { } document)
            return;
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var item in document.Items)
            names.UnionWith(item["Rules"].Items.SelectMany(rule => rule["Resource"].Texts).Select(Collection).OfType<string>());
        say(policy, document);
        foreach (var name in names)
            policy.Edge(policy.Named(name, Missing.Ignore, "VectorStore"), EdgeKinds.HasPolicy, policy.Self, field);
    }

    /// <summary><c>collection/name</c> and <c>index/name/*</c> name a collection; a pattern names none in particular.</summary>
    public static string? Collection(string resource) =>
        resource.Split('/') is [_, var name, ..] && !name.Contains('*', StringComparison.Ordinal) ? name : null;

    private static Field? Read(Mapped policy, Field field)
    {
        if (field.Document is not { } text)
            return null;
        try
        {
            return Field.Of(JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 32 }));
        }
        catch (JsonException)
        {
            policy.Gap("policy-unreadable", policy.Self, "its rules are not JSON");
            return null;
        }
    }
}
