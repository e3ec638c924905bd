using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>Closes the way from data over jobs to models: a model holds information of what it was trained on.</summary>
internal static class Lineage
{
    public static void Derive(Flow flow)
    {
        var feeds = Edges(flow, EdgeKinds.Feeds).ToLookup(edge => edge.To);
        foreach (var (job, _, model, because) in Edges(flow, EdgeKinds.Produces).ToList())
        {
            if (!IsModel(flow, model))
                continue;
            foreach (var (data, _, _, input) in feeds[job])
            {
                flow.Edge(model, "TRAINED_ON", data, [input, because]);
                flow.Edge(data, "MEMORISED_BY", model, [input, because]);
            }
        }
    }

    private static bool IsModel(Flow flow, int node) => node < flow.Graph.NodeCount ? flow.Is(node, "Model") : flow.InferredModels.Contains(node);

    private static IEnumerable<(int From, string Kind, int To, Evidence Because)> Edges(Flow flow, string kind)
    {
        if (flow.Graph.EdgeKindId(kind) is >= 0 and var id)
        {
            for (var edge = 0; edge < flow.Graph.EdgeCount; edge++)
            {
                var at = flow.Graph.EdgeAt(edge);
                if (at.Kind == id)
                    yield return (at.From, kind, at.To, flow.Derivation.Facts.Evidence[(int)flow.Graph.EdgeProperty(edge, Estate.EvidenceProperty).AsInteger()]);
            }
        }

        foreach (var edge in flow.Inferred.Where(edge => edge.Kind == kind).ToList())
            yield return edge;
    }
}
