using System.Text.RegularExpressions;
using Cairn.Graph;
using Cairn.Providers.Aws;
using Cairn.Sources;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Hcl;

/// <summary>The code of the sample gives the graph of its applied state, up to what only an apply tells.</summary>
public sealed class SampleEquality
{
    private const string Account = "123456789012";

    private static readonly HashSet<string> Hidden = ["key", "source", "address", "certainty", "arn", "id"];

    /// <summary>Where the two differ, and why. Every line must match a difference.</summary>
    private static readonly (string Pattern, string Why)[] Known =
    [
        (@"^- .*\) (codeSha256|etag|contentType|privateIp|publicIp|state|version|agentVersion|attachmentCount|platform|availabilityZone|port): ", "only known after the apply"),
        (@"^- \((InternetGateway|RouteTable|Subnet) .*\) name: '(igw|rtb|subnet)-", "its id stands for a name that nobody gave, and is only known after the apply"),
        (@"^- .*\) (aclGrants|mfaDelete|objectLock|versioning|idleSessionSeconds|apiKeySource|defaultEndpointDisabled|endpointTypes|multiAz|pointInTimeRecovery|deletionPolicy|capturesData|shellAccess|associatePublicIp): ", "AWS fills it in: computed in the provider's schema"),
        (@"^\+ \(Bucket arn:aws:s3:::larkspur-archive\) aclGrants: ", "the code names one grant, AWS adds the owner's"),
        (@"^- \(VirtualMachine .*\) (hopLimit|httpTokens|metadataEndpoint|ipv6AddressCount|ipv6Addresses): ", "the metadata options and addresses are computed in the provider's schema"),
        (@"^- \(IngressRoute 'aws_lambda_function_url.summarizer'\) url: |^- \(Bucket arn:aws:s3:::larkspur-www\) websiteEndpoint: ", "the address is given by AWS"),
        (@"^- \(Function 'aws_lambda_function.chat'\)-MENTIONS->", "it mentions them by ids that are only known after the apply"),
        (@"^- \(Role .*\)-CAN_QUERY->\(DataSource |^- \(Role .*\)-CAN_INVOKE->\(AgentTool ", "their keys hold ids that are only known after the apply, so a wildcard over the ids above them does not match"),
    ];

    [Fact]
    public void Code_and_state_of_the_sample_give_the_same_graph()
    {
        var state = Lines("state.json");
        var code = Lines("terraform");

        var differences = state.Except(code).Select(line => "- " + line).Concat(code.Except(state).Select(line => "+ " + line)).Order(StringComparer.Ordinal).ToList();
        var unexplained = differences.Where(line => !Known.Any(known => Regex.IsMatch(line, known.Pattern))).ToList();

        Assert.True(unexplained.Count == 0, $"{unexplained.Count} of {differences.Count} differences have no reason:\n{string.Join("\n", unexplained)}");
        Assert.All(Known, known => Assert.True(differences.Exists(line => Regex.IsMatch(line, known.Pattern)), $"nothing differs any more by `{known.Pattern}`: remove it"));
    }

    /// <summary>Nodes and edges as text; what has an address in the code is named by it.</summary>
    private static HashSet<string> Lines(string source)
    {
        var collected = SourceReader.Read([Repository.In("samples", "larkspur-health", source)], new() { Account = Account }, TestContext.Current.CancellationToken);
        Assert.Empty(collected.Diagnostics);
        var graph = AwsEstate.Build(collected.Records, collected.Gaps, Cairn.Cli.Pipeline.Knowledge.ReadAws()).Graph;
        var lines = new HashSet<string>(StringComparer.Ordinal);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var (name, value) in graph.Properties(node).Where(property => !Hidden.Contains(property.Key)))
                lines.Add($"({Label(graph, node)}) {name}: {value}");
        }

        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            var at = graph.EdgeAt(edge);
            lines.Add($"({Label(graph, at.From)})-{graph.EdgeKinds[at.Kind]}->({Label(graph, at.To)})");
        }

        return lines;
    }

    private static string Label(GraphSnapshot graph, int node)
    {
        var kind = graph.NodeKinds[graph.KindsOf(node)[0]];
        var address = graph.Property(node, "address");
        var key = graph.Key(node);
        // What a database calls its address is where it listens.
        if (kind == "Database")
            return $"Database {graph.Property(node, "name")}";
        return address.IsNull || key.StartsWith("arn:aws:iam::", StringComparison.Ordinal) || key.StartsWith("arn:aws:s3", StringComparison.Ordinal) ? $"{kind} {key}" : $"{kind} {address}";
    }
}
