using System.Text.Json;
using Cairn.Cli.Pipeline;
using Cairn.Graph;
using Cairn.Providers.Aws;
using Cairn.Providers.Estates;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Permissions;

/// <summary>Who may read and poison a collection of OpenSearch Serverless: whom IAM lets in and a data access policy names.</summary>
public sealed class CollectionAccessTests
{
    private const string Own = "111111111111";
    private const string Role = $"arn:aws:iam::{Own}:role/app";
    private const string Store = $"arn:aws:aoss:us-east-1:{Own}:collection/c0llect10n";
    private const string Door = $$"""{"Effect":"Allow","Action":"aoss:APIAccessAll","Resource":"{{Store}}"}""";
    private const string Shut = """{"Effect":"Deny","Action":"aoss:API*","Resource":"*"}""";
    private const string Everything = """{"Effect":"Allow","Action":["aoss:*"],"Resource":"*"}""";
    private const string Nobody = "arn:aws:iam::111111111111:role/other";

    public static TheoryData<string, string, string?, string> Cases => new()
    {
        { "both", Door, Rule("index/notes/*", "aoss:ReadDocument", Role), "CAN_QUERY" },
        { "both, to write", Door, Rule("index/notes/*", "aoss:WriteDocument", Role), "CAN_INGEST" },
        { "everything on the indexes", Door, Rule("index/notes/*", "aoss:*", Role), "CAN_INGEST, CAN_QUERY" },
        { "every collection", Door, Rule("index/*/*", "aoss:ReadDocument", Role), "CAN_QUERY" },
        { "the start of its name", Door, Rule("index/no*/*", "aoss:ReadDocument", Role), "CAN_QUERY" },
        { "some of its indexes", Door, Rule("index/notes/main*", "aoss:ReadDocument", Role), $"CAN_QUERY on {Store}/main*" },
        { "a session of the role", Door, Rule("index/notes/*", "aoss:ReadDocument", $"arn:aws:sts::{Own}:assumed-role/app/*"), "CAN_QUERY" },
        { "roles by the start of their name", Door, Rule("index/notes/*", "aoss:ReadDocument", $"arn:aws:iam::{Own}:role/a*"), "CAN_QUERY" },
        { "other roles by the start of their name", Door, Rule("index/notes/*", "aoss:ReadDocument", $"arn:aws:iam::{Own}:role/b*"), "" },
        { "another collection", Door, Rule("index/other/*", "aoss:ReadDocument", Role) + "," + Rule("index/notes/*", "aoss:ReadDocument", Nobody), "" },
        { "the collection's templates alone", Door, Rule("collection/notes", "aoss:*", Role) + "," + Rule("index/notes/*", "aoss:ReadDocument", Nobody), "" },
        { "IAM alone, with everything", Everything, Rule("index/notes/*", "aoss:*", Nobody), "CAN aoss:CreateAccessPolicy, CAN aoss:UpdateAccessPolicy" },
        { "the data access policy alone", """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", Rule("index/notes/*", "aoss:*", Role), "" },
        { "IAM on another collection", $$"""{"Effect":"Allow","Action":"aoss:APIAccessAll","Resource":"{{Store}}2"}""", Rule("index/notes/*", "aoss:*", Role), "" },
        { "both, and IAM denies the door", $"{Door},{Shut}", Rule("index/notes/*", "aoss:*", Role), "" },
        { "an identity provider's group", Door, Rule("index/notes/*", "aoss:*", $"saml/{Own}/idp/group/all"), "" },
        { "no data access policy anywhere", Door, null, "gap" },
        { "a data access policy that cannot be read", Door, "{", "gap" },
        { "a principal that is not known", Door, Rule("index/notes/*", "aoss:*", "the role to come"), "gap" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_takes_the_identity_policy_and_the_data_access_policy(string what, string identity, string? data, string expected)
    {
        var estate = Build([Collection, Identity(Role, identity), .. Data(data)]);

        var gaps = estate.Gaps.Where(gap => gap.Code == "access-unknown" && gap.Subject == Store).Select(_ => "gap");
        Assert.Equal((what, expected), (what, string.Join(", ", EdgesOf(estate.Graph, Role).Concat(gaps))));
    }

    [Fact]
    public void What_says_so_is_both_policies()
    {
        var estate = Build([Collection, Identity(Role, Door), .. Data(Rule("index/notes/*", "aoss:ReadDocument", Role))]);

        var edge = Assert.Single(Edges(estate.Graph), edge => estate.Graph.EdgeKinds[edge.Kind] == "CAN_QUERY");
        Assert.Equal(["AWS::IAM::Role", "AWS::OpenSearchServerless::AccessPolicy"], estate.EvidenceOf(edge.Id).Select(evidence => evidence.Record!.Type).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Door, "unknown")]
    [InlineData(Shut, "denied")]
    public void Without_a_data_access_policy_the_answer_is_not_known_unless_IAM_keeps_the_door_shut(string identity, string expected)
        => Assert.Equal(expected, Can(Build([Collection, Identity(Role, identity)]), "aoss:ReadDocument", Store));

    [Fact]
    public void A_role_of_another_account_is_not_let_in()
    {
        const string stranger = "arn:aws:iam::222222222222:role/app";
        var estate = Build([Collection, Identity(stranger, Everything, "222222222222"), .. Data(Rule("index/notes/*", "aoss:*", stranger) + "," + Rule("index/notes/*", "aoss:*", Nobody))]);

        Assert.Empty(EdgesOf(estate.Graph, stranger));
    }

    [Theory]
    [InlineData("aws_opensearchserverless_collection", "aws_opensearchserverless_access_policy")]
    [InlineData("AWS::OpenSearchServerless::Collection", "AWS::OpenSearchServerless::AccessPolicy")]
    public void Terraform_and_the_service_spell_it_alike(string collection, string policy)
    {
        var isTerraform = collection.StartsWith("aws_", StringComparison.Ordinal);
        var text = $"[{Rule("index/notes/*", "aoss:*", Role)}]";
        var estate = Build([
            isTerraform ? Resource(collection, new { arn = Store, id = "c0llect10n", name = "notes" }) : Collection,
            isTerraform ? Resource(policy, new { name = "data", type = "data", policy = text }) : Resource(policy, new { name = "data", type = "data", policy = JsonDocument.Parse(text).RootElement }),
            Identity(Role, Door)]);

        Assert.Equal(["CAN_INGEST", "CAN_QUERY"], EdgesOf(estate.Graph, Role));
    }

    [Fact]
    public void A_question_about_the_data_of_a_collection_is_answered_from_both()
    {
        var estate = Build([Collection, Identity(Role, Door), .. Data(Rule("index/notes/*", "aoss:ReadDocument", Role))]);

        Assert.Equal(("allowed", "allowed", "denied"), (Can(estate, "aoss:ReadDocument", Store), Can(estate, "aoss:ReadDocument", $"{Store}/main"), Can(estate, "aoss:WriteDocument", Store)));
    }

    private static Record Collection => Resource("AWS::OpenSearchServerless::Collection", new { Arn = Store, Id = "c0llect10n", Name = "notes" });

    private static string Can(Estate estate, string action, string resource) => estate.Access!.Can(Role, action, resource, new Dictionary<string, IReadOnlyList<string>>()).Decision;

    private static string Rule(string resource, string permission, string principal)
        => $$"""{"Rules":[{"ResourceType":"index","Resource":["{{resource}}"],"Permission":["{{permission}}"]}],"Principal":["{{principal}}"]}""";

    private static Record[] Data(string? blocks) => blocks is null ? [] : [Resource("AWS::OpenSearchServerless::AccessPolicy", new { Name = "data", Type = "data", Policy = $"[{blocks}]" })];

    private static Record Identity(string role, string statements, string account = Own)
    {
        var policy = JsonDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""").RootElement;
        return Resource("AWS::IAM::Role", new { Arn = role, RoleName = "app", AssumeRolePolicyDocument = new { Version = "2012-10-17", Statement = Array.Empty<object>() }, Policies = new[] { new { PolicyName = "own", PolicyDocument = policy } } }, account);
    }

    private static Record Resource(string type, object fields, string account = Own) => new("aws", type, account, "us-east-1", JsonSerializer.SerializeToElement(fields), new("case", type));

    private static Estate Build(Record[] records) => AwsEstate.Build(records, [], Knowledge.ReadAws());

    private static IEnumerable<string> EdgesOf(GraphSnapshot graph, string from)
        => Edges(graph).Where(edge => graph.Key(edge.From) == from && graph.Key(edge.To) == Store).Select(edge => Words(graph, edge)).Order(StringComparer.Ordinal);

    private static string Words(GraphSnapshot graph, Edge edge)
    {
        var text = graph.EdgeKinds[edge.Kind];
        foreach (var (name, before) in new[] { ("action", " "), ("scope", " on ") })
            text += graph.EdgeProperty(edge.Id, name) is { IsNull: false } value ? before + value.AsString() : "";
        return text;
    }

    private static List<Edge> Edges(GraphSnapshot graph) => [.. Enumerable.Range(0, graph.EdgeCount).Select(graph.EdgeAt)];
}
