using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.Hcl.Modules;
using Cairn.Sources.TerraformCode;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Hcl;

/// <summary>
/// Code written in the ways of modules in public use, judged by Terraform itself: the same resources, each value that the plan
/// knows either the same here or honestly unknown, and the same graph.
/// </summary>
[Slow]
public sealed class PlanDifferential
{
    /// <summary>Values that are not those of the plan, and why. Each pattern must match one.</summary>
    private static readonly (string Pattern, string Why)[] Known =
    [
        (@"^module\.templates\.aws_instance\.worker user_data: ", "the provider keeps a hash of it"),
        (@"^module\.guarded\.aws_iam_policy\.encoded description: ", "functions of the provider `terraform` are not computed"),
        (@"\.data\.aws_region\.\w+ region: plan nothing", "version 6 of the provider calls the name so"),
    ];

    /// <summary>Where the graphs of code and plan differ, and why. Each pattern must match a line.</summary>
    private static readonly (string Pattern, string Why)[] KnownInGraph =
    [
        (@"^\+ .*\)-(IN_NETWORK|ATTACHED_TO|PROTECTED_BY|ROUTES_TO|ALLOWS_INGRESS_FROM|HAS_POLICY|CAN|CAN_READ|GUARDED_BY)->\(", "of an unknown value a plan tells which local value or variable it came through, the code what that holds"),
        (@"^\+ \(Bucket arn:aws:s3:::acme-prod-v2-training\) (blockPublicAcls|blockPublicPolicy|ignorePublicAcls|restrictPublicBuckets): ", "the plan does not tell for which bucket the block is: its name comes out of a choice"),
        (@"^[+-] .*\(DataObject arn:aws:s3:::(files-\w+|module\.templates\.aws_s3_bucket\.files)/", "the bucket's id is its name, which the plan does not know yet"),
        (@"^\+ \(VirtualMachine 'module\.templates\.aws_instance\.worker'\) userData: ", "the provider keeps a hash of it"),
        (@"^\+ \(Stream '.*\.(replicas|marker)'\) tags: ", "they hold ARNs, which the plan does not know yet"),
        (@"^\+ \(User .*\) tags: ", "the provider does not tell tags before the apply where one is empty"),
    ];

    [Fact]
    public async Task Code_and_plan_have_the_same_resources()
    {
        var planned = await PlannedEstate.Get();

        var there = planned.Values.Keys.Where(IsAws).Order(StringComparer.Ordinal);

        Assert.Equal(there.Where(address => !IsData(address)), Evaluated().Keys.Where(address => !IsData(address)).Order(StringComparer.Ordinal));
        Assert.True(planned.Values.Count > 190, $"only {planned.Values.Count} resources");
    }

    [Fact]
    public async Task What_the_plan_knows_the_code_says_too()
    {
        var wrong = Differences(await PlannedEstate.Get()).Where(difference => difference.Stands is Stands.Differs or Stands.UnknownHere).Select(difference => difference.ToString()).ToList();

        var unexplained = wrong.Where(line => !Known.Any(known => Regex.IsMatch(line, known.Pattern))).ToList();
        Assert.True(unexplained.Count == 0, $"{unexplained.Count} values have no reason:\n{string.Join("\n", unexplained)}");
        Assert.All(Known, known => Assert.True(wrong.Exists(line => Regex.IsMatch(line, known.Pattern)), $"nothing differs any more by `{known.Pattern}`: remove it"));
    }

    [Fact]
    public async Task What_the_provider_fills_in_and_what_is_known_before_the_apply_is_listed()
    {
        var differences = Differences(await PlannedEstate.Get());

        GoldenFile.Matches(Repository.In("test", "Cairn.Tests", "Hcl", "plan-differences.golden.txt"), $"""
            # Values that no code writes: the provider fills them in, and records of code leave them out.
            {Lines(differences, Stands.FilledIn, difference => $"{difference.Type}.{difference.Path} = {difference.Plan}")}

            # Values that the plan only knows after the apply, and records of code already hold.
            {Lines(differences, Stands.KnownBefore, difference => $"{difference.Type}.{difference.Path}")}

            """);
    }

    [Fact]
    public async Task Code_and_plan_give_the_same_graph()
    {
        var planned = await PlannedEstate.Get();

        var differences = GraphLines.Differences(GraphLines.Of(planned.PlanPath, PlannedEstate.Account), GraphLines.Of(PlannedEstate.Code, PlannedEstate.Account));

        var unexplained = differences.Where(line => !KnownInGraph.Any(known => Regex.IsMatch(line, known.Pattern))).ToList();
        Assert.True(unexplained.Count == 0, $"{unexplained.Count} of {differences.Count} differences have no reason:\n{string.Join("\n", unexplained)}");
        Assert.All(KnownInGraph, known => Assert.True(differences.Exists(line => Regex.IsMatch(line, known.Pattern)), $"nothing differs any more by `{known.Pattern}`: remove it"));
    }

    private static string Lines(IEnumerable<PlanDifference> differences, Stands stands, Func<PlanDifference, string> line) =>
        string.Join('\n', differences.Where(difference => difference.Stands == stands && !IsData(difference.Address)).Select(line).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static bool IsAws(string address) => address.Split('.').Any(part => part.StartsWith("aws_", StringComparison.Ordinal));

    private static bool IsData(string address) => address.StartsWith("data.", StringComparison.Ordinal) || address.Contains(".data.aws_", StringComparison.Ordinal);

    private static List<PlanDifference> Differences(PlannedEstate planned) =>
        [.. Evaluated().Where(pair => planned.Values.ContainsKey(pair.Key)).SelectMany(pair => PlanComparison.Of(pair.Key, planned.Values[pair.Key], planned.Unknown.GetValueOrDefault(pair.Key), pair.Value))];

    /// <summary>Records of resources, and of data sources what references see of them.</summary>
    private static SortedDictionary<string, JsonElement> Evaluated()
    {
        var knowledge = new AwsKnowledge(PlannedEstate.Account);
        var configuration = new Configuration(new DiskTree(PlannedEstate.Code), "", new() { Knowledge = knowledge, DecodeYaml = YamlValues.Read }, TestContext.Current.CancellationToken);
        var found = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (instance, seen) in configuration.Evaluate().Where(item => item.Instance.Provider.Name == "aws"))
            found[instance.Address] = RecordJson.Of(instance.IsData ? seen : knowledge.Record(instance));
        return found;
    }
}
