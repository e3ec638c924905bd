using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>Names the functions that may call models and whose code no source shows: what they call is not known.</summary>
internal static class UnseenCode
{
    private static readonly string[] Calls = ["sagemaker:InvokeEndpoint", "bedrock:InvokeModel", "bedrock:InvokeAgent", "bedrock:Retrieve"];

    public static void Derive(Flow flow)
    {
        foreach (var function in flow.OfKind("Function"))
        {
            if (!flow.Derivation.Facts.Described.TryGetValue(function, out var record) || !Field.Of(record.Data)["Code"]["ZipFile"].IsAbsent || !flow.Is(function, "AwsLambdaFunction"))
                continue;
            var roles = flow.Out(function, EdgeKinds.RunsAs).Select(end => end.To).ToList();
            var may = Calls.Where(call => Grants.Allows(flow, roles, call) is not null).ToList();
            if (may.Count > 0)
                flow.Derivation.Gap("code-unseen", function, $"its code is in no source; it may use {string.Join(", ", may.Select(call => $"`{call}`"))}, on what is not known", "its role's permissions show what it could reach");
        }
    }
}
