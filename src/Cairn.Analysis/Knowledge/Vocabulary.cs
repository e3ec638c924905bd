using Cairn.Analysis.Matching;

namespace Cairn.Analysis.Knowledge;

/// <summary>The words knowledge may use: kinds of nodes and edges, and the versions of the frameworks it cites.</summary>
/// <param name="AiKinds">Node kinds that make up an AI system.</param>
/// <param name="AiParts">Edge kinds from such a node to a part of it that is no system of its own.</param>
public sealed record Vocabulary(
    IReadOnlySet<string> NodeKinds,
    IReadOnlySet<string> EdgeKinds,
    IReadOnlyList<string> AiKinds,
    IReadOnlyList<string> AiParts,
    IReadOnlyDictionary<string, string> Frameworks)
{
    /// <summary>Where a framework has a page for each of its ids: <c>{id}</c> stands for it, <c>{path}</c> for it with slashes for dots.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; init; } = new Dictionary<string, string>();

    /// <summary>The page of an id; null where its framework has none.</summary>
    public string? Page(string framework, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Pages.TryGetValue(framework, out var page)
            ? page.Replace("{id}", id, StringComparison.Ordinal).Replace("{path}", id.Replace('.', '/'), StringComparison.Ordinal)
            : null;
    }

    internal static Vocabulary Read(KnowledgeFile? file, ICollection<KnowledgeProblem> problems)
    {
        if (file is null || YamlReader.Read(file, problems) is not { } map)
            return new Vocabulary(new HashSet<string>(), new HashSet<string>(), [], [], new Dictionary<string, string>());
        var fields = new FieldReader(file.Path, map, problems);
        var frameworks = fields.MapOrNull("frameworks");
        var versions = frameworks?.Map.Entries.ToDictionary(e => e.Key.Value, e => frameworks.Text(e.Key.Value)) ?? [];
        var pages = fields.MapOrNull("frameworkPages");
        var vocabulary = new Vocabulary(Words(fields, "nodeKinds"), Words(fields, "edgeKinds"), fields.Texts("aiKinds"), fields.Texts("aiParts"), versions)
        {
            Pages = pages?.Map.Entries.ToDictionary(e => e.Key.Value, e => pages.Text(e.Key.Value)) ?? [],
        };
        fields.RejectUnknown();
        return vocabulary;
    }

    /// <summary>Reports the kinds of a pattern that no provider can ever give.</summary>
    internal void Check(Pattern pattern, FieldReader fields, Yaml where)
    {
        foreach (var kind in KindsOf.Nodes(pattern).Where(kind => !NodeKinds.Contains(kind)))
            fields.Add("kind-unknown", $"there is no node kind `{kind}`", where, Nearest.Help(kind, NodeKinds));
        foreach (var kind in KindsOf.Edges(pattern).Where(kind => !EdgeKinds.Contains(kind)))
            fields.Add("kind-unknown", $"there is no edge kind `{kind}`", where, Nearest.Help(kind, EdgeKinds));
    }

    /// <summary>Lists of words, many on a line.</summary>
    private static HashSet<string> Words(FieldReader fields, string name) =>
        fields.Texts(name).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
}
