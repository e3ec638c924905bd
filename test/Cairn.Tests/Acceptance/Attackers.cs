using Cairn.Analysis.Knowledge;
using Cairn.Cli.Pipeline;
using Cairn.Tests.Analysis;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance;

/// <summary>Who attacks the sample: sorts of attackers, one place of a sort, and what the user holds dear.</summary>
public sealed class Attackers
{
    private static readonly Lazy<Scanned> Estate = new(() => Scanned.Read(Repository.In("samples", "larkspur-health", "state.json")));

    /// <summary>The sort, what it must harm, and what the attacker holds first.</summary>
    public static TheoryData<string, string, Capability> Sorts => new()
    {
        { "internet", "model integrity of endpoint triage-prod", Capability.Own },
        { "leaked", "administrator of account", Capability.Own },
        { "leaked:support", "administrator of account", Capability.Own },
        { "supply-chain", "disclosure of sensitive data", Capability.Own },
        { "content", "control over what agent care-assistant does", Capability.Influence },
        { "insider", "administrator of account", Capability.Own },
        { "insider:dana.analyst", "disclosure of sensitive data", Capability.Own },
        { "tenant", "disclosure of sensitive data in larkspur-patient-messages", Capability.Own },
        { "compromised", "disclosure of sensitive data", Capability.Own },
        { "compromised:annotation", "the rights of", Capability.Own },
    };

    [Theory]
    [MemberData(nameof(Sorts))]
    public void Each_sort_of_attacker_is_found_where_the_sample_has_one(string from, string outcome, Capability capability)
    {
        var attacks = Estate.Value.Paths(from).Attacks.Where(attack => attack.Target.Outcome.StartsWith(outcome, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(attacks);
        Assert.All(attacks, attack => Assert.Equal((from.Split(':')[0], capability), (attack.Start.Attacker, attack.Start.Capability)));
    }

    [Fact]
    public void A_place_that_is_named_is_taken_as_given_and_one_that_is_found_is_weighed()
    {
        var (named, found) = (Estate.Value.Paths("insider:dana.analyst"), Estate.Value.Paths("insider"));
        var one = named.Attacks.First(attack => attack.Target.Outcome.StartsWith("disclosure of sensitive data", StringComparison.Ordinal));
        var same = found.Attacks.Single(attack => attack.Id == one.Id);

        Assert.Equal(one.Derivation.Likelihood * 0.3, same.Derivation.Likelihood, 10);
    }

    [Fact]
    public void All_is_every_place_of_every_sort_once()
    {
        var graph = Estate.Value.Graph;
        var attackers = KnowledgeFiles.All.Attackers;
        var all = Entries.Find(graph, ["all"], attackers);
        var one = attackers.SelectMany(attacker => Entries.Find(graph, [attacker.Id], attackers)).Select(entry => (entry.Node, entry.Capability)).ToHashSet();

        Assert.Equal(one.Count, all.Count);
        Assert.Equal(all.Count, all.Select(entry => (entry.Node, entry.Capability)).Distinct().Count());
    }

    [Fact]
    public void A_scan_says_whom_it_reckons_with_and_who_else_could_start()
    {
        var places = Entries.Places(Estate.Value.Graph, [], KnowledgeFiles.All.Attackers);

        Assert.Equal(["internet"], places.Where(one => one.IsUsed).Select(one => one.Attacker.Id));
        Assert.All(places, one => Assert.NotEmpty(one.Nodes));
    }

    [Theory]
    [InlineData("MATCH (b:Bucket) WHERE b.name = 'larkspur-models' RETURN b", null)]
    [InlineData(null, "data-classification=phi")]
    public void What_the_user_holds_dear_is_a_target(string? query, string? tag)
    {
        var graph = Estate.Value.Graph;
        var crowns = Crowns.Find(graph, query is null ? [] : [query], tag is null ? [] : [tag]);
        var input = Estate.Value.Estate.Input(KnowledgeFiles.All, Asking.About("all") with { Crowns = query is null ? [] : [query], CrownTags = tag is null ? [] : [tag] });
        var attacks = Cairn.Analysis.Reports.AttackPaths.Find(input, kind: "crown", stop: TestContext.Current.CancellationToken).Attacks;

        Assert.NotEmpty(attacks);
        Assert.All(attacks, attack => Assert.Contains(attack.Target.Node, crowns));
    }

    [Theory]
    [InlineData("RETURN 1 AS one")]
    [InlineData("MATCH (")]
    public void A_query_that_gives_no_nodes_is_refused(string query) =>
        Assert.Throws<UsageException>(() => Crowns.Find(Estate.Value.Graph, [query], []));
}
