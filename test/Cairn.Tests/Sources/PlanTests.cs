using System.Text.Json;
using Cairn.Providers.Records;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Sources;

/// <summary>What a plan leaves open is unknown, and bound to the resource it will come from where the plan says so exactly.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public void An_unknown_value_with_one_reference_carries_it()
    {
        var records = Read(
            [Change("aws_iam_role.r", """{"name":"r"}""", """{"arn":true,"id":true}"""), Change("aws_iam_role_policy.p", """{"name":"p"}""", """{"role":true,"policy":true,"id":true}""")],
            Module([Resource("aws_iam_role.r", "{}"), Resource("aws_iam_role_policy.p", """{"role":{"references":["aws_iam_role.r.id","aws_iam_role.r"]},"policy":{"references":["aws_iam_role.r.arn","aws_iam_role.r"]}}""")]));

        var policy = Field.Of(records["aws_iam_role_policy.p"].Data);
        Assert.Equal("aws_iam_role.r.id", policy["role"].Reference);
        Assert.True(policy["policy"].IsUnknown);
        Assert.Null(policy["policy"].Reference);
        Assert.Equal("p", policy["name"].Text);
        Assert.True(Field.Of(records["aws_iam_role.r"].Data)["arn"].IsUnknown);
        Assert.Equal(Stage.Planned, records["aws_iam_role.r"].Origin.Stage);
    }

    [Fact]
    public void What_nobody_wrote_is_told_from_what_is_not_known_yet()
    {
        var records = Read(
            [Change("aws_s3_bucket.b", "{}", """{"policy":true,"acl":true,"bucket":true}""")],
            Module([Resource("aws_s3_bucket.b", """{"policy":{"references":["local.policy"]},"bucket":{"references":["random_id.x.hex"]}}""")]));

        var bucket = Field.Of(records["aws_s3_bucket.b"].Data);
        Assert.True(bucket["acl"] is { IsUnknown: true, IsLeftOut: true });
        Assert.True(bucket["policy"] is { IsUnknown: true, IsLeftOut: false });
        Assert.True(bucket["bucket"] is { IsUnknown: true, IsLeftOut: false });
    }

    [Fact]
    public void References_are_followed_through_variables_and_outputs_of_modules()
    {
        var inner = Module([Resource("aws_instance.i", """{"subnet_id":{"references":["var.subnet"]}}""")]);
        var network = Module([Resource("aws_subnet.s", "{}")], outputs: """{"subnet":{"expression":{"references":["aws_subnet.s.id","aws_subnet.s"]}}}""");
        var records = Read(
            [Change("module.net.aws_subnet.s", "{}", """{"id":true}"""), Change("""module.web["a"].aws_instance.i""", "{}", """{"subnet_id":true}""")],
            Module([], calls: """{"net":{"module":NETWORK},"web":{"for_each_expression":{"references":["var.all"]},"expressions":{"subnet":{"references":["module.net.subnet","module.net"]}},"module":INNER}}""".Replace("NETWORK", network, StringComparison.Ordinal).Replace("INNER", inner, StringComparison.Ordinal)));

        Assert.Equal("module.net.aws_subnet.s.id", Field.Of(records["""module.web["a"].aws_instance.i"""].Data)["subnet_id"].Reference);
    }

    [Theory]
    [InlineData("""["aws_iam_role.r[1].arn","aws_iam_role.r[1]","aws_iam_role.r"]""", "aws_iam_role.r[1].arn")]
    [InlineData("""["aws_iam_role.r[7].arn","aws_iam_role.r[7]","aws_iam_role.r"]""", null)]
    [InlineData("""["aws_iam_role.r"]""", null)]
    [InlineData("""["aws_iam_role.r","count.index"]""", "aws_iam_role.r[0].id")]
    [InlineData("""["aws_iam_role.one"]""", "aws_iam_role.one[0].id")]
    [InlineData("""["local.role"]""", null)]
    [InlineData("""["aws_iam_role.one[0].arn","aws_iam_role.one[0]","aws_iam_role.one","aws_iam_role.r[1].arn","aws_iam_role.r[1]","aws_iam_role.r"]""", null)]
    [InlineData("""["random_id.x.id","random_id.x"]""", null)]
    [InlineData("""["aws_iam_role.one[0].max_session_duration","aws_iam_role.one[0]","aws_iam_role.one"]""", null)]
    [InlineData("""["module.none.role","module.none"]""", null)]
    public void An_index_is_exact_or_there_is_no_reference(string references, string? expected)
    {
        var records = Read(
            [
                Change("aws_iam_role.r[0]", "{}", """{"arn":true}"""), Change("aws_iam_role.r[1]", "{}", """{"arn":true}"""),
                Change("aws_iam_role.one[0]", "{}", """{"arn":true}"""), Change("random_id.x", "{}", """{"id":true}"""), Change("aws_lambda_function.f[0]", "{}", """{"role":true}"""),
            ],
            Module([Resource("aws_lambda_function.f", $$"""{"role":{"references":{{references}} } }""")]));

        var role = Field.Of(records["aws_lambda_function.f[0]"].Data)["role"];
        Assert.True(role.IsUnknown);
        Assert.Equal(expected, role.Reference);
    }

    [Fact]
    public void A_list_of_references_is_a_list_of_unknowns()
    {
        var records = Read(
            [Change("aws_subnet.a", "{}", """{"id":true}"""), Change("aws_subnet.b", "{}", """{"id":true}"""), Change("aws_db_subnet_group.g", "{}", """{"subnet_ids":true}""")],
            Module([Resource("aws_db_subnet_group.g", """{"subnet_ids":{"references":["aws_subnet.a.id","aws_subnet.a","aws_subnet.b.id","aws_subnet.b"]}}""")]));

        var ids = Field.Of(records["aws_db_subnet_group.g"].Data)["subnet_ids"];
        Assert.Equal(["aws_subnet.a.id", "aws_subnet.b.id"], ids.Items.Select(item => item.Reference));
    }

    [Fact]
    public void References_inside_blocks_are_found()
    {
        var records = Read(
            [Change("aws_lambda_function.f", "{}", """{"arn":true}"""), Change("aws_s3_bucket_notification.n", """{"lambda_function":[{"events":["s3:*"]}]}""", """{"lambda_function":[{"events":[false],"lambda_function_arn":true}]}""")],
            Module([Resource("aws_s3_bucket_notification.n", """{"lambda_function":[{"lambda_function_arn":{"references":["aws_lambda_function.f.arn","aws_lambda_function.f"]}}]}""")]));

        var block = Field.Of(records["aws_s3_bucket_notification.n"].Data)["lambda_function"];
        Assert.Equal("aws_lambda_function.f.arn", block["lambda_function_arn"].Reference);
        Assert.Equal(["s3:*"], block["events"].Texts);
    }

    [Theory]
    [InlineData("""["create"]""", "{}", true)]
    [InlineData("""["delete","create"]""", "{}", true)]
    [InlineData("""["update"]""", "{}", false)]
    [InlineData("""["create"]""", """{"policy":{"references":["local.x"]}}""", false)]
    public void A_policy_that_nobody_wrote_is_left_out_of_a_new_resource(string actions, string expressions, bool expected)
    {
        var records = Read([Change("aws_sqs_queue.q", "{}", """{"policy":true,"arn":true}""", actions)], Module([Resource("aws_sqs_queue.q", expressions)]));

        Assert.Equal(expected, Field.Of(records["aws_sqs_queue.q"].Data)["policy"].IsLeftOut);
        Assert.True(Field.Of(records["aws_sqs_queue.q"].Data)["arn"].IsUnknown);
    }

    [Theory]
    [InlineData("""["create"]""", Stage.Planned)]
    [InlineData("""["update"]""", Stage.Planned)]
    [InlineData("""["delete","create"]""", Stage.Planned)]
    [InlineData("""["no-op"]""", Stage.Deployed)]
    [InlineData("""["forget"]""", Stage.Deployed)]
    [InlineData("""["delete"]""", null)]
    public void What_is_deleted_is_no_record_and_what_stays_is_real(string actions, Stage? stage)
    {
        var records = Read([Change("aws_s3_bucket.b", """{"bucket":"b"}""", "{}", actions)], Module([]));

        Assert.Equal(stage, records.GetValueOrDefault("aws_s3_bucket.b")?.Origin.Stage);
    }

    [Theory]
    [InlineData("""["aws_s3_bucket_policy.p.id","aws_s3_bucket_policy.p"]""", "aws_s3_bucket.b.id")]
    [InlineData("""["local.has_policy","aws_s3_bucket_policy.p.id","aws_s3_bucket_policy.p","aws_s3_bucket.b.id","aws_s3_bucket.b"]""", "aws_s3_bucket.b.id")]
    [InlineData("""["local.other","aws_s3_bucket.b.id","aws_s3_bucket.b"]""", null)]
    [InlineData("""["local.which","aws_s3_bucket.c.id","aws_s3_bucket.c","aws_s3_bucket.b.id","aws_s3_bucket.b"]""", null)]
    [InlineData("""["aws_s3_bucket_versioning.loop.id","aws_s3_bucket_versioning.loop"]""", "aws_s3_bucket_versioning.loop.id")]
    public void The_id_of_a_part_of_a_bucket_is_the_bucket(string references, string? expected)
    {
        var records = Read(
            [
                Change("aws_s3_bucket.b", "{}", """{"id":true}"""), Change("aws_s3_bucket.c", "{}", """{"id":true}"""), Change("aws_s3_bucket_versioning.loop", "{}", """{"bucket":true}"""),
                Change("aws_s3_bucket_policy.p", "{}", """{"id":true,"bucket":true}"""), Change("aws_s3_bucket_public_access_block.x", "{}", """{"bucket":true}"""),
            ],
            Module([
                Resource("aws_s3_bucket_policy.p", """{"bucket":{"references":["aws_s3_bucket.b.id","aws_s3_bucket.b"]}}"""),
                Resource("aws_s3_bucket_versioning.loop", """{"bucket":{"references":["aws_s3_bucket_versioning.loop.id","aws_s3_bucket_versioning.loop"]}}"""),
                Resource("aws_s3_bucket_public_access_block.x", """{"bucket":{"references":REFS}}""".Replace("REFS", references, StringComparison.Ordinal)),
            ]));

        Assert.Equal(expected, Field.Of(records["aws_s3_bucket_public_access_block.x"].Data)["bucket"].Reference);
    }

    [Fact]
    public void Modules_that_refer_to_each_other_end()
    {
        var loop = Module([], outputs: """{"o":{"expression":{"references":["var.v"]}}}""");
        var records = Read(
            [Change("module.a.aws_x.x", "{}", "{}"), Change("aws_lambda_function.f", "{}", """{"role":true}""")],
            Module([Resource("aws_lambda_function.f", """{"role":{"references":["module.a.o","module.a"]}}""")],
                calls: """{"a":{"expressions":{"v":{"references":["module.a.o","module.a"]}},"module":LOOP}}""".Replace("LOOP", loop, StringComparison.Ordinal)));

        Assert.Null(Field.Of(records["aws_lambda_function.f"].Data)["role"].Reference);
    }

    [Fact]
    public void The_provider_configuration_gives_the_region_and_the_caller_the_account()
    {
        var text = """
            {"format_version":"1.2","variables":{"region":{"value":"eu-west-1"}},
             "prior_state":{"values":{"root_module":{"resources":[{"address":"data.aws_caller_identity.me","mode":"data","type":"aws_caller_identity","name":"me","provider_name":"x/aws","values":{"account_id":"111122223333"}}]}}},
             "resource_changes":[{"address":"aws_sqs_queue.q","mode":"managed","type":"aws_sqs_queue","name":"q","provider_name":"x/aws","change":{"actions":["create"],"after":{"name":"q"},"after_unknown":{"arn":true}}}],
             "configuration":{"provider_config":{"aws":{"name":"aws","expressions":{"region":{"references":["var.region"]}}}},"root_module":{"resources":[{"address":"aws_sqs_queue.q","type":"aws_sqs_queue","provider_config_key":"aws","expressions":{}}]}}}
            """;

        var record = Assert.Single(_texts.Read("plan.json", text).Records);

        Assert.Equal(("111122223333", "eu-west-1"), (record.Account, record.Region));
    }

    private Dictionary<string, Record> Read(string[] changes, string module)
    {
        var collected = _texts.Read("plan.json", "{\"format_version\":\"1.2\",\"resource_changes\":[" + string.Join(',', changes) + "],\"configuration\":{\"root_module\":" + module + "}}");
        Assert.Empty(collected.Diagnostics);
        return collected.Records.ToDictionary(record => record.Origin.Address);
    }

    private static string Change(string address, string after, string unknown, string actions = """["create"]""")
    {
        var type = address.Split('.').First(part => part.Contains('_', StringComparison.Ordinal));
        return $"{{\"address\":{JsonSerializer.Serialize(address)},\"mode\":\"managed\",\"type\":\"{type}\",\"provider_name\":\"registry.terraform.io/hashicorp/{type.Split('_')[0]}\",\"change\":{{\"actions\":{actions},\"before\":{after},\"after\":{after},\"after_unknown\":{unknown}}}}}";
    }

    private static string Resource(string address, string expressions) =>
        $"{{\"address\":\"{address}\",\"type\":\"{address.Split('.')[0]}\",\"provider_config_key\":\"aws\",\"expressions\":{expressions}}}";

    private static string Module(string[] resources, string calls = "{}", string outputs = "{}") =>
        "{\"resources\":[" + string.Join(',', resources) + "],\"module_calls\":" + calls + ",\"outputs\":" + outputs + "}";
}
