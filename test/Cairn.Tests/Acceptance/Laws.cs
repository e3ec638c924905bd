using System.Text.Json.Nodes;
using Cairn.Analysis.Reports;
using Cairn.Graph;
using Cairn.Tests.Golden;
using CsCheck;

namespace Cairn.Tests.Acceptance;

/// <summary>What must hold for whole estates, tried on the sample with random edits.</summary>
public sealed class Laws : IDisposable
{
    private static readonly string[] Actions = ["s3:*", "iam:*", "sts:AssumeRole", "sagemaker:*", "*", "s3:GetObject", "lambda:*", "bedrock:*", "ecr:PutImage", "iam:PassRole"];
    private static readonly string Sample = File.ReadAllText(Repository.In("samples", "larkspur-health", "state.json"));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-laws-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        var first = Bytes(Estate(Sample));
        var again = Bytes(Estate(Sample));

        Assert.Equal(first, again);
    }

    [Fact]
    public void The_order_of_resources_says_nothing()
    {
        var state = JsonNode.Parse(Sample)!;
        var resources = state["values"]!["root_module"]!["resources"]!.AsArray();
        var backwards = new JsonArray([.. resources.Reverse().Select(resource => resource!.DeepClone())]);
        state["values"]!["root_module"]!["resources"] = backwards;

        Assert.Equal(Edges(Estate(Sample).Graph), Edges(Estate(state.ToJsonString()).Graph));
    }

    [Fact]
    public void A_further_deny_never_adds_a_permission()
    {
        var before = Edges(Estate(Sample).Graph);
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, Actions.Length - 1]).Sample(
            (place, action) =>
            {
                var after = Edges(Estate(Denying(place, Actions[action])).Graph);
                return after.IsSubsetOf(before);
            },
            iter: 30,
            threads: 1);
    }

    /// <summary>The sample with a deny on everything added to one of its policies.</summary>
    private static string Denying(int place, string action)
    {
        var state = JsonNode.Parse(Sample)!;
        var policies = state["values"]!["root_module"]!["resources"]!.AsArray().Select(resource => resource!["values"]!).Where(values => values["policy"] is JsonValue policy && policy.GetValue<string>().Contains("\"Statement\"", StringComparison.Ordinal)).ToList();
        var values = policies[place % policies.Count];
        var policy = JsonNode.Parse(values["policy"]!.GetValue<string>())!;
        var statement = new JsonObject { ["Effect"] = "Deny", ["Action"] = action, ["Resource"] = "*" };
        if (values["bucket"] is not null)
            statement["Principal"] = "*";
        policy["Statement"]!.AsArray().Add((JsonNode)statement);
        values["policy"] = policy.ToJsonString();
        return state.ToJsonString();
    }

    private Scanned Estate(string state)
    {
        var path = Path.Combine(_folder.FullName, "state.json");
        File.WriteAllText(path, state);
        return Scanned.Read(path);
    }

    private static byte[] Bytes(Scanned estate)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(estate.Report(), stream);
        return stream.ToArray();
    }

    /// <summary>The permission edges that hold for certain or under a condition, by their ends and what they permit.</summary>
    private static HashSet<string> Edges(GraphSnapshot graph) =>
    [
        .. Enumerable.Range(0, graph.EdgeCount)
            .Where(edge => !graph.EdgeProperty(edge, Cairn.Providers.Estates.Estate.GrantProperty).IsNull)
            .Select(graph.EdgeAt)
            .Select(edge => $"{graph.Key(edge.From)} {graph.EdgeKinds[edge.Kind]} {graph.EdgeProperty(edge.Id, "action")} {graph.EdgeProperty(edge.Id, "service")} {graph.Key(edge.To)}"),
    ];
}
