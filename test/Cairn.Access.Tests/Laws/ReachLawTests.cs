using Cairn.Access.Aws;
using Cairn.Access.Aws.Reach;
using Cairn.Analysis.Knowledge;
using CsCheck;

namespace Cairn.Access.Tests.Laws;

public sealed class ReachLawTests
{
    private static readonly PermissionTable Table = new([.. PermissionFile.Read(Repository.Read("knowledge/permissions/aws.yaml")).Rows
        .Where(row => row.TargetKinds.Any(kind => kind is "Bucket" or "DataObject" or "Secret" or "Role" or "EncryptionKey" or "Function" or "Account"))
        .Where(row => row.TargetForm is not null || row.Properties.Values.Any(value => value.StartsWith("lambda:", StringComparison.Ordinal)))]);

    [Fact]
    public void Bulk_gives_exactly_what_deciding_one_by_one_gives()
        => Gen.Int[0, 1_000_000].Sample(seed => Assert.Equal([], Differences(new RandomEstate(seed).Fill().Builder.Build())), iter: 15, threads: 1);

    [Fact]
    public void The_edges_of_one_principal_are_its_edges_among_all()
        => Gen.Int[0, 1_000_000].Sample(seed =>
        {
            var reach = AwsReach.Compute(new RandomEstate(seed).Fill().Builder.Build(), Table);
            var all = reach.Edges(TestContext.Current.CancellationToken).ToList();
            for (var principal = 0; principal < reach.Environment.Principals.Count; principal++)
            {
                Assert.Equal(
                    all.Where(edge => edge.Caller == principal).Select(edge => (edge.Row, edge.Target, edge.Verdict.Decision)).Order(),
                    reach.EdgesOf(principal, TestContext.Current.CancellationToken).Select(edge => (edge.Row, edge.Target, edge.Verdict.Decision)).Order());
            }
        }, iter: 8, threads: 1);

    [Fact]
    public void Who_can_agrees_with_the_edges()
        => Gen.Int[0, 1_000_000].Sample(seed =>
        {
            var environment = new RandomEstate(seed).Fill().Builder.Build();
            foreach (var arn in environment.Resources.Where(resource => resource.Kinds.Contains("Function")).Select(resource => resource.Arn))
            {
                var who = AwsWhoCan.Find(environment, new AwsRequest(AwsCaller.Anonymous, "lambda:UpdateFunctionCode", arn)).Where(answer => answer.Verdict.MayAllow).Select(answer => answer.Caller.Arn);
                var reach = AwsReach.Compute(environment, new PermissionTable([.. Table.Rows.Where(row => row.Properties.Values.Contains("lambda:UpdateFunctionCode") && row.TargetForm is not null)]));
                var edges = reach.Edges(TestContext.Current.CancellationToken).Where(edge => environment.Resources[edge.Target].Arn == arn).Select(edge => reach.Callers[edge.Caller].Arn);
                Assert.Equal(edges.Order(StringComparer.Ordinal), who.Order(StringComparer.Ordinal));
            }
        }, iter: 15, threads: 1);

    private static List<string> Differences(AwsEnvironment environment)
    {
        var reach = AwsReach.Compute(environment, Table);
        var bulk = new Dictionary<(int, int, int), string>();
        var differences = new List<string>();
        foreach (var edge in reach.Edges(TestContext.Current.CancellationToken))
        {
            if (!bulk.TryAdd((edge.Caller, edge.Row, edge.Target), Words(edge.Verdict, edge.Scope, edge.Actions)))
                differences.Add($"twice: {Name(reach, environment, edge.Caller, edge.Row, edge.Target)}");
        }
        var callers = new Callers(environment);
        for (var row = 0; row < Table.Rows.Count; row++)
        {
            foreach (var target in new TargetIndex(environment, Table.Rows[row]).All)
            {
                // What is granted to everyone is the internet's edge; an outsider has edges where a policy names it.
                foreach (var caller in Enumerable.Range(0, environment.Principals.Count).Concat(callers.OutsidersOf(target)))
                    Compare(reach, environment, bulk, differences, caller, row, target);
            }
        }
        return differences;
    }

    private static void Compare(AwsReach reach, AwsEnvironment environment, Dictionary<(int, int, int), string> bulk, List<string> differences, int caller, int row, int target)
    {
        var one = reach.Explain(caller, row, target);
        var wanted = one.Verdict.MayAllow ? Words(one.Verdict, one.Scope, one.Actions) : null;
        var found = bulk.GetValueOrDefault((caller, row, target));
        if (wanted != found)
            differences.Add($"{Name(reach, environment, caller, row, target)}: bulk {found ?? "nothing"}, alone {wanted ?? one.Verdict.Decision.ToString()}");
    }

    private static string Words(Verdict verdict, string? scope, IReadOnlyList<string> actions)
        => $"{verdict.Decision} {verdict.Residual} {verdict.Choices} {scope} {string.Join(',', actions)}";

    private static string Name(AwsReach reach, AwsEnvironment environment, int caller, int row, int target)
        => $"{reach.Callers[caller]} {Table.Rows[row].Edge} {string.Join(',', Table.Rows[row].Properties.Values)} {environment.Resources[target].Arn}";
}
