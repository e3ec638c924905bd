using Cairn.Analysis.Reports;
using Cairn.Providers.Estates;

namespace Cairn.Cli.Pipeline;

/// <summary>Tells the analysis, which knows no provider, what the estate's edges rest on.</summary>
internal sealed class EstateEvidence(Estate estate) : IEdgeEvidence
{
    public IReadOnlyList<EvidenceItem> Of(int edge) => [.. estate.EvidenceOf(edge).Select(Item)];

    public IReadOnlyList<EvidenceItem> OfNode(int node)
    {
        var (source, address) = (estate.Graph.Property(node, "source"), estate.Graph.Property(node, "address"));
        return source.IsNull || address.IsNull ? [] : [new($"{source.AsString()}#{address.AsString()}", "", null, null)];
    }

    private static EvidenceItem Item(Evidence evidence) => new(
        evidence.Record is null ? "aws" : $"{evidence.Record.Origin.Source}#{evidence.Record.Origin.Address}",
        evidence.Pointer,
        evidence.Statement,
        evidence.Note);
}
