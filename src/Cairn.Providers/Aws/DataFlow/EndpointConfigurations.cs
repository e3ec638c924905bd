using Cairn.Graph;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>An endpoint serves, and captures to, what its configuration says.</summary>
internal static class EndpointConfigurations
{
    public static void Derive(Flow flow)
    {
        foreach (var endpoint in flow.OfKind("InferenceEndpoint"))
        {
            foreach (var (hosts, configuration) in flow.Out(endpoint, EdgeKinds.Hosts))
            {
                Pass(flow, endpoint, hosts, configuration, EdgeKinds.Hosts);
                Pass(flow, endpoint, hosts, configuration, EdgeKinds.CapturedTo);
            }
        }
    }

    private static void Pass(Flow flow, int endpoint, int hosts, int configuration, string kind)
    {
        foreach (var (edge, to) in flow.Out(configuration, kind))
        {
            var properties = flow.Graph.EdgeProperty(edge, "prefix") is { IsNull: false } prefix ? new (string, Value)[] { ("prefix", prefix) } : [];
            flow.Derivation.Edge(endpoint, kind, to, [Of(flow, hosts), Of(flow, edge)], properties);
        }
    }

    private static Evidence Of(Flow flow, int edge) => flow.Derivation.Facts.Evidence[(int)flow.Graph.EdgeProperty(edge, Estate.EvidenceProperty).AsInteger()];
}
