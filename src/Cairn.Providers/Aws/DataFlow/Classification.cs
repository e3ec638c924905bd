using Cairn.Graph;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>
/// Reads what people say of their data: tags state its class, names only hint at it.
/// A tag counts as stated, a name as inferred.
/// </summary>
internal static class Classification
{
    private static readonly string[] DataKinds = ["Bucket", "DataObject", "Database", "Table", "FileSystem", "Stream", "VectorStore", "KnowledgeBase", "FeatureStore", "Dataset", "Snapshot", "DataSource"];

    private static readonly string[] TagKeys = ["class", "classification", "dataclass", "dataclassification", "datasensitivity", "sensitivity", "confidentiality", "datatype", "pii", "phi", "pci"];

    /// <summary>Words in tag values and names, the class they stand for, and whether it is sensitive.</summary>
    private static readonly (string Word, string Class, bool Sensitive)[] Words =
    [
        ("pii", "pii", true), ("personal", "pii", true), ("gdpr", "pii", true), ("phi", "phi", true), ("hipaa", "phi", true), ("health", "phi", true), ("patient", "phi", true),
        ("pci", "pci", true), ("cardholder", "pci", true), ("payment", "pci", true), ("payments", "pci", true), ("secret", "secret", true), ("secrets", "secret", true),
        ("restricted", "confidential", true), ("confidential", "confidential", true), ("highlyconfidential", "confidential", true), ("sensitive", "confidential", true), ("high", "confidential", true),
        ("internal", "internal", false), ("private", "internal", false), ("public", "public", false),
    ];

    /// <summary>Only these say enough in a name; "public-assets" or "high-availability" do not.</summary>
    private static readonly HashSet<string> NameWords = new(StringComparer.Ordinal) { "pii", "phi", "hipaa", "gdpr", "pci", "cardholder", "patient", "confidential", "sensitive", "personal" };

    public static void Derive(Derivation d)
    {
        foreach (var kind in DataKinds)
        {
            if (d.Graph.NodeKindId(kind) is not (>= 0 and var id))
                continue;
            foreach (var node in d.Graph.NodesOfKind(id))
                Classify(d, node);
        }
    }

    private static void Classify(Derivation d, int node)
    {
        if (Tagged(d, node) is { } tagged)
            State(d, node, tagged.Class, tagged.Sensitive, tagged.Because, "stated");
        else if (Named(d, node) is { } named)
            State(d, node, named.Class, named.Sensitive, named.Because, "inferred");
    }

    private static void State(Derivation d, int node, string dataClass, bool sensitive, string because, string certainty)
    {
        d.Set(node, "dataClass", dataClass);
        d.Set(node, "sensitive", sensitive);
        d.Set(node, "dataClassCertainty", certainty);
        d.Set(node, "dataClassBecause", because);
    }

    private static (string Class, bool Sensitive, string Because)? Tagged(Derivation d, int node)
    {
        if (d.Graph.Property(node, "tags") is not { Type: ValueKind.Map } tags)
            return null;
        foreach (var (key, value) in tags.AsMap().OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            if (!TagKeys.Contains(Plain(key)) || value.Type != ValueKind.String)
                continue;
            var said = Plain(value.AsString());
            var word = said is "true" or "yes" ? Plain(key) : said is "false" or "no" ? "" : said;
            if (Of(word) is { } found)
                return (found.Class, found.Sensitive, $"tag `{key}`");
        }

        return null;
    }

    private static (string Class, bool Sensitive, string Because)? Named(Derivation d, int node)
    {
        if (d.Graph.Property(node, "name") is not { Type: ValueKind.String } name)
            return null;
        foreach (var word in name.AsString().ToLowerInvariant().Split('-', '_', '.', '/', ' '))
        {
            if (NameWords.Contains(word) && Of(word) is { } found)
                return (found.Class, found.Sensitive, $"`{word}` in its name");
        }

        return null;
    }

    private static (string Class, bool Sensitive)? Of(string word)
    {
        foreach (var (known, dataClass, sensitive) in Words)
        {
            if (known == word)
                return (dataClass, sensitive);
        }

        return null;
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
