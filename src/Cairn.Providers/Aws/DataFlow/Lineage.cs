using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>Closes the way from data over jobs to models: a model holds information of what it was trained on.</summary>
internal static class Lineage
{
    public static void Derive(Flow flow)
    {
        var feeds = Edges(flow, EdgeKinds.Feeds).ToLookup(edge => edge.To);
        foreach (var (job, model, because, made) in Edges(flow, EdgeKinds.Produces).ToList())
        {
            if (!IsModel(flow, model))
                continue;
            foreach (var (data, _, input, fed) in feeds[job])
            {
                Draw(flow, model, "TRAINED_ON", data, [input, because], made && fed);
                Draw(flow, data, "MEMORISED_BY", model, [input, because], made && fed);
            }
        }
    }

    /// <summary>What rests on facts alone is certain.</summary>
    private static void Draw(Flow flow, int from, string kind, int to, Evidence[] because, bool certain)
    {
        if (certain)
            flow.Conclude(from, kind, to, because);
        else
            flow.Edge(from, kind, to, because);
    }

    private static bool IsModel(Flow flow, int node) => node < flow.Graph.NodeCount ? flow.Is(node, "Model") : flow.InferredModels.Contains(node);

    private static IEnumerable<(int From, int To, Evidence Because, bool Fact)> Edges(Flow flow, string kind)
    {
        if (flow.Graph.EdgeKindId(kind) is >= 0 and var id)
        {
            for (var edge = 0; edge < flow.Graph.EdgeCount; edge++)
            {
                var at = flow.Graph.EdgeAt(edge);
                if (at.Kind == id)
                    yield return (at.From, at.To, flow.EvidenceOf(edge), true);
            }
        }

        foreach (var edge in flow.Inferred.Where(edge => edge.Kind == kind).ToList())
            yield return (edge.From, edge.To, edge.Because, false);
    }
}
