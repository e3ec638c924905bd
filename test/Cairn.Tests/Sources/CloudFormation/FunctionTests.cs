using Cairn.Sources;

namespace Cairn.Tests.Sources.CloudFormation;

/// <summary>What each function of the template language gives, in YAML's short form and in JSON's long one.</summary>
public sealed class FunctionTests : IDisposable
{
    private const string Head =
        """
        Parameters:
          Env: {Type: String, Default: dev}
          Names: {Type: CommaDelimitedList, Default: "a, b,c"}
          Secret: {Type: String}
          Kept: {Type: "AWS::SSM::Parameter::Value<String>", Default: /path}
        Mappings:
          Sizes:
            dev: {size: small, zone: z}
            prod: {size: large, zone: z}
        Conditions:
          IsDev: !Equals [!Ref Env, dev]
          IsProd: !Equals [!Ref Env, prod]
          Unsure: !Equals [!Ref Secret, yes]
          Both: !And [!Condition IsDev, !Not [!Condition IsProd]]
          Never: !And [!Condition IsProd, !Condition Unsure]
          Always: !Or [!Condition IsDev, !Condition Unsure]
          Same: !Equals [!Ref Secret, !Ref Secret]
        Resources:
          Role: {Type: "AWS::IAM::Role", Properties: {Path: /team/}}
          Named: {Type: "AWS::S3::Bucket", Properties: {BucketName: !Sub "data-${Env}"}}
          Bucket: {Type: "AWS::S3::Bucket"}
          Topic: {Type: "AWS::SNS::Topic"}
          Key: {Type: "AWS::KMS::Key"}
          Odd: {Type: "Custom::Thing"}

        """;

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    public static TheoryData<string, string> Cases => new()
    {
        { "!Ref Env", "\"dev\"" },
        { "!Ref Names", """["a","b","c"]""" },
        { "!Ref Secret", """{"$unknown":true,"$ref":"t.Secret"}""" },
        { "!Ref Kept", """{"$unknown":true,"$ref":"t.Kept"}""" },
        { "!Ref Bucket", "\"t.Bucket\"" },
        { "!Ref Named", "\"data-dev\"" },
        { "!Ref Topic", "\"arn:aws:sns:eu-west-1:111122223333:t.Topic\"" },
        { "!Ref Odd", """{"$unknown":true,"$ref":"t.Odd"}""" },
        { "!Ref Nobody", """{"$unknown":true,"$ref":"t.Nobody"}""" },
        { "!Ref AWS::AccountId", "\"111122223333\"" },
        { "!Ref AWS::StackName", "\"t\"" },
        { "[a, !Ref AWS::NoValue, b]", """["a","b"]""" },
        { "{x: !Ref AWS::NoValue, y: 1}", """{"y":1}""" },
        { "!GetAtt Role.Arn", "\"arn:aws:iam::111122223333:role/team/t.Role\"" },
        { "!GetAtt [Role, Arn]", "\"arn:aws:iam::111122223333:role/team/t.Role\"" },
        { "!GetAtt Named.Arn", "\"arn:aws:s3:::data-dev\"" },
        { "!GetAtt Named.DomainName", "\"data-dev.s3.amazonaws.com\"" },
        { "!GetAtt Key.Arn", "\"arn:aws:kms:eu-west-1:111122223333:key/t.Key\"" },
        { "!GetAtt Odd.Some.Thing", """{"$unknown":true,"$ref":"t.Odd.Some_Thing"}""" },
        { "!Sub \"${Env}-${AWS::Region}-${!Literal}\"", "\"dev-eu-west-1-${Literal}\"" },
        { "!Sub [\"${A}/${Bucket.Arn}\", {A: !Ref Env}]", "\"dev/arn:aws:s3:::t.Bucket\"" },
        { "!Sub \"x-${Secret}\"", "\"x-t.Secret\"" },
        { "!Join [\"-\", [a, !Ref Env, !Ref Secret]]", "\"a-dev-t.Secret\"" },
        { "!Join [\",\", !Ref Names]", "\"a,b,c\"" },
        { "!Split [\"/\", a/b/c]", """["a","b","c"]""" },
        { "!Select [1, !Ref Names]", "\"b\"" },
        { "!Select [0, !Split [\"-\", !Sub \"${Env}-x\"]]", "\"dev\"" },
        { "!Select [0, !GetAZs \"\"]", """{"$unknown":true,"$ref":"eu-west-1availability-zones_0"}""" },
        { "!FindInMap [Sizes, !Ref Env, size]", "\"small\"" },
        { "!FindInMap [Sizes, !Ref Secret, zone]", "\"z\"" },
        { "!FindInMap [Sizes, !Ref Secret, size]", """{"$unknown":true}""" },
        { "!FindInMap [Sizes, none, size, {DefaultValue: mid}]", "\"mid\"" },
        { "!If [IsDev, 1, 2]", "1" },
        { "!If [IsProd, 1, 2]", "2" },
        { "!If [Unsure, 1, 2]", """{"$unknown":true}""" },
        { "!If [Unsure, 1, 1]", "1" },
        { "!If [Both, yes-both, no]", "\"yes-both\"" },
        { "!If [Never, 1, 2]", "2" },
        { "!If [Always, 1, 2]", "1" },
        { "!If [Same, 1, 2]", "1" },
        { "!Base64 hello", "\"aGVsbG8=\"" },
        { "!Cidr [10.0.0.0/16, 2, 8]", """["10.0.0.0/24","10.0.1.0/24"]""" },
        { "!Length [a, b]", "2" },
        { "!ToJsonString {a: [1, !Ref Env]}", "\"{\\u0022a\\u0022:[1,\\u0022dev\\u0022]}\"" },
        { "!ImportValue other", """{"$unknown":true,"$ref":"import.other"}""" },
        { "{Version: '2012-10-17', Statement: [{Effect: Allow, Action: '*', Resource: [!GetAtt Bucket.Arn, !Ref Secret, !ImportValue x]}]}", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":["arn:aws:s3:::t.Bucket","t.Secret","import.x"]}]}""" },
        { "{Version: '2012-10-17', Statement: [!If [Unsure, {Effect: Deny, Action: '*', Resource: '*'}, !Ref AWS::NoValue]]}", """{"$unknown":true}""" },
        { "'{{resolve:secretsmanager:my-secret:SecretString:password}}'", """{"$unknown":true,"$ref":"my-secret"}""" },
        { "012345678901", "\"012345678901\"" },
        { "2012-10-17", "\"2012-10-17\"" },
        { "yes", "true" },
        { "'yes'", "\"yes\"" },
        { "1.50", "1.50" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_is_evaluated_as_far_as_it_is_known(string expression, string expected)
    {
        var path = _texts.Write("t.yaml", $"{Head}  X:\n    Type: AWS::Test::Value\n    Properties:\n      Value: {expression}\n");

        var collected = SourceReader.Read([path], new() { Account = "111122223333", Region = "eu-west-1" }, TestContext.Current.CancellationToken);

        Assert.Empty(collected.Diagnostics);
        Assert.Equal(expected, collected.Records.Single(record => record.Origin.Address == "t.X").Data.GetProperty("Value").GetRawText());
    }

    [Fact]
    public void JSON_and_YAML_of_one_template_give_the_same_records()
    {
        const string Json =
            """
            {"Parameters":{"P":{"Type":"String","Default":"x"}},"Resources":{"B":{"Type":"AWS::S3::Bucket","Properties":{
              "BucketName":{"Fn::Join":["-",["a",{"Ref":"P"}]]},"Tags":[{"Key":"k","Value":{"Fn::Sub":"${AWS::StackName}"}}]}}}}
            """;
        const string Yaml =
            """
            Parameters: {P: {Type: String, Default: x}}
            Resources:
              B:
                Type: AWS::S3::Bucket
                Properties:
                  BucketName: !Join ["-", [a, !Ref P]]
                  Tags:
                    - Key: k
                      Value: !Sub ${AWS::StackName}
            """;

        var json = _texts.Read("s.json", Json);
        var yaml = _texts.Read("s.yaml", Yaml);

        Assert.Equal(json.Records.Select(record => record.Data.GetRawText()), yaml.Records.Select(record => record.Data.GetRawText()));
    }

    [Fact]
    public void Loops_are_written_out()
    {
        var collected = _texts.Read("loop.yaml",
            """
            Transform: AWS::LanguageExtensions
            Resources:
              Fn::ForEach::Buckets:
                - Name
                - [red, blue]
                - Bucket${Name}:
                    Type: AWS::S3::Bucket
                    Properties:
                      BucketName: !Sub "logs-${Name}"
            """);

        Assert.Equal(["logs-blue", "logs-red"], collected.Records.Select(record => record.Data.GetProperty("BucketName").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(["loop.Bucketblue", "loop.Bucketred"], collected.Records.Select(record => record.Origin.Address));
    }
}
