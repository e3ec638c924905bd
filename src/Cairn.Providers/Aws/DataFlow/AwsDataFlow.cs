using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>Concludes where data, code and model calls flow from what scripts and environments say; everything here is inferred and says so.</summary>
internal static class AwsDataFlow
{
    public static void Derive(Derivation d)
    {
        var flow = new Flow(d);
        EndpointConfigurations.Derive(flow);
        StudioRoles.Derive(flow);
        var models = new List<InferredModel>();
        foreach (var text in Texts.Of(flow))
        {
            Mentions.Derive(flow, text);
            var (calls, complete) = ScriptCalls.Read(text.Text, text.Environment);
            if (!complete)
                d.Gap("script-truncated", text.Owner, $"`{text.Pointer}` is too large to be read to its end; later calls in it are not known");
            foreach (var executor in text.Executors)
            {
                models.AddRange(new ScriptEffects(flow, text, executor, calls).Derive());
                Fetches.Derive(flow, text, executor);
            }
        }

        TriggeredTraining.Derive(flow, models);
        UnseenCode.Derive(flow);
        InvocationLogs.Derive(flow);
        Lineage.Derive(flow);
        Classification.Derive(d);
    }
}
