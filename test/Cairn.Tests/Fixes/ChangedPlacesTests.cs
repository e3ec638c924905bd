using Cairn.Cli.Pipeline;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Fixes;

/// <summary>Only some edges are asked whether a change takes them away; none that it bears on may be missed.</summary>
public sealed class ChangedPlacesTests
{
    [Fact]
    public void Every_edge_that_a_change_bears_on_is_near_it_in_the_sample() => Check(Repository.In("samples", "larkspur-health", "state.json"));

    [Fact]
    public void Every_edge_that_a_change_bears_on_is_near_it_in_the_shop() => Check(Repository.InShared("estates", "aigoat", "state.json"));

    private static void Check(string path)
    {
        var estate = LoadedEstate.Read([path], new Progress());
        var changes = new EstateChanges(estate.Estate);
        var edges = Enumerable.Range(0, estate.Graph.EdgeCount).SelectMany(edge => changes.Of(edge).Select(change => (change.Id, Edge: edge))).ToLookup(pair => pair.Id, pair => pair.Edge);

        Assert.NotEmpty(edges);
        Assert.All(edges, change => Assert.Empty(change.Except(changes.Near([change.Key]))));
    }
}
