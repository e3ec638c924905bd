using Cairn.Providers.Records;
using Cairn.Sources;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Sources.CloudFormation;

/// <summary>How templates become stacks: parameters, conditions, nesting, exports, the CDK's manifest.</summary>
public sealed class StackTests : IDisposable
{
    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public void Parameters_come_from_the_user_or_their_defaults()
    {
        var path = _texts.Write("app.yaml",
            """
            Parameters: {Env: {Type: String, Default: dev}, Owner: {Type: String}}
            Resources: {B: {Type: "AWS::S3::Bucket", Properties: {BucketName: !Sub "${Env}-${Owner}"}}}
            """);

        var byDefault = SourceReader.Read([path], new() { Parameters = new Dictionary<string, string> { ["Owner"] = "ml" } }, TestContext.Current.CancellationToken);
        var given = SourceReader.Read([path], new() { Parameters = new Dictionary<string, string> { ["Env"] = "prod", ["app.Owner"] = "x", ["Owner"] = "y" } }, TestContext.Current.CancellationToken);
        var unknown = SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal("dev-ml", NameOf(byDefault.Records[0]));
        Assert.Equal("prod-x", NameOf(given.Records[0]));
        Assert.Equal("dev-app.Owner", NameOf(unknown.Records[0]));
        Assert.Equal("parameter-unknown", Assert.Single(unknown.Gaps).Code);
    }

    [Fact]
    public void A_resource_whose_condition_fails_is_not_there_and_one_that_is_undecided_is()
    {
        var collected = _texts.Read("app.yaml",
            """
            Parameters: {Env: {Type: String, Default: dev}, Open: {Type: String}}
            Conditions: {IsProd: !Equals [!Ref Env, prod], IsOpen: !Equals [!Ref Open, "yes"]}
            Resources:
              Prod: {Type: "AWS::S3::Bucket", Condition: IsProd}
              Open: {Type: "AWS::S3::Bucket", Condition: IsOpen}
            """);

        Assert.Equal(["app.Open"], collected.Records.Select(record => record.Origin.Address));
        Assert.Contains(collected.Gaps, gap => gap.Code == "condition-unknown" && gap.Subject == "app.Open");
    }

    [Fact]
    public void A_nested_stack_gets_its_parameters_from_its_parent_and_gives_outputs_back()
    {
        _texts.Write("parent.yaml",
            """
            Parameters: {Env: {Type: String, Default: dev}}
            Resources:
              Storage:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: ./parts/storage.yaml, Parameters: {Name: !Sub "models-${Env}"}}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  Policies:
                    - PolicyName: read
                      PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: !Sub "${Storage.Outputs.Arn}/*"}]}
            """);
        _texts.Write("parts/storage.yaml",
            """
            Parameters: {Name: {Type: String}}
            Resources: {Bucket: {Type: "AWS::S3::Bucket", Properties: {BucketName: !Ref Name}}}
            Outputs: {Arn: {Value: !GetAtt Bucket.Arn}}
            """);

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(["parent.Role", "parent.Storage", "parent.Storage.Bucket"], collected.Records.Select(record => record.Origin.Address).Order(StringComparer.Ordinal));
        var statement = Field.Of(Find(collected, "parent.Role").Data)["Policies"]["PolicyDocument"]["Statement"];
        Assert.Equal("arn:aws:s3:::models-dev/*", statement["Resource"].Text);
    }

    [Fact]
    public void A_nested_template_that_was_uploaded_is_found_by_its_file_name()
    {
        _texts.Write("parent.yaml",
            """
            Parameters: {Bucket: {Type: String}}
            Resources: {Child: {Type: "AWS::CloudFormation::Stack", Properties: {TemplateURL: !Sub "https://s3.amazonaws.com/${Bucket}/x/child.yaml"}}}
            """);
        _texts.Write("child.yaml", "Resources: {Q: {Type: 'AWS::SQS::Queue'}}");

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Contains(collected.Records, record => record.Origin.Address == "parent.Child.Q");
    }

    [Fact]
    public void What_one_template_exports_another_imports()
    {
        _texts.Write("keys.yaml",
            """
            Resources: {Key: {Type: "AWS::KMS::Key"}}
            Outputs: {KeyArn: {Value: !GetAtt Key.Arn, Export: {Name: !Sub "${AWS::StackName}-key"}}}
            """);
        _texts.Write("data.yaml", "Resources: {B: {Type: 'AWS::S3::Bucket', Properties: {KmsKeyArn: !ImportValue keys-key}}}");

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal("arn:aws:kms::unknown:key/keys.Key", Field.Of(Find(collected, "data.B").Data)["KmsKeyArn"].Text);
        Assert.Empty(collected.Gaps);
    }

    [Fact]
    public void Stacks_that_nest_or_import_each_other_end()
    {
        _texts.Write("a.yaml", "Resources: {S: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: b.yaml}}}\nOutputs: {O: {Value: !ImportValue x, Export: {Name: 'y'}}}");
        _texts.Write("b.yaml", "Resources: {S: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: a.yaml}}, Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !ImportValue 'y'}}}\nOutputs: {O: {Value: !ImportValue 'y', Export: {Name: x}}}");

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.NotEmpty(collected.Records);
        Assert.Contains(collected.Diagnostics, problem => problem.Code == "circular-dependency");
    }

    [Fact]
    public void Stacks_that_nest_each_other_are_read_beside_one_that_stands_alone()
    {
        _texts.Write("a.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources: {S: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: b.yaml}}}");
        _texts.Write("b.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources: {S: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: a.yaml}}, Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q}}}");
        _texts.Write("c.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources: {T: {Type: 'AWS::SNS::Topic', Properties: {TopicName: t}}}");

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(["AWS::SNS::Topic", "AWS::SQS::Queue"], collected.Records.Select(record => record.Type).Where(type => type != "AWS::CloudFormation::Stack").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_cloud_assembly_says_as_what_and_where_its_templates_are_deployed()
    {
        _texts.Write("cdk.out/manifest.json",
            """
            {"version":"36.0.0","artifacts":{
              "App.assets":{"type":"cdk:asset-manifest","properties":{"file":"App.assets.json"}},
              "App":{"type":"aws:cloudformation:stack","environment":"aws://111122223333/eu-west-1","properties":{"templateFile":"App.template.json","stackName":"rag-app"}}}}
            """);
        _texts.Write("cdk.out/App.assets.json", """{"version":"36.0.0","files":{},"dockerImages":{}}""");
        _texts.Write("cdk.out/App.template.json",
            """
            {"Resources":{
              "Fn":{"Type":"AWS::Lambda::Function","Properties":{"Role":{"Fn::GetAtt":["Role","Arn"]}}},
              "Role":{"Type":"AWS::IAM::Role","Properties":{}},
              "Data":{"Type":"AWS::CloudFormation::Stack","Properties":{"TemplateURL":{"Fn::Join":["",["https://s3.",{"Ref":"AWS::Region"},".amazonaws.com/cdk/0a1b.json"]]}},"Metadata":{"aws:asset:path":"Data.nested.template.json"}}}}
            """);
        _texts.Write("cdk.out/Data.nested.template.json", """{"Resources":{"T":{"Type":"AWS::DynamoDB::Table","Properties":{}}}}""");

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(["rag-app.Data", "rag-app.Data.T", "rag-app.Fn", "rag-app.Role"], collected.Records.Select(record => record.Origin.Address).Order(StringComparer.Ordinal));
        Assert.All(collected.Records, record => Assert.Equal("111122223333", record.Account));
        Assert.Equal("arn:aws:iam::111122223333:role/rag-app.Role", Field.Of(Find(collected, "rag-app.Fn").Data)["Role"].Text);
        Assert.Contains(collected.Sightings, file => file.Kind == "CDK manifest" && file.IsRead);
    }

    [Fact]
    public void A_secret_parameter_is_masked_wherever_it_goes()
    {
        var path = _texts.Write("db.yaml",
            """
            Parameters: {Password: {Type: String, NoEcho: true}}
            Resources: {F: {Type: "AWS::Lambda::Function", Properties: {Environment: {Variables: {CONN: !Sub "postgres://u:${Password}@h/db"}}}}}
            """);

        var collected = SourceReader.Read([path], new() { Parameters = new Dictionary<string, string> { ["Password"] = "hunter2-hunter2" } }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("hunter2", collected.Records[0].Data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_is_told_with_what_it_was_taken_for()
    {
        _texts.Write("a.yaml", "Transform: AWS::Serverless-2016-10-31\nResources:\n  B:\n    Type: AWS::S3::Bucket\n");
        _texts.Write("k.yaml", "apiVersion: v1\nkind: Pod\n");
        _texts.Write("p.json", """[{"ParameterKey":"a","ParameterValue":"b"}]""");
        _texts.Write("x.json", """{"bomFormat":"CycloneDX"}""");

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(
            [("a.yaml", "CloudFormation template", true), ("k.yaml", "of another kind", false), ("p.json", "CloudFormation parameters", false), ("x.json", "of another kind", false)],
            collected.Sightings.Select(file => (Path.GetFileName(file.Path), file.Kind, file.IsRead)));
        Assert.Contains("Kubernetes", collected.Sightings[1].Why, StringComparison.Ordinal);
    }

    private static Record Find(Collected collected, string address) => collected.Records.Single(record => record.Origin.Address == address);

    private static string? NameOf(Record record) => Field.Of(record.Data)["BucketName"].Text;
}
