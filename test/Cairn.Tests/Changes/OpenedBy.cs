using System.Text.Json.Nodes;
using Cairn.Analysis.Changes;
using Cairn.Cli.Pipeline;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Changes;

/// <summary>Comparing two estates names the record whose change opened each attack.</summary>
[Slow]
public sealed class OpenedBy : IDisposable
{
    private static readonly string[] Kinds = ["_policy", "_policy_attachment", "_security_group", "_public_access_block", "_lambda_permission", "_function_url", "_notebook_instance"];
    private static readonly Lazy<LoadedEstate> Sample = new(() => LoadedEstate.Read([Repository.In("samples", "larkspur-health", "state.json")], new Progress()));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-opened-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Every record of the sample by which something can be opened.</summary>
    public static TheoryData<string> Added =>
    [
        .. WhatIfSample.Resources(JsonNode.Parse(WhatIfSample.State)!)
            .Where(resource => Kinds.Any(kind => resource["type"]!.GetValue<string>().EndsWith(kind, StringComparison.Ordinal)))
            .Select(resource => resource["address"]!.GetValue<string>()),
    ];

    /// <summary>Attacks that only exist with a record are opened by it; those it stands against are opened by taking it away.</summary>
    [Theory]
    [MemberData(nameof(Added))]
    public void An_attack_is_opened_by_the_record_that_was_added_or_removed(string address)
    {
        var without = Scanned(state => Drop(state, address));

        var diff = Comparison.Of(without, Sample.Value, Asking.About("all"));

        Assert.All(diff.Opened.Concat(diff.Closed), move => Assert.Contains(address, Records(move)));
    }

    /// <summary>A record that is gone is no fact of the estate any more, and is named all the same.</summary>
    [Fact]
    public void A_deny_that_was_taken_away_is_named()
    {
        const string Address = "aws_iam_user_policy.by_hand";
        var before = Scanned(state => state["values"]!["root_module"]!["resources"]!.AsArray().Add(JsonNode.Parse($$"""
            {"address":"{{Address}}","mode":"managed","type":"aws_iam_user_policy","name":"by_hand","provider_name":"registry.terraform.io/hashicorp/aws",
             "values":{"id":"dana.analyst:by-hand","name":"by-hand","user":"dana.analyst","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Nothing\",\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}"} }
            """)));

        var opened = Comparison.Of(before, Sample.Value, Asking.About("insider:dana.analyst")).Opened;

        Assert.NotEmpty(opened);
        Assert.All(opened, move => Assert.Contains(move.Because, fact => fact.Record.EndsWith($"#{Address}", StringComparison.Ordinal) && fact.Note == "is gone"));
    }

    [Fact]
    public void A_changed_statement_is_named_with_its_place()
    {
        const string Address = "aws_security_group.registry";
        var before = Scanned(state => Find(state, Address)["values"]!["ingress"]!.AsArray().Clear());

        var opened = Comparison.Of(before, Sample.Value, Asking.About("internet")).Opened;

        Assert.NotEmpty(opened);
        Assert.All(opened, move => Assert.Contains(move.Because, fact => fact.Record.EndsWith($"#{Address}", StringComparison.Ordinal) && fact.Pointer?.StartsWith("/ingress/0", StringComparison.Ordinal) == true));
    }

    private static IEnumerable<string> Records(AttackMove move) => move.Because.Select(fact => fact.Record[(fact.Record.IndexOf('#', StringComparison.Ordinal) + 1)..]);

    private static JsonNode Find(JsonNode state, string address) => WhatIfSample.Resources(state).Single(resource => resource["address"]!.GetValue<string>() == address);

    private static void Drop(JsonNode state, string address) => state["values"]!["root_module"]!["resources"]!.AsArray().Remove(Find(state, address));

    private LoadedEstate Scanned(Action<JsonNode> edit)
    {
        var state = JsonNode.Parse(WhatIfSample.State)!;
        edit(state);
        var path = Path.Combine(_folder.FullName, "state.json");
        File.WriteAllText(path, state.ToJsonString());
        return LoadedEstate.Read([path], new Progress());
    }
}
