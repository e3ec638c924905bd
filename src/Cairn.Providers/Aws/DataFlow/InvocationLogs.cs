using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>Where Bedrock logs invocations, what agents are asked and answer is copied there.</summary>
internal static class InvocationLogs
{
    public static void Derive(Flow flow)
    {
        foreach (var sink in flow.OfKind("AwsBedrockModelInvocationLogging"))
        {
            if (!flow.Derivation.Facts.Described.TryGetValue(sink, out var record))
                continue;
            var because = new Evidence(record, "", null, "invocations in this account and region are logged with their content");
            foreach (var agent in flow.OfKind("Agent").Concat(flow.OfKind("Flow")))
            {
                if (flow.Text(agent, "account") == flow.Text(sink, "account") && flow.Text(agent, "region") == flow.Text(sink, "region"))
                    flow.Derivation.Edge(agent, EdgeKinds.LoggedTo, sink, [because], ("content", true));
            }
        }
    }
}
