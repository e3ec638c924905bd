using Cairn.Graph;
using Cairn.Providers.Aws;
using Cairn.Providers.Aws.Permissions;
using Cairn.Providers.Estates;
using Cairn.Sources;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Exposure;

/// <summary>What the internet reaches in a real estate, from its state and from its plan (items 4, 5, 6 and 8 of its expectations).</summary>
public sealed class AigoatExposure
{
    [Theory]
    [InlineData("state.json")]
    [InlineData("plan.json")]
    public void The_server_is_open_on_the_ports_its_group_opens(string file)
    {
        var estate = Load(file);

        Assert.Equal(["tcp 22-22 anywhere", "tcp 80-80 anywhere", "tcp 8000-8000 anywhere"], Openings(estate, "VirtualMachine"));
    }

    [Theory]
    [InlineData("state.json")]
    [InlineData("plan.json")]
    public void The_database_is_open_on_its_port(string file) =>
        Assert.Equal(["tcp 5432-5432 anywhere"], Openings(Load(file), "Database"));

    [Theory]
    [InlineData("state.json")]
    [InlineData("plan.json")]
    public void Three_routes_take_anyone_and_lead_to_functions(string file)
    {
        var graph = Load(file).Graph;
        var open = Edges(graph, "ACCEPTS_ANONYMOUS").Where(edge => Has(graph, edge.To, "ApiMethod")).ToList();

        Assert.Equal(3, open.Count);
        Assert.All(open, route => Assert.Contains(Edges(graph, EdgeKinds.Fronts), front => front.From == route.To && Has(graph, front.To, "Function")));
    }

    [Theory]
    [InlineData("state.json")]
    [InlineData("plan.json")]
    public void Notebooks_can_send_data_out(string file)
    {
        var graph = Load(file).Graph;

        Assert.Equal(3, Edges(graph, EdgeKinds.CanEgressTo).Where(edge => Has(graph, edge.From, "Notebook")).Select(edge => edge.From).Distinct().Count());
    }

    [Fact]
    public void The_server_holds_its_role_behind_optional_tokens()
    {
        var graph = Load("state.json").Graph;

        var metadata = Assert.Single(Edges(graph, EdgeKinds.ReachesMetadata));
        Assert.Equal("ec2_iam_role", graph.Property(metadata.To, "name").AsString());
        Assert.False(graph.EdgeProperty(metadata.Id, "imdsv2Required").AsBoolean());
        Assert.Contains(Edges(graph, EdgeKinds.RunsAs), edge => edge.From == metadata.From && edge.To == metadata.To);
    }

    private static List<string> Openings(Estate estate, string kind) =>
    [
        .. Edges(estate.Graph, EdgeKinds.CanReach)
            .Where(edge => estate.Graph.Key(edge.From) == "internet" && Has(estate.Graph, edge.To, kind))
            .Select(edge => $"{Of(estate, edge, "protocol")} {Of(estate, edge, "fromPort")}-{Of(estate, edge, "toPort")} {Of(estate, edge, "sources")}")
            .Order(StringComparer.Ordinal),
    ];

    private static object Of(Estate estate, Edge edge, string name) =>
        estate.Graph.EdgeProperty(edge.Id, name) is var value && value.Type == ValueKind.String ? value.AsString() : value.AsInteger();

    private static bool Has(GraphSnapshot graph, int node, string kind) => graph.NodeKindId(kind) is >= 0 and var id && graph.HasKind(node, id);

    private static IEnumerable<Edge> Edges(GraphSnapshot graph, string kind) =>
        Enumerable.Range(0, graph.EdgeCount).Select(graph.EdgeAt).Where(edge => edge.Kind == graph.EdgeKindId(kind));

    private static Estate Load(string file)
    {
        var collected = SourceReader.Read([Repository.InShared("estates", "aigoat", file)]);
        return AwsEstate.Build(collected.Records, collected.Gaps, AwsKnowledge.None);
    }
}
