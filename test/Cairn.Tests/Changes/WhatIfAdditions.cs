using System.Text.Json.Nodes;
using Cairn.Cli.Pipeline;
using CsCheck;

namespace Cairn.Tests.Changes;

/// <summary>What is added to the sample, supposed, and written into the file by hand, in words of its own: both must give the same graph.</summary>
[Slow]
public sealed class WhatIfAdditions : IDisposable
{
    private const string Account = "123456789012";
    private static readonly string[] Policies = ["arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::aws:policy/AmazonS3FullAccess", $"arn:aws:iam::{Account}:policy/oncall-boundary"];
    private static readonly string[] Denied = ["s3:*", "sagemaker:*", "iam:PassRole", "bedrock:InvokeAgent", "lambda:*", "sts:AssumeRole", "*"];
    private static readonly string[] Ranges = ["0.0.0.0/0", "10.0.0.0/8", "198.51.100.7/32", "::/0"];
    private static readonly int[] Ports = [22, 443, 5432, 8888];

    private static readonly JsonNode Sample = JsonNode.Parse(WhatIfSample.State)!;
    private static readonly IReadOnlyList<JsonNode> Identities = [.. WhatIfSample.Resources(Sample).Where(resource => Type(resource) is "aws_iam_role" or "aws_iam_user")];
    private static readonly IReadOnlyList<JsonNode> Groups = [.. WhatIfSample.Resources(Sample).Where(resource => Type(resource) == "aws_security_group")];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-what-if-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Attaching_a_policy_equals_scanning_the_edited_file() =>
        Hold(Gen.Select(Gen.Int[0, Identities.Count - 1], Any(Policies)), (at, policy) =>
        {
            var values = Identities[at]["values"]!;
            var word = Type(Identities[at])["aws_iam_".Length..];
            var name = values["name"]!.GetValue<string>();
            return ($"attach:{policy}={values["arn"]!.GetValue<string>()}",
                state => Add(state, $"aws_iam_{word}_policy_attachment", new JsonObject { ["id"] = $"{name}-by-hand", [word] = name, ["policy_arn"] = policy }));
        });

    [Fact]
    public void A_control_policy_equals_scanning_the_edited_file() =>
        Hold(Gen.Select(Any(Denied), Gen.Bool), (action, exceptOne) =>
        {
            var document = Document(action, exceptOne);
            var file = Path.Combine(_folder.FullName, "scp.json");
            File.WriteAllText(file, document.ToJsonString());
            return ($"scp:{file}={Account}", state => AddControlPolicy(state, document));
        });

    [Fact]
    public void Opening_a_group_equals_scanning_the_edited_file() =>
        Hold(Gen.Select(Gen.Int[0, Groups.Count - 1], Any(Ranges), Any(Ports)), (at, range, port) =>
        {
            var id = Groups[at]["values"]!["id"]!.GetValue<string>();
            return ($"ingress:{range}:{port}={id}", state => WhatIfSample.Resources(state).Single(resource => (string?)resource["values"]!["id"] == id)["values"]!["ingress"]!.AsArray().Add((JsonNode)new JsonObject
            {
                ["cidr_blocks"] = range.Contains(':', StringComparison.Ordinal) ? new JsonArray() : new JsonArray(range),
                ["ipv6_cidr_blocks"] = range.Contains(':', StringComparison.Ordinal) ? new JsonArray(range) : new JsonArray(),
                ["from_port"] = port,
                ["to_port"] = port,
                ["protocol"] = "tcp",
                ["self"] = false,
            }));
        });

    private static void AddControlPolicy(JsonNode state, JsonObject document)
    {
        const string Arn = $"arn:aws:organizations::{Account}:policy/service_control_policy/p-1";
        Add(state, "aws_organizations_account", new JsonObject { ["id"] = Account, ["arn"] = $"arn:aws:organizations::{Account}:account/o-1/{Account}" });
        Add(state, "aws_organizations_policy", new JsonObject { ["arn"] = Arn, ["id"] = "p-1", ["name"] = "scp.json", ["type"] = "SERVICE_CONTROL_POLICY", ["content"] = document.ToJsonString() });
        Add(state, "aws_organizations_policy_attachment", new JsonObject { ["id"] = "p-1:1", ["policy_id"] = "p-1", ["target_id"] = Account });
    }

    private void Hold<T1, T2>(Gen<(T1, T2)> gen, Func<T1, T2, (string Add, Action<JsonNode> Edit)> law) => Hold(gen.Select(given => law(given.Item1, given.Item2)));

    private void Hold<T1, T2, T3>(Gen<(T1, T2, T3)> gen, Func<T1, T2, T3, (string Add, Action<JsonNode> Edit)> law) => Hold(gen.Select(given => law(given.Item1, given.Item2, given.Item3)));

    private static Gen<T> Any<T>(IReadOnlyList<T> some) => Gen.Int[0, some.Count - 1].Select(i => some[i]);

    /// <summary>Both ways give one graph, and at least once another one than the sample's.</summary>
    private void Hold(Gen<(string Add, Action<JsonNode> Edit)> laws)
    {
        var sample = WhatIfSample.Told(Scanned(Sample));
        var changed = 0;
        laws.Sample(
            law =>
            {
                var supposition = new Supposition(Scanned(Sample));
                supposition.Add(law.Add);
                var supposed = WhatIfSample.Told(supposition.Estate());
                var edited = Sample.DeepClone();
                law.Edit(edited);

                Assert.Equal(WhatIfSample.Told(Scanned(edited)).Where(IsOfEstate), supposed.Where(IsOfEstate));
                Interlocked.Add(ref changed, sample.SequenceEqual(supposed) ? 0 : 1);
            },
            iter: 8,
            threads: 1);
        Assert.NotEqual(0, changed);
    }

    /// <summary>What only says how a document hangs where: each way gives the documents and attachments keys of its own.</summary>
    private static bool IsOfEstate(string line) => !line.Contains("organizations", StringComparison.Ordinal);

    private static JsonObject Document(string action, bool exceptOne)
    {
        var deny = new JsonObject { ["Sid"] = "Never", ["Effect"] = "Deny", ["Action"] = action, ["Resource"] = "*" };
        if (exceptOne)
            deny["Condition"] = new JsonObject { ["ArnNotLike"] = new JsonObject { ["aws:PrincipalArn"] = $"arn:aws:iam::{Account}:role/ml-platform-admin" } };
        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(new JsonObject { ["Effect"] = "Allow", ["Action"] = "*", ["Resource"] = "*" }, deny) };
    }

    private static void Add(JsonNode state, string type, JsonObject values) =>
        state["values"]!["root_module"]!["resources"]!.AsArray().Add((JsonNode)new JsonObject
        {
            ["address"] = $"{type}.by_hand",
            ["mode"] = "managed",
            ["type"] = type,
            ["name"] = "by_hand",
            ["provider_name"] = "registry.terraform.io/hashicorp/aws",
            ["values"] = values,
        });

    private static string Type(JsonNode resource) => resource["type"]!.GetValue<string>();

    private LoadedEstate Scanned(JsonNode state)
    {
        var path = Path.Combine(_folder.FullName, "state.json");
        File.WriteAllText(path, state.ToJsonString());
        return LoadedEstate.Read([path], new Progress());
    }
}
