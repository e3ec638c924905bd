using System.Text.Json;
using Cairn.Cli.Pipeline;
using Cairn.Graph;
using Cairn.Providers.Aws;
using Cairn.Providers.Estates;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Permissions;

/// <summary>Permission edges as a scan draws them, from records to the graph.</summary>
public sealed class AwsPermissionEdges
{
    private const string Point = "arn:aws:s3:us-east-1:111111111111:accesspoint/door";

    private const string Delegation = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "*", "Resource": ["arn:aws:s3:::data", "arn:aws:s3:::data/*"],
          "Condition": {"StringEquals": {"s3:DataAccessPointAccount": "111111111111"}}}]}
        """;

    [Fact]
    public void What_an_access_point_lets_in_reaches_the_bucket_behind_it()
    {
        var estate = Build(
            Resource("AWS::S3::Bucket", new { BucketName = "data", Policy = Delegation }),
            Resource("AWS::S3::AccessPoint", new { Name = "door", Bucket = "data", VpcConfiguration = new { VpcId = "vpc-1" }, Policy = Policy("s3:GetObject", $"{Point}/object/*", "arn:aws:iam::111111111111:user/jane") }),
            Resource("AWS::IAM::User", new { UserName = "jane" }));

        var edge = Assert.Single(Edges(estate.Graph, "CAN_READ"), edge => !estate.Graph.EdgeProperty(edge.Id, "through").IsNull);

        Assert.Equal(("arn:aws:iam::111111111111:user/jane", "arn:aws:s3:::data", Point), (estate.Graph.Key(edge.From), estate.Graph.Key(edge.To), estate.Graph.EdgeProperty(edge.Id, "through").AsString()));
        Assert.Equal("aws:SourceVpc is vpc-1", estate.Graph.EdgeProperty(edge.Id, "residual").AsString());
        Assert.NotEmpty(estate.EvidenceOf(edge.Id));
    }

    [Fact]
    public void An_endpoint_of_the_estate_has_its_say_on_what_goes_through_it()
    {
        var estate = Build(
            Resource("AWS::S3::Bucket", new { BucketName = "data" }),
            Resource("AWS::EC2::VPCEndpoint", new { VpcEndpointId = "vpce-1", VpcId = "vpc-1", ServiceName = "com.amazonaws.us-east-1.s3", PolicyDocument = Policy("s3:*", "arn:aws:s3:::other/*", "*") }),
            Resource("AWS::IAM::User", new { UserName = "jane", Policies = new[] { new { PolicyName = "read", PolicyDocument = Policy("s3:GetObject", "arn:aws:s3:::data/*", null) } } }));

        Assert.Equal("allowed", Decision(estate, []));
        Assert.Equal("denied", Decision(estate, new() { ["aws:SourceVpce"] = ["vpce-1"] }));
    }

    [Fact]
    public void A_policy_with_more_parts_than_are_tried_is_a_gap()
    {
        var many = Enumerable.Range(0, 200).Select(i => $"arn:aws:s3:::data/p{i}/*").ToArray();
        var estate = Build(
            Resource("AWS::S3::Bucket", new { BucketName = "data" }),
            Resource("AWS::IAM::User", new { UserName = "jane", Policies = new[] { new { PolicyName = "read", PolicyDocument = new { Version = "2012-10-17", Statement = new[] { new { Effect = "Allow", Action = "s3:GetObject", Resource = many } } } } } }));

        Assert.Contains(estate.Gaps, gap => gap.Code == "permissions-cut" && gap.Subject == "arn:aws:iam::111111111111:user/jane");
    }

    [Theory]
    [InlineData("aws-us-gov", "us-gov-west-1")]
    [InlineData("aws-cn", "cn-north-1")]
    public void Accounts_of_other_partitions_are_one_node_each(string partition, string region)
    {
        var estate = Build(
            Resource("AWS::IAM::Role", new { RoleName = "deploy", AssumeRolePolicyDocument = Policy("sts:AssumeRole", null, $"arn:{partition}:iam::111111111111:root") }, region),
            Resource("AWS::S3::Bucket", new { BucketName = "data" }, region));

        var accounts = Enumerable.Range(0, estate.Graph.NodeCount).Select(node => estate.Graph.Key(node)).Where(key => key.EndsWith(":root", StringComparison.Ordinal)).ToList();
        Assert.Equal([$"arn:{partition}:iam::111111111111:root"], accounts);
        Assert.Equal("allowed", estate.Access!.Can($"arn:{partition}:iam::111111111111:root", "sts:AssumeRole", $"arn:{partition}:iam::111111111111:role/deploy", new Dictionary<string, IReadOnlyList<string>>()).Decision);
    }

    private static string Decision(Estate estate, Dictionary<string, IReadOnlyList<string>> context)
        => estate.Access!.Can("arn:aws:iam::111111111111:user/jane", "s3:GetObject", "arn:aws:s3:::data/x", new Dictionary<string, IReadOnlyList<string>>(context, StringComparer.OrdinalIgnoreCase)).Decision;

    private static string Policy(string action, string? resource, string? principal) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new[] { Statement(action, resource, principal) },
    });

    private static Dictionary<string, object> Statement(string action, string? resource, string? principal)
    {
        var statement = new Dictionary<string, object> { ["Effect"] = "Allow", ["Action"] = action };
        if (resource is not null)
            statement["Resource"] = resource;
        if (principal is not null)
            statement["Principal"] = new { AWS = principal };
        return statement;
    }

    private static Estate Build(params Record[] records) => AwsEstate.Build(records, [], Knowledge.ReadAws());

    private static Record Resource(string type, object fields, string region = "us-east-1") => new("aws", type, "111111111111", region, JsonSerializer.SerializeToElement(fields), new("case", type));

    private static List<Edge> Edges(GraphSnapshot graph, string kind)
    {
        var found = new List<Edge>();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var edge in graph.Out(node))
            {
                if (graph.EdgeKinds[edge.Kind] == kind)
                    found.Add(edge);
            }
        }

        return found;
    }
}
