using System.Text.Json.Nodes;
using Cairn.Cli.Pipeline;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Changes;

/// <summary>What-if must say what scanning the edited estate says: here the file itself is edited, and scanned from scratch.</summary>
public sealed class WhatIfTests
{
    private const string BucketPolicy = "module.data_poisoning.aws_s3_bucket_policy.s3_bucket_policy";
    private const string RolePolicy = "module.supply_chain.aws_iam_role_policy.lambda_invoke_sagemaker_policy";
    private const string Group = "module.webserver.aws_security_group.rds_sg";

    public static TheoryData<string> Removals => [BucketPolicy, $"{BucketPolicy}#1", $"{BucketPolicy}##2", $"{RolePolicy}#2", $"{Group}@/ingress/0", $"{Group}@/ingress/0/cidr_blocks/0"];

    [Theory]
    [MemberData(nameof(Removals))]
    public void What_if_equals_scanning_the_edited_estate(string what)
    {
        var state = Repository.InShared("estates", "aigoat", "state.json");
        var supposition = new Supposition(LoadedEstate.Read([state], new Progress()));
        supposition.Remove(what);
        var supposed = supposition.Estate();

        var folder = Directory.CreateTempSubdirectory("cairn-what-if");
        try
        {
            var edited = Path.Combine(folder.FullName, "state.json");
            File.WriteAllText(edited, Edited(JsonNode.Parse(File.ReadAllText(state))!, what).ToJsonString());
            var scanned = LoadedEstate.Read([edited], new Progress());

            Assert.Equal(Edges(scanned), Edges(supposed));
            Assert.NotEqual(Edges(LoadedEstate.Read([state], new Progress())), Edges(supposed));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Edges(LoadedEstate estate)
    {
        var graph = estate.Graph;
        return [.. Enumerable.Range(0, graph.EdgeCount)
            .Select(edge => $"{graph.Key(graph.EdgeAt(edge).From)} {graph.EdgeKinds[graph.EdgeAt(edge).Kind]} {graph.Key(graph.EdgeAt(edge).To)} {graph.EdgeProperty(edge, "residual")} {graph.EdgeProperty(edge, "fromPort")}")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The same edit, written down a second time and by hand.</summary>
    private static JsonNode Edited(JsonNode state, string what)
    {
        var address = what.Split('#', '@')[0];
        var (list, index) = Resource(state["values"]!["root_module"]!, address) ?? throw new KeyNotFoundException(address);
        var values = list[index]!["values"]!;
        if (what.Contains("@/ingress/0/cidr_blocks/0", StringComparison.Ordinal))
            values["ingress"]![0]!["cidr_blocks"]!.AsArray().RemoveAt(0);
        else if (what.Contains('@', StringComparison.Ordinal))
            values["ingress"]!.AsArray().RemoveAt(0);
        else if (what.Contains('#', StringComparison.Ordinal))
            values["policy"] = WithoutStatement(values["policy"]!.GetValue<string>(), what[^1] - '1');
        else
            list.RemoveAt(index);
        return state;
    }

    private static string WithoutStatement(string policy, int index)
    {
        var document = JsonNode.Parse(policy)!;
        document["Statement"]!.AsArray().RemoveAt(index);
        return document.ToJsonString();
    }

    private static (JsonArray List, int Index)? Resource(JsonNode module, string address)
    {
        var list = module["resources"] as JsonArray ?? [];
        for (var i = 0; i < list.Count; i++)
        {
            if ((string?)list[i]!["address"] == address)
                return (list, i);
        }

        return (module["child_modules"] as JsonArray ?? []).Select(child => Resource(child!, address)).FirstOrDefault(found => found is not null);
    }
}
