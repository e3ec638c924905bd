using Cairn.Providers.Records;
using Cairn.Sources;
using Cairn.Sources.Secrets;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Sources;

/// <summary>A credential is never kept, and the same one is recognised wherever it occurs.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Secret = "Tr0ub4dor&3<x>";

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public void The_same_credential_has_one_mark_in_every_spelling()
    {
        var script = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\npsql -h db.internal -U app {Secret}\naws s3 cp s3://models-bucket/m.tar ."));
        var collected = _texts.Read("state.json", Texts.State(
            Texts.Resource("aws_db_instance", "db", $$"""{"id":"db","password":"{{Secret}}","engine":"postgres"}"""),
            Texts.Resource("aws_instance", "web", $$"""{"user_data":"export PW='{{Secret}}'; curl models-bucket"}"""),
            Texts.Resource("aws_launch_template", "lt", $$"""{"user_data":"{{script}}"}"""),
            Texts.Resource("aws_ecs_task_definition", "task", """{"container_definitions":"[{\"image\":\"app:1\",\"note\":\"Tr0ub4dor\\u00263\\u003cx\\u003e\"}]"}""")));
        var mark = SecretMark.Of(Secret, new ReadOptions().Salt);

        Assert.Equal(mark, Text(collected, "aws_db_instance.db", "password"));
        Assert.Equal("postgres", Text(collected, "aws_db_instance.db", "engine"));
        Assert.Equal($"export PW='{mark}'; curl models-bucket", Text(collected, "aws_instance.web", "user_data"));
        Assert.Equal($$"""[{"image":"app:1","note":"{{mark}}"}]""", Text(collected, "aws_ecs_task_definition.task", "container_definitions"));
        var decoded = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(Text(collected, "aws_launch_template.lt", "user_data")!));
        Assert.Contains(mark, decoded, StringComparison.Ordinal);
        Assert.Contains("s3://models-bucket/m.tar", decoded, StringComparison.Ordinal);
        Assert.All(collected.Records, record => Assert.DoesNotContain("Tr0ub4dor", record.Data.GetRawText(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("aws_iam_access_key", """{"secret":"wJalrXUtnFEMIK7MDENGbPxRfiCY"}""", "{}", "wJalrXUtnFEMI")]
    [InlineData("aws_ssm_parameter", """{"value":"flag-0815"}""", "{}", "flag-0815")]
    [InlineData("aws_lambda_function", """{"environment":[{"variables":{"k":"abc"}}]}""", """{"environment":[{"variables":{"k":true}}]}""", "abc")]
    [InlineData("aws_lambda_function", """{"environment":[{"variables":{"DB_PASSWORD":"hunter22"}}]}""", "{}", "hunter22")]
    [InlineData("aws_x", """{"pin":123456}""", """{"pin":true}""", "123456")]
    [InlineData("aws_x", """{"url":"postgres://app:hunter22@db/x"}""", "{}", "hunter22")]
    [InlineData("aws_x", """{"text":"postgres://app:hunter22@db/x"}""", "{}", "hunter22")]
    [InlineData("aws_x", """{"text":"DB_PASSWORD=hunter22 ./run"}""", "{}", "hunter22")]
    [InlineData("aws_x", """{"text":"openai:sk-abcdefghijklmnopqrstuvwx"}""", "{}", "abcdefghijkl")]
    [InlineData("aws_x", """{"text":"api_key = \"abcdef123\""}""", "{}", "abcdef123")]
    [InlineData("aws_x", """{"text":"-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----"}""", "{}", "MIIE")]
    [InlineData("aws_x", """{"container_definitions":"[{\"environment\":[{\"name\":\"API_TOKEN\",\"value\":\"abcd1\"}]}]"}""", "{}", "abcd1")]
    public void A_credential_is_masked(string type, string values, string sensitive, string secret)
    {
        var collected = _texts.Read("state.json", Texts.State(Texts.Resource(type, "r", values, sensitive)));

        var text = Assert.Single(collected.Records).Data.GetRawText();
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.Contains("{{secret:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":"SECRET_ARN=arn:aws:secretsmanager:eu-west-1:1:secret:x"}""")]
    [InlineData("""{"environment":[{"variables":{"DB_SECRET_ARN":"arn:aws:secretsmanager:eu-west-1:1:secret:x","TABLE":"users"}}]}""")]
    [InlineData("""{"secret":"arn:aws:secretsmanager:eu-west-1:1:secret:x"}""")]
    [InlineData("""{"text":"password=$DB_PASSWORD token = session.get_token(name) "}""")]
    [InlineData("""{"text":"password: {{resolve:secretsmanager:db}}"}""")]
    [InlineData("""{"text":"get_secret_value(SecretId='prod/db')"}""")]
    [InlineData("""{"password":null,"secret":true}""")]
    [InlineData("""{"role_name":"claims-desk-FrontDoorRole-3M9TQ7LA"}""")]
    [InlineData("""{"text":"https://example.com:8080/a@b"}""")]
    public void What_only_names_or_fetches_a_credential_stays(string values)
    {
        var collected = _texts.Read("state.json", Texts.State(Texts.Resource("aws_x", "r", values)));

        Assert.Equal(values, Assert.Single(collected.Records).Data.GetRawText());
    }

    [Fact]
    public void A_policy_that_is_sensitive_for_one_value_in_it_keeps_its_statements()
    {
        var collected = _texts.Read("state.json", Texts.State(Texts.Resource("aws_iam_policy", "p", """{"policy":"{\"Statement\":[]}"}""", """{"policy":true}""")));

        Assert.Equal("""{"Statement":[]}""", Text(collected, "aws_iam_policy.p", "policy"));
    }

    [Fact]
    public void Stand_ins_for_different_credentials_are_not_one_credential()
    {
        var collected = _texts.Read("state.json", Texts.State(Texts.Resource("aws_iam_access_key", "a", """{"secret":"masked"}""")));

        Assert.Equal(SecretMark.Nameless, Text(collected, "aws_iam_access_key.a", "secret"));
    }

    [Fact]
    public void A_secret_that_equals_the_name_of_a_resource_does_not_hide_the_resource()
    {
        var collected = _texts.Read("state.json", Texts.State(
            Texts.Resource("aws_ssm_parameter", "p", """{"value":"model-artefacts-1"}"""),
            Texts.Resource("aws_s3_bucket", "b", """{"bucket":"model-artefacts-1","bucket_domain_name":"model-artefacts-1.s3.amazonaws.com"}""")));

        Assert.Equal("model-artefacts-1.s3.amazonaws.com", Text(collected, "aws_s3_bucket.b", "bucket_domain_name"));
    }

    [Fact]
    public void Outputs_and_utility_resources_tell_credentials_but_are_no_records()
    {
        var state = $$$"""
            {"format_version":"1.0","values":{"outputs":{"key":{"sensitive":true,"value":"output-Secret-1"}},"root_module":{"resources":[
            {{{Texts.Resource("random_password", "db", """{"id":"none","result":"random-Secret-2"}""")}}},
            {{{Texts.Resource("aws_instance", "web", """{"user_data":"output-Secret-1 random-Secret-2"}""")}}}] } } }
            """;

        var collected = _texts.Read("state.json", state);

        var record = Assert.Single(collected.Records);
        Assert.Equal($"{SecretMark.Of("output-Secret-1", new ReadOptions().Salt)} {SecretMark.Of("random-Secret-2", new ReadOptions().Salt)}", Field.Of(record.Data)["user_data"].Text);
    }

    [Fact]
    public void A_private_salt_gives_other_marks()
    {
        Assert.NotEqual(SecretMark.Of("s3cret-value", "a"), SecretMark.Of("s3cret-value", "b"));
        Assert.DoesNotContain("s3cret", SecretMark.Of("s3cret-value", "a"), StringComparison.Ordinal);
    }

    private static string? Text(Collected collected, string address, string field) => Field.Of(Of(collected, address).Data)[field].Text;

    private static Record Of(Collected collected, string address) => collected.Records.Single(record => record.Origin.Address == address);
}
