using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.Graph;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance;

/// <summary>
/// Environments with one known escalation each: from every start, each target that the state holds must be reached.
/// The states were made in another account than the truth, with another random suffix, so nodes are matched by type and name.
/// </summary>
public sealed partial class PathfindingLabs
{
    /// <summary>Scenarios not found yet; an entry that is found fails the test, so that the list only shrinks.</summary>
    private static readonly Dictionary<string, string> Missing = new(StringComparer.Ordinal)
    {
        ["cspm-misconfig.cspm-ec2-001-instance-with-privileged-role"] = NoInstance,
        ["privesc-one-hop.to-admin.codebuild-002-codebuild-startbuild"] = "the state holds no build project: the mock could not make one",
        ["privesc-one-hop.to-admin.codebuild-003-codebuild-startbuildbatch"] = "the state holds no build project: the mock could not make one",
        ["privesc-one-hop.to-admin.ec2-002-ec2-modifyinstanceattribute+stopinstances+startinstances"] = NoInstance,
        ["privesc-one-hop.to-admin.ec2-003-ec2-instance-connect-sendsshpublickey"] = NoInstance,
        ["privesc-one-hop.to-admin.ec2-005-ec2-createlaunchtemplateversion+ec2-modifylaunchtemplate"] = "the state holds no launch template: the mock could not make one",
        ["privesc-one-hop.to-admin.ssm-001-ssm-startsession"] = NoInstance,
        ["privesc-one-hop.to-admin.ssm-002-ssm-sendcommand"] = NoInstance,
        ["privesc-one-hop.to-bucket.ssm-001-ssm-startsession"] = NoInstance,
    };

    private const string NoInstance = "the state holds no instance: the mock it was made on could not start one";

    public static TheoryData<string> States => Repository.Shared is null
        ? ["(absent)"]
        : [.. Directory.EnumerateFiles(Path.Combine(Repository.Shared, "estates", "pathfinding-labs"), "*.tfstate.json").Select(path => Path.GetFileName(path)[..^".tfstate.json".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(States))]
    public void The_path_from_start_to_target_is_found(string name)
    {
        var state = Repository.InShared("estates", "pathfinding-labs", $"{name}.tfstate.json");
        var truth = Repository.InShared("conformance", "pathfinding-labs", "scenarios", $"single-account__{name.Replace(".", "__", StringComparison.Ordinal)}.json");
        using var scenario = JsonDocument.Parse(File.ReadAllText(truth));
        var estate = Scanned.Read(state);
        var expected = scenario.RootElement.GetProperty("expected");

        var unreached = Unreached(estate, expected);

        if (Missing.TryGetValue(name, out var reason))
            Assert.True(unreached.Count > 0, $"{name} is found now: take it off the list ({reason})");
        else
            Assert.True(unreached.Count == 0, string.Join("\n", unreached));
    }

    [Fact]
    public void Principals_that_are_not_administrators_are_not_taken_for_such()
    {
        var estates = Repository.InShared("estates", "pathfinding-labs");
        foreach (var state in Directory.EnumerateFiles(estates, "*.tfstate.json"))
        {
            var graph = Scanned.Read(state).Graph;
            var wrong = Enumerable.Range(0, graph.NodeCount)
                .Where(node => !graph.Property(node, "admin").IsNull && graph.Key(node).Contains("notAdmin", StringComparison.OrdinalIgnoreCase));

            Assert.Empty(wrong.Select(graph.Key));
        }
    }

    private static List<string> Unreached(Scanned estate, JsonElement expected)
    {
        // Some states miss the very first principal; the attacker then starts at the first node of the path that is there.
        var starts = Texts(expected, "start").Select(arn => Find(estate.Graph, arn)).OfType<int>().ToList();
        if (starts.Count == 0)
            starts = [.. expected.GetProperty("nodes").EnumerateArray().Select(node => Find(estate.Graph, node.GetProperty("arn").GetString()!)).OfType<int>().Take(1)];
        var wanted = Texts(expected, "admins").Concat(Texts(expected, "targets")).Select(arn => (Arn: arn, Node: Find(estate.Graph, arn))).Where(target => target.Node is not null).ToList();
        if (starts.Count == 0)
            return ["no start is in the estate"];
        if (wanted.Count == 0)
            return ["no target is in the estate"];
        return [.. from start in starts
                   from target in wanted
                   where start != target.Node
                              where estate.Paths(estate.Graph.Key(start), estate.Graph.Key(target.Node!.Value)).Attacks.Count == 0
                   select $"no way from {estate.Graph.Key(start)} to {target.Arn}"];
    }

    private static IEnumerable<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];

    private static int? Find(GraphSnapshot graph, string arn)
    {
        var wanted = Shape(arn);
        var found = Enumerable.Range(0, graph.NodeCount).Where(node => Shape(graph.Key(node)) == wanted).ToList();
        if (found.Count == 0 && arn.Contains(":s3:::", StringComparison.Ordinal))
            found = [.. graph.NodesOfKind(graph.NodeKindId("Bucket")).ToArray().Where(node => graph.Key(node).Contains("sensitive", StringComparison.Ordinal))];
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>An ARN without account and random suffix.</summary>
    private static string Shape(string arn) => Suffix().Replace(Account().Replace(arn, "#"), "#");

    [GeneratedRegex("[0-9]{12}")]
    private static partial Regex Account();

    [GeneratedRegex("#-[a-z0-9]{6}$")]
    private static partial Regex Suffix();
}
