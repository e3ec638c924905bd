using Cairn.Sources;

namespace Cairn.Tests.Sources;

/// <summary>The two forms of a state give the same records, placed in their accounts and regions.</summary>
public sealed class StateTests : IDisposable
{
    private const string Shown = """
        {"format_version":"1.0","values":{"root_module":{"resources":[
          {"address":"aws_iam_access_key.k[0]","mode":"managed","type":"aws_iam_access_key","name":"k","index":0,"provider_name":"registry.terraform.io/hashicorp/aws","values":{"id":"AKIA1","secret":"Abcdefgh12345678"},"sensitive_values":{"secret":true}},
          {"address":"aws_s3_bucket.b[\"a.\\\"b\"]","mode":"managed","type":"aws_s3_bucket","name":"b","index":"a.\"b","provider_name":"registry.terraform.io/hashicorp/aws","values":{"arn":"arn:aws:s3:::b","bucket":"b"},"sensitive_values":{}}],
          "child_modules":[{"address":"module.m","resources":[
            {"address":"module.m.aws_sqs_queue.q","mode":"managed","type":"aws_sqs_queue","name":"q","provider_name":"registry.terraform.io/hashicorp/aws","values":{"arn":"arn:aws:sqs:eu-west-1:111122223333:q","tags":{"secret":"x","t":"hidden-Value-1"}},"sensitive_values":{"tags":{"t":true}}}]}]}}}
        """;

    private const string Raw = """
        {"version":4,"terraform_version":"1.9.0","serial":3,"lineage":"l","outputs":{},"resources":[
          {"mode":"managed","type":"aws_iam_access_key","name":"k","provider":"provider[\"registry.terraform.io/hashicorp/aws\"]","instances":[{"index_key":0,"attributes":{"id":"AKIA1","secret":"Abcdefgh12345678"},"sensitive_attributes":[]}]},
          {"mode":"managed","type":"aws_s3_bucket","name":"b","provider":"provider[\"registry.terraform.io/hashicorp/aws\"]","instances":[{"index_key":"a.\"b","attributes":{"arn":"arn:aws:s3:::b","bucket":"b"}}]},
          {"module":"module.m","mode":"managed","type":"aws_sqs_queue","name":"q","provider":"provider[\"registry.terraform.io/hashicorp/aws\"]","instances":[{"attributes":{"arn":"arn:aws:sqs:eu-west-1:111122223333:q","tags":{"secret":"x","t":"hidden-Value-1"}},"sensitive_attributes":[[{"type":"get_attr","value":"tags"},{"type":"index","value":{"value":"t","type":"string"}}]]}]}]}
        """;

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public void The_raw_and_the_shown_form_give_equal_records()
    {
        var shown = Lines(_texts.Read("state", Shown));
        var raw = Lines(_texts.Read("state", Raw));

        Assert.Equal(3, shown.Count);
        Assert.Equal(shown, raw);
        Assert.DoesNotContain("hidden-Value-1", string.Concat(raw), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_without_an_ARN_lies_where_most_of_its_input_lies()
    {
        var records = _texts.Read("state", Shown).Records;

        Assert.All(records, record => Assert.Equal("111122223333", record.Account));
        Assert.Equal([null, "eu-west-1", "eu-west-1"], records.Select(record => record.Region));
    }

    [Fact]
    public void Provider_configurations_are_accounts_of_their_own()
    {
        var text = """
            {"version":4,"serial":1,"lineage":"l","resources":[
              {"mode":"data","type":"aws_caller_identity","name":"me","provider":"provider[\"r/h/aws\"].dev","instances":[{"attributes":{"account_id":"222222222222"}}]},
              {"mode":"managed","type":"aws_iam_user_policy","name":"dev","provider":"provider[\"r/h/aws\"].dev","instances":[{"attributes":{"id":"x"}}]},
              {"mode":"managed","type":"aws_iam_role","name":"r","provider":"provider[\"r/h/aws\"]","instances":[{"attributes":{"arn":"arn:aws:iam::333333333333:role/r"}}]},
              {"mode":"managed","type":"aws_iam_user_policy","name":"prod","provider":"provider[\"r/h/aws\"]","instances":[{"attributes":{"id":"y"}}]}]}
            """;

        var accounts = _texts.Read("state", text).Records.ToDictionary(record => record.Origin.Address, record => record.Account);

        Assert.Equal("222222222222", accounts["aws_iam_user_policy.dev"]);
        Assert.Equal("333333333333", accounts["aws_iam_user_policy.prod"]);
    }

    [Fact]
    public void Nothing_says_the_account_so_it_is_unknown()
    {
        var record = Assert.Single(_texts.Read("state", Texts.State(Texts.Resource("aws_iam_user", "u", """{"name":"u"}"""))).Records);

        Assert.Equal("unknown", record.Account);
    }

    [Fact]
    public void Data_sources_are_records_where_they_describe_what_nothing_else_here_does()
    {
        var collected = _texts.Read("state", Texts.State(
            Texts.Resource("aws_iam_policy", "admin", """{"arn":"arn:aws:iam::aws:policy/A","policy":"{}"}""", mode: "data"),
            Texts.Resource("aws_iam_policy", "again", """{"arn":"arn:aws:iam::aws:policy/A","policy":"{}"}""", mode: "data"),
            Texts.Resource("aws_s3_bucket", "mine", """{"arn":"arn:aws:s3:::mine","id":"mine"}"""),
            Texts.Resource("aws_s3_bucket", "mine", """{"arn":"arn:aws:s3:::mine","id":"mine"}""", mode: "data"),
            Texts.Resource("aws_s3_bucket", "theirs", """{"arn":"arn:aws:s3:::theirs","id":"theirs"}""", mode: "data"),
            Texts.Resource("aws_ami", "x", """{"id":"ami-1"}""", mode: "data"),
            Texts.Resource("aws_iam_policy_document", "d", """{"json":"{}"}""", mode: "data")));

        Assert.Equal(["aws_s3_bucket.mine", "data.aws_iam_policy.admin", "data.aws_s3_bucket.theirs"], collected.Records.Select(record => record.Origin.Address));
        Assert.Equal("arn:aws:s3:::theirs", Assert.Single(collected.Gaps).Subject);
    }

    [Theory]
    [InlineData("registry.terraform.io/hashicorp/aws", "aws")]
    [InlineData("registry.terraform.io/hashicorp/google-beta", "google")]
    [InlineData("provider[\"registry.opentofu.org/hashicorp/azurerm\"].west", "azurerm")]
    [InlineData("module.a.provider.aws.west", "aws")]
    [InlineData("provider.google", "google")]
    [InlineData("aws", "aws")]
    [InlineData("provider[\"]", "provider[\"]")]
    [InlineData("[\"", "[\"")]
    [InlineData(null, "unknown")]
    public void Providers_have_short_names(string? name, string expected) => Assert.Equal(expected, Cairn.Sources.Terraform.ProviderName.Short(name));

    [Theory]
    [InlineData("""{"format_version":"1.0"}""")]
    [InlineData("""{"format_version":"1.0","values":null}""")]
    [InlineData("""{"format_version":"1.0","values":{"root_module":[1]}}""")]
    [InlineData("""{"format_version":"1.0","values":{"root_module":{"resources":[1,{"type":2},{"type":"aws_x","values":7,"sensitive_values":true}]}}}""")]
    [InlineData("""{"version":4,"lineage":"l","resources":{"a":1}}""")]
    [InlineData("""{"version":4,"lineage":"l","resources":[{"type":"aws_x","instances":[{"attributes":[],"sensitive_attributes":[1,[2],[{"value":{}}]],"index_key":{}}]}]}""")]
    [InlineData("""{"format_version":"1.0","resource_changes":[{"type":"aws_x","change":{"actions":["create"],"after":[],"after_unknown":{"a":{"b":[true]}}}},{"type":"aws_x","address":7}],"configuration":[]}""")]
    public void Members_of_an_unexpected_shape_are_no_harm(string text) => Assert.NotNull(_texts.Read("state", text));

    private static List<string> Lines(Collected collected) =>
        [.. collected.Records.Select(record => $"{record.Provider} {record.Type} {record.Account} {record.Region} {record.Origin} {record.Data.GetRawText()}")];
}
