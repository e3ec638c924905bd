using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Cli.Pipeline;
using Cairn.Graph;
using Cairn.Providers.Aws;
using Cairn.Sources;
using Cairn.Sources.Aws;
using Cairn.Sources.Aws.Wire;
using Cairn.Tests.Golden;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws.Live;

/// <summary>AI resources made through the AWS CLI alone on a moto server: asking the account and scanning saved answers of the AWS CLI give the same graph.</summary>
[Slow]
public sealed partial class CliEstateTests : IDisposable
{
    private const string Role = "arn:aws:iam::123456789012:role/serve";

    /// <summary>What has ids that moto draws.</summary>
    private static readonly string[] Drawn =
    [
        $"bedrock-agent create-agent --agent-name care --agent-resource-role-arn {Role} --foundation-model anthropic.claude-3-haiku-20240307-v1:0",
        $"bedrock-agent create-knowledge-base --name notes --role-arn {Role} --knowledge-base-configuration type=VECTOR,vectorKnowledgeBaseConfiguration={{embeddingModelArn=arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0}} --storage-configuration type=OPENSEARCH_SERVERLESS",
        $"sagemaker create-domain --domain-name studio --auth-mode IAM --vpc-id vpc-1 --subnet-ids subnet-1 --default-user-settings ExecutionRole={Role}",
        "guardduty create-detector --enable",
        "ec2 create-volume --availability-zone us-east-1a --size 8",
    ];

    private static readonly string[] Named =
    [
        $"sagemaker create-model --model-name triage --execution-role-arn {Role} --primary-container Image=123456789012.dkr.ecr.us-east-1.amazonaws.com/triage:1,ModelDataUrl=s3://cli-models/triage/model.tar.gz",
        "sagemaker create-endpoint-config --endpoint-config-name prod --production-variants VariantName=main,ModelName=triage,InitialInstanceCount=1,InstanceType=ml.m5.large",
        "sagemaker create-endpoint --endpoint-name triage --endpoint-config-name prod",
        $"sagemaker create-training-job --training-job-name fit --role-arn {Role} --algorithm-specification TrainingImage=123456789012.dkr.ecr.us-east-1.amazonaws.com/fit:1,TrainingInputMode=File --output-data-config S3OutputPath=s3://cli-models/triage --resource-config InstanceType=ml.m5.large,InstanceCount=1,VolumeSizeInGB=10 --stopping-condition MaxRuntimeInSeconds=60",
        "sagemaker create-model-package-group --model-package-group-name approved",
        "s3api create-bucket --bucket cli-models",
        "ecr create-repository --repository-name triage",
        "glue create-database --database-input Name=lake",
        $"glue create-job --name clean --role {Role} --command Name=glueetl,ScriptLocation=s3://cli-models/clean.py",
        "opensearch create-domain --domain-name vectors",
    ];

    /// <summary>How a person saves an account: the operation as the file's name, and what it was about.</summary>
    private static readonly string[] Saved =
    [
        "bedrock get-model-invocation-logging-configuration", "bedrock-agent list-agents", "bedrock-agent get-agent --agent-id @agentSummaries[0].agentId", "bedrock-agent list-knowledge-bases", "bedrock-agent get-knowledge-base --knowledge-base-id @knowledgeBaseSummaries[0].knowledgeBaseId",
        "sagemaker list-domains", "sagemaker describe-domain --domain-id @Domains[0].DomainId", "sagemaker list-models", "sagemaker describe-model --model-name triage", "sagemaker list-endpoint-configs",
        "sagemaker describe-endpoint-config --endpoint-config-name prod", "sagemaker list-endpoints", "sagemaker describe-endpoint --endpoint-name triage", "sagemaker list-training-jobs", "sagemaker describe-training-job --training-job-name fit",
        "sagemaker list-model-package-groups", "s3api list-buckets", "ecr describe-repositories", "glue get-databases", "glue get-jobs", "opensearch list-domain-names", "opensearch describe-domains --domain-names vectors",
        "guardduty list-detectors", "guardduty get-detector --detector-id @DetectorIds[0]", "ec2 describe-volumes", "sts get-caller-identity",
    ];

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public async Task A_live_account_and_the_saved_answers_of_its_calls_are_one_graph()
    {
        var program = Tool.Find("aws");
        Assert.SkipWhen(program is null, "the AWS CLI is not installed");
        using var moto = await Moto.Start(_texts.Folder);
        var environment = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = moto.Address.ToString(), ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test", ["AWS_REGION"] = "us-east-1", ["AWS_DEFAULT_REGION"] = "us-east-1" };
        Task<string> Cli(string line) => Tool.Run(program!, _texts.Folder, environment, [.. line.Split(' '), "--output", "json"]);
        foreach (var line in Drawn)
            await Cli(line);
        foreach (var line in Named)
            await Cli(line);

        var live = Graph(await Collected(environment));
        var saved = Graph(await Save(Cli));

        var (seen, read) = (Lines(live), Lines(saved));
        Assert.Equal([], seen.Except(read).Select(line => $"- {line}").Concat(read.Except(seen).Select(line => $"+ {line}")));
        GoldenFile.Matches(Repository.In("test", "Cairn.Tests", "Sources", "Aws", "Live", "cli-estate.golden.txt"), string.Join('\n', seen.Select(line => DrawnId().Replace(line, "$1*"))) + "\n");
    }

    /// <summary>What was made, and how it hangs together; moto has networks and images of its own.</summary>
    private static List<string> Lines(GraphSnapshot graph)
    {
        string[] services = [":sagemaker:", ":bedrock:", ":ecr:", ":glue:", ":es:", ":s3:", ":guardduty:"];
        bool IsMade(int node) => services.Any(service => graph.Key(node).Contains(service, StringComparison.Ordinal)) || graph.Key(node).Contains(":volume/", StringComparison.Ordinal);
        var nodes = Enumerable.Range(0, graph.NodeCount).Where(IsMade).Select(node => $"{graph.Key(node)} {string.Join('+', graph.KindsOf(node).ToArray().Select(kind => graph.NodeKinds[kind]).Order(StringComparer.Ordinal))}");
        var edges = Enumerable.Range(0, graph.EdgeCount).Select(graph.EdgeAt).Where(edge => IsMade(edge.From)).Select(edge => $"{graph.Key(edge.From)} {graph.EdgeKinds[edge.Kind]} {graph.Key(edge.To)}");
        return [.. nodes.Order(StringComparer.Ordinal), .. edges.Distinct().Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("(agent/care|knowledge-base/notes|volume/vol-|detector/)[0-9a-f]+")]
    private static partial Regex DrawnId();

    private async Task<string> Save(Func<string, Task<string>> cli)
    {
        var folder = Path.Combine(_texts.Folder, "saved", "123456789012", "us-east-1");
        Directory.CreateDirectory(folder);
        var last = "";
        foreach (var line in Saved)
        {
            var words = line.Split(' ');
            if (words is [.., ['@', .. var path]])
                words[^1] = At(last, path);
            last = await cli(string.Join(' ', words));
            var about = words.Length > 2 ? $"__{words[^1]}" : "";
            await File.WriteAllTextAsync(Path.Combine(folder, $"{words[0]}-{words[1]}{about}.json"), last, TestContext.Current.CancellationToken);
        }

        return Path.Combine(_texts.Folder, "saved");
    }

    /// <summary>The value at a path such as <c>agents[0].agentId</c> in the answer before.</summary>
    private static string At(string answer, string path)
    {
        var at = System.Text.Json.Nodes.JsonNode.Parse(answer);
        foreach (var part in path.Replace("]", "", StringComparison.Ordinal).Split('[', '.'))
            at = int.TryParse(part, CultureInfo.InvariantCulture, out var index) ? at![index] : at![part];
        return at!.GetValue<string>();
    }

    private async Task<string> Collected(Dictionary<string, string> environment)
    {
        var path = Path.Combine(_texts.Folder, "live.ndjson");
        var options = new AwsOptions { Journal = path + ".journal", Environment = environment, Regions = ["us-east-1"] };
        using (var collector = new AwsCollector(options, TimeProvider.System, new CallLimits { FirstPause = TimeSpan.FromMilliseconds(1), FailedAttempts = 2 }, new FixedKeys("000000000000")))
        using (var file = File.Create(path))
            await collector.Collect(file, null, TestContext.Current.CancellationToken);
        return path;
    }

    private static GraphSnapshot Graph(string path)
    {
        var collected = SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(collected.Diagnostics);
        return AwsEstate.Build(collected.Records, collected.Gaps, Knowledge.ReadAws()).Graph;
    }
}
