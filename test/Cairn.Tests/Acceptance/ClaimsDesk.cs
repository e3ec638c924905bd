using Cairn.Graph;
using Cairn.Providers.Aws;
using Cairn.Providers.Estates;
using Cairn.Sources;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance;

/// <summary>One estate told in three ways: as a template, as saved answers, as AWS Config items; and together.</summary>
public sealed class ClaimsDesk
{
    private static readonly ReadOptions There = new() { Account = "123456789012", Region = "us-east-1" };

    [Fact]
    public void The_template_alone_leads_from_the_door_to_the_documents()
    {
        var estate = Build("template.yaml");

        Assert.NotEmpty(Edges(estate, "arn:aws:iam::123456789012:role/claims-desk.ClaimsToolRole", "CAN_READ", "claims-desk-documents-prod"));
        Assert.NotEmpty(Edges(estate, "claims-desk-prod", EdgeKinds.RunsAs, "claims-desk-agent-prod"));
    }

    [Fact]
    public void A_resource_of_two_sources_is_one_node_and_what_is_there_counts()
    {
        var estate = Build("template.yaml", "live");
        var graph = estate.Graph;

        Assert.True(graph.TryFind("arn:aws:s3:::claims-desk-documents-prod", out var bucket));
        Assert.Equal("observed", graph.Property(bucket, "certainty").AsString());
        Assert.False(graph.Property(bucket, "blockPublicPolicy").AsBoolean());
        Assert.EndsWith("template.yaml#claims-desk.ClaimDocuments", graph.Property(bucket, "declaredIn").AsString(), StringComparison.Ordinal);
        foreach (var name in new[] { "claims-desk-prod", "claims-desk-tool-prod", "claims-desk-agent-prod" })
            Assert.Single(Enumerable.Range(0, graph.NodeCount), node => graph.Property(node, "name") is { Type: ValueKind.String } text && text.AsString() == name);
    }

    [Fact]
    public void Config_items_and_saved_answers_agree_where_both_speak()
    {
        var (config, answers) = (Build("config").Graph, Build("live").Graph);

        foreach (var key in new[] { "arn:aws:s3:::claims-desk-documents-prod", "arn:aws:iam::123456789012:role/claims-desk-agent-prod" })
        {
            Assert.True(config.TryFind(key, out var a));
            Assert.True(answers.TryFind(key, out var b));
            foreach (var property in new[] { "name", "blockPublicPolicy", "restrictPublicBuckets", "account" })
                Assert.Equal(answers.Property(b, property), config.Property(a, property));
        }
    }

    private static Estate Build(params string[] parts)
    {
        var collected = SourceReader.Read(parts.Select(part => Repository.In("samples", "claims-desk", part)), There, TestContext.Current.CancellationToken);
        Assert.Empty(collected.Diagnostics);
        return AwsEstate.Build(collected.Records, collected.Gaps, Cairn.Cli.Pipeline.Knowledge.ReadAws());
    }

    private static List<int> Edges(Estate estate, string from, string kind, string to) =>
        [.. Enumerable.Range(0, estate.Graph.EdgeCount).Where(edge => estate.Graph.EdgeAt(edge) is var e && estate.Graph.EdgeKinds[e.Kind] == kind && Is(estate.Graph, e.From, from) && Is(estate.Graph, e.To, to))];

    private static bool Is(GraphSnapshot graph, int node, string name) => graph.Key(node) == name || graph.Property(node, "name") is { Type: ValueKind.String } text && text.AsString() == name;
}
