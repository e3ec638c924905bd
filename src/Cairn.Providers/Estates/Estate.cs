using Cairn.Graph;
using Cairn.Providers.Records;

namespace Cairn.Providers.Estates;

/// <summary>An environment as one graph of facts and derived edges, with what they rest on and what is not known.</summary>
/// <param name="Graph">Nodes, fact edges and derived edges.</param>
/// <param name="EvidenceTable">What edges rest on, by their <see cref="EvidenceProperty"/>.</param>
/// <param name="Policies">The policy documents that hang on its nodes.</param>
/// <param name="Gaps">What could not be seen or decided, sorted.</param>
public sealed record Estate(GraphSnapshot Graph, IReadOnlyList<Evidence> EvidenceTable, IReadOnlyList<PolicyFact> Policies, IReadOnlyList<Gap> Gaps)
{
    /// <summary>The edge property that points into <see cref="EvidenceTable"/>.</summary>
    public const string EvidenceProperty = "evidence";

    /// <summary>The edge property that says how many entries of <see cref="EvidenceTable"/> belong to the edge, when more than one.</summary>
    public const string EvidenceCountProperty = "evidenceCount";

    /// <summary>The edge property of a permission edge that <see cref="Grants"/> explains.</summary>
    public const string GrantProperty = "grant";

    /// <summary>Explains permission edges; null where none were derived.</summary>
    public IExplainGrants? Grants { get; init; }

    /// <summary>Answers permission questions; null where permissions were not derived.</summary>
    public IAnswerAccess? Access { get; init; }

    /// <summary>The facts behind an edge.</summary>
    public IEnumerable<Evidence> EvidenceOf(int edge)
    {
        var grant = Graph.EdgeProperty(edge, GrantProperty);
        if (!grant.IsNull && Grants is not null)
            return Grants.Explain((int)grant.AsInteger());
        var first = Graph.EdgeProperty(edge, EvidenceProperty);
        if (first.IsNull)
            return [];
        var count = Graph.EdgeProperty(edge, EvidenceCountProperty);
        return EvidenceTable.Skip((int)first.AsInteger()).Take(count.IsNull ? 1 : (int)count.AsInteger());
    }
}
