using Cairn.Graph;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Mapping;

/// <summary>Collects what a derivation concludes from the facts; nothing is drawn without evidence.</summary>
/// <param name="builder">Holds what the facts' graph holds, and takes the conclusions.</param>
internal sealed class Derivation(MappedEstate facts, GraphBuilder builder)
{
    // Let go when the derivation is over: explanations keep the facts for as long as the estate is there.
    private GraphBuilder? _builder = builder;
    private readonly List<string> _added = [];

    /// <summary>The facts, as they were before any conclusion.</summary>
    public MappedEstate Facts { get; } = facts;

    public GraphSnapshot Graph => Facts.Graph;

    private GraphBuilder Builder => _builder ?? throw new InvalidOperationException("the derivation is over");

    /// <summary>A node that the facts imply but no record describes (the internet, a foundation model, a credential).</summary>
    public int Node(string key, params ReadOnlySpan<string> kinds)
    {
        var node = Builder.AddNode(key, kinds);
        if (node == Graph.NodeCount + _added.Count)
            _added.Add(key);
        return node;
    }

    /// <summary>Anyone, anywhere: the attacker who holds nothing yet.</summary>
    public int Internet()
    {
        var node = Node("internet", "Internet", "PublicPrincipal");
        Set(node, "name", "the internet");
        return node;
    }

    public string Key(int node) => node < Graph.NodeCount ? Graph.Key(node) : _added[node - Graph.NodeCount];

    public void Set(int node, string property, Value value) => Builder.SetProperty(node, property, value);

    /// <summary>Draws a derived edge with the facts it rests on.</summary>
    public void Edge(int from, string kind, int to, IReadOnlyCollection<Evidence> evidence, params ReadOnlySpan<(string Name, Value Value)> properties)
    {
        if (evidence.Count == 0)
            throw new ArgumentException("a derived edge needs evidence", nameof(evidence));
        var edge = Builder.AddEdge(from, kind, to);
        Builder.SetEdgeProperty(edge, "derived", true);
        Builder.SetEdgeProperty(edge, Estate.EvidenceProperty, Facts.Evidence.Count);
        if (evidence.Count > 1)
            Builder.SetEdgeProperty(edge, Estate.EvidenceCountProperty, evidence.Count);
        Facts.Evidence.AddRange(evidence);
        foreach (var (name, value) in properties)
            Builder.SetEdgeProperty(edge, name, value);
    }

    /// <summary>Draws a permission edge; which statements make it is evaluated when somebody asks.</summary>
    public int Grant(int from, string kind, int to, int grant)
    {
        var edge = Builder.AddEdge(from, kind, to);
        Builder.SetEdgeProperty(edge, "derived", true);
        Builder.SetEdgeProperty(edge, Estate.GrantProperty, grant);
        return edge;
    }

    public void SetEdge(int edge, string property, Value value) => Builder.SetEdgeProperty(edge, property, value);

    /// <summary>What explains the permission edges, once they are drawn.</summary>
    public IExplainGrants? Grants { get; set; }

    /// <summary>What answers permission questions, once the policies are compiled.</summary>
    public IAnswerAccess? Access { get; set; }

    public void Gap(string code, int subject, string message, string? help = null) =>
        Facts.Gaps.Add(new(code, Key(subject), message, help, Facts.Described.GetValueOrDefault(subject)?.Origin));

    /// <summary>A further derivation for which everything concluded so far is given; this one is over.</summary>
    public Derivation Next()
    {
        var builder = Over();
        return new(Facts with { Graph = builder.Freeze() }, builder);
    }

    /// <summary>Facts and conclusions as one graph.</summary>
    public Estate Finish()
    {
        var gaps = Facts.Gaps.Distinct()
            .OrderBy(gap => gap.Subject, StringComparer.Ordinal)
            .ThenBy(gap => gap.Code, StringComparer.Ordinal)
            .ThenBy(gap => gap.Message, StringComparer.Ordinal);
        return new(Over().Freeze(), Facts.Evidence, Facts.Policies, [.. gaps]) { Grants = Grants, Access = Access };
    }

    private GraphBuilder Over()
    {
        var builder = Builder;
        _builder = null;
        return builder;
    }
}
