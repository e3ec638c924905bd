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

/// <summary>
/// The sample estate, applied by Terraform to a moto server: asking the live account gives the same graph as reading the state,
/// up to the differences that are listed here with their reasons.
/// </summary>
[Slow]
public sealed partial class LiveEstateTests : IDisposable
{
    private const string Mirror = "/opt/tf-plugins";

    /// <summary>What differs, as patterns of lines. Every one of them must still match: what no longer differs is taken off the list.</summary>
    private static readonly (string Pattern, string Why)[] Pinned =
    [
        (@"^\+ node \S+ \S*(NetworkAcl|NetworkInterface|EC2RouteTable|EC2Subnet|EC2VPC|EC2SecurityGroup|EventsEventBus)", "AWS makes these by itself; no code says so"),
        (@"^\+ node \S+ \S*EC2Volume", "the disks of machines; no code says so"),
        (@"^\+ node \S+ \S*EC2Snapshot", "moto's own images are made of snapshots that it gives to everybody who asks for his own"),
        (@"^\+ node \S+ \S*ApiGatewayResource", "the root of an API"),
        (@"^\+ node \S+ \S*(ApiGatewayAccount|LakeFormationDataLakeSettings)", "there is always one"),
        (@"^\+ node \S+ \S*ModelInvocationLogging", "moto answers for an account that has set nothing"),
        (@"^- node \S+ \S*DataObject", "objects are not listed: a bucket may hold billions"),
        (@"^- node credential:", "values of secrets and objects are never read; the state holds them"),
        (@"^- edge \S+ (SOURCED_FROM|HOLDS|LOADS_ARTIFACT) ", "a function's package is not told; objects are not listed"),
        (@"^~ valueInState of ", "about the state itself"),
        (@"^~ (kinds|attachmentCount|defaultVersion|name|nativeType|path|provider)( of)? arn:aws:iam::aws:policy/", "Terraform only mentions the policies of AWS"),
        (@"^~ (defaultVersion|attachmentCount|path) of arn:aws:iam::\d+:policy/", "Terraform does not say which version is in force"),
        (@"^~ maxSessionDuration of ", "the account's authorization details leave it out"),
        (@"^~ hasMfa of ", "Terraform does not say"),
        (@"^~ isDefault of ", "Terraform does not say"),
        (@"^~ (associatePublicIp|ipv6AddressCount|ipv6Addresses) of ", "what was asked for at the start; the account says what is"),
        (@"^~ (acl|aclGrants) of \S+archive", "the account lists the owner's grant as well"),
        (@"^~ (mfaDelete|objectLock) of ", "the account does not answer for what was never set"),
        (@"^~ (status|capturesData) of ", "the one or the other leaves it out"),
        (@"^~ websiteEndpoint of ", "the account does not tell the address"),
    ];

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public async Task The_live_account_gives_the_graph_of_its_state()
    {
        var terraform = Tool.Find("terraform");
        Assert.SkipWhen(terraform is null, "terraform is not installed");
        Assert.SkipUnless(Directory.Exists(Mirror), "no mirror of Terraform providers on this machine");
        using var moto = await Moto.Start(_texts.Folder);
        await using var bedrock = new BedrockStandIn();
        await using var front = new MotoFront(moto.Address);
        var environment = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = moto.Address.ToString(),
            ["AWS_ENDPOINT_URL_BEDROCK_AGENT"] = bedrock.Address.ToString(),
            ["AWS_ENDPOINT_URL_SAGEMAKER"] = front.Address.ToString(),
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["AWS_REGION"] = "us-east-1",
        };

        var state = await Graph(await Applied(terraform!, environment));
        var live = await Graph(await Collected(new(environment) { ["AWS_ENDPOINT_URL_LAMBDA"] = front.Address.ToString() }));

        var differences = GraphDifference.Between(state, live).ToList();
        List<string> unexpected = [.. differences.Where(line => !Pinned.Any(pin => Regex.IsMatch(line, pin.Pattern)))];
        List<string> outdated = [.. Pinned.Where(pin => !differences.Any(line => Regex.IsMatch(line, pin.Pattern))).Select(pin => pin.Pattern)];
        Assert.Empty(unexpected);
        Assert.Empty(outdated);
        Assert.True(live.NodeCount > 80, $"only {live.NodeCount} nodes");
    }

    /// <summary>Applies the whole sample; the path of its state as JSON.</summary>
    private async Task<string> Applied(string terraform, Dictionary<string, string> environment)
    {
        var settings = Path.Combine(_texts.Folder, "terraformrc");
        await File.WriteAllTextAsync(settings, $"provider_installation {{\n  filesystem_mirror {{ path = \"{Mirror}\" }}\n}}\n", TestContext.Current.CancellationToken);
        var all = new Dictionary<string, string>(environment) { ["TF_CLI_CONFIG_FILE"] = settings };
        await Write(code => code);
        await Tool.Run(terraform, _texts.Folder, all, "init", "-no-color");
        // Terraform waits 80 seconds for a database that moto has at once, so the AWS CLI makes it and Terraform takes it over.
        await Tool.Run(terraform, _texts.Folder, all, "apply", "-no-color", "-auto-approve", "-target=aws_db_subnet_group.registry", "-target=aws_security_group.registry");
        await MakeDatabase(environment);
        await Write(code => Database().Replace(code, match => $"{match.Value[..^2]}  lifecycle {{\n    ignore_changes = all\n  }}\n}}\n\nimport {{\n  to = aws_db_instance.registry\n  id = \"larkspur-registry\"\n}}\n"));
        await Tool.Run(terraform, _texts.Folder, all, "apply", "-no-color", "-auto-approve", "-parallelism=40");
        var path = Path.Combine(_texts.Folder, "state.json");
        await File.WriteAllTextAsync(path, await Tool.Run(terraform, _texts.Folder, all, "show", "-json"), TestContext.Current.CancellationToken);
        return path;
    }

    /// <summary>Terraform waits for ever for a collection of OpenSearch Serverless on moto, so that one is only named.</summary>
    private async Task Write(Func<string, string> change)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.In("samples", "larkspur-health", "terraform"), "*.tf"))
            await File.WriteAllTextAsync(Path.Combine(_texts.Folder, Path.GetFileName(file)), change(Unmade().Replace(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), "").Replace("aws_opensearchserverless_collection.care.arn", "\"arn:aws:aoss:us-east-1:${local.account}:collection/care0knowledge0000001\"", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
    }

    private async Task MakeDatabase(Dictionary<string, string> environment)
    {
        var aws = Tool.Find("aws");
        Assert.SkipWhen(aws is null, "the AWS CLI is not installed");
        Task<string> Cli(string line) => Tool.Run(aws!, _texts.Folder, environment, ["--endpoint-url", environment["AWS_ENDPOINT_URL"], "--region", "us-east-1", "--output", "text", .. line.Split(' ')]);
        var subnets = (await Cli("rds describe-db-subnet-groups --query DBSubnetGroups[0].DBSubnetGroupName")).Trim();
        var group = (await Cli("ec2 describe-security-groups --filters Name=group-name,Values=registry --query SecurityGroups[0].GroupId")).Trim();
        await Cli($"rds create-db-instance --db-instance-identifier larkspur-registry --engine postgres --engine-version 16.3 --db-instance-class db.t4g.medium --allocated-storage 50 --master-username triage --master-user-password made-by-hand --publicly-accessible --db-subnet-group-name {subnets} --vpc-security-group-ids {group} --tags Key=data-classification,Value=phi");
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

    private static Task<GraphSnapshot> Graph(string path)
    {
        var collected = SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(collected.Diagnostics);
        return Task.FromResult(AwsEstate.Build(collected.Records, collected.Gaps, Knowledge.ReadAws()).Graph);
    }

    [GeneratedRegex("""^resource "aws_db_instance" .*?^}\n""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Database();

    [GeneratedRegex("""^resource "aws_opensearchserverless_\w+" "\w+" \{\n.*?^\}\n""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Unmade();
}
