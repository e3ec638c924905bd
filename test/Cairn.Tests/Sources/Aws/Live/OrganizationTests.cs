using Cairn.Cli.Pipeline;
using Cairn.Graph;
using Cairn.Providers.Aws;
using Cairn.Sources;
using Cairn.Sources.Aws;
using Cairn.Sources.Aws.Wire;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws.Live;

/// <summary>An organisation on a moto server, made through the AWS CLI: its accounts, policies and AI resources are all found.</summary>
[Slow]
public sealed class OrganizationTests : IDisposable
{
    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public async Task Every_account_of_an_organisation_is_looked_at()
    {
        var aws = Tool.Find("aws");
        Assert.SkipWhen(aws is null, "the AWS CLI is not installed");
        using var moto = await Moto.Start(_texts.Folder);
        var environment = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = moto.Address.ToString(), ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test", ["AWS_REGION"] = "us-east-1", ["AWS_DEFAULT_REGION"] = "us-east-1" };
        Task<string> Cli(string line) => Tool.Run(aws!, _texts.Folder, environment, [.. line.Split(' '), "--output", "text"]);

        await Cli("organizations create-organization --feature-set ALL");
        var root = (await Cli("organizations list-roots --query Roots[0].Id")).Trim();
        var account = (await Cli("organizations create-account --email ml@example.com --account-name ml --query CreateAccountStatus.AccountId")).Trim();
        var unit = (await Cli($"organizations create-organizational-unit --parent-id {root} --name research --query OrganizationalUnit.Id")).Trim();
        await Cli($"organizations move-account --account-id {account} --source-parent-id {root} --destination-parent-id {unit}");
        await Cli("sagemaker create-model --model-name triage --execution-role-arn arn:aws:iam::123456789012:role/serve --primary-container Image=123456789012.dkr.ecr.us-east-1.amazonaws.com/triage:1");
        await Cli("sagemaker create-endpoint-config --endpoint-config-name prod --production-variants VariantName=main,ModelName=triage,InitialInstanceCount=1,InstanceType=ml.m5.large");
        await Cli("sagemaker create-endpoint --endpoint-name triage --endpoint-config-name prod");
        await Cli("sagemaker create-domain --domain-name studio --auth-mode IAM --vpc-id vpc-1 --subnet-ids subnet-1 --default-user-settings ExecutionRole=arn:aws:iam::123456789012:role/studio");
        await Cli("bedrock-agent create-agent --agent-name care --agent-resource-role-arn arn:aws:iam::123456789012:role/agent --foundation-model anthropic.claude-3-haiku-20240307-v1:0");

        var graph = Graph(await Collected(environment));

        Assert.Contains(("Agent", "care"), Named(graph));
        Assert.Contains(("InferenceEndpoint", "triage"), Named(graph));
        Assert.Contains(("AiWorkspace", "studio"), Named(graph));
        Assert.Contains(("OrgUnit", "research"), Named(graph));
        Assert.Contains($"RUNS_AS arn:aws:iam::123456789012:role/serve", Out(graph, "arn:aws:sagemaker:us-east-1:123456789012:model/triage"));
        var member = $"arn:aws:iam::{account}:root";
        Assert.True(graph.TryFind(member, out _), "the member account is not in the graph");
        Assert.Contains(Enumerable.Range(0, graph.NodeCount), node => graph.Key(node).Contains($":{account}:vpc/", StringComparison.Ordinal));
        Assert.Contains(Enumerable.Range(0, graph.NodeCount), node => graph.Key(node).Contains(":policy/", StringComparison.Ordinal) && graph.Property(node, "policyType").ToString().Contains("SERVICE_CONTROL_POLICY", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Kind, string Name)> Named(GraphSnapshot graph) =>
        from node in Enumerable.Range(0, graph.NodeCount)
        from kind in graph.KindsOf(node).ToArray()
        where graph.Property(node, "name").Type == ValueKind.String
        select (graph.NodeKinds[kind], graph.Property(node, "name").AsString());

    private static IEnumerable<string> Out(GraphSnapshot graph, string key)
    {
        Assert.True(graph.TryFind(key, out var node), $"{key} is not in the graph");
        return Enumerable.Range(0, graph.EdgeCount).Select(graph.EdgeAt).Where(edge => edge.From == node).Select(edge => $"{graph.EdgeKinds[edge.Kind]} {graph.Key(edge.To)}");
    }

    private static GraphSnapshot Graph(string path)
    {
        var collected = SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken);
        return AwsEstate.Build(collected.Records, collected.Gaps, Knowledge.ReadAws()).Graph;
    }

    private async Task<string> Collected(Dictionary<string, string> environment)
    {
        var path = Path.Combine(_texts.Folder, "live.ndjson");
        var options = new AwsOptions { Journal = path + ".journal", Environment = environment, Regions = ["us-east-1"], OrgRole = "OrganizationAccountAccessRole" };
        using (var collector = new AwsCollector(options, TimeProvider.System, new CallLimits { FirstPause = TimeSpan.FromMilliseconds(1), FailedAttempts = 2 }, new FixedKeys("000000000000")))
        using (var file = File.Create(path))
            await collector.Collect(file, null, TestContext.Current.CancellationToken);
        return path;
    }
}
