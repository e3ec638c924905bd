using Cairn.Providers.Records;
using Cairn.Sources;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Sources.CloudFormation;

/// <summary>The short forms of `AWS::Serverless` become the resources that the transform at AWS makes.</summary>
public sealed class ServerlessTests : IDisposable
{
    private const string Head = "Transform: AWS::Serverless-2016-10-31\n";

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    /// <summary>The types and names the transform gives (checked against its released implementation), hashes in names left out.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "a function alone", "F: {Type: 'AWS::Serverless::Function', Properties: {Handler: a.b, InlineCode: x}}", "AWS::IAM::Role FRole|AWS::Lambda::Function F" },
        { "a function with its own role", "F: {Type: 'AWS::Serverless::Function', Properties: {Role: 'arn:aws:iam::111122223333:role/r'}}", "AWS::Lambda::Function F" },
        { "a public address", "F: {Type: 'AWS::Serverless::Function', Properties: {Role: r, FunctionUrlConfig: {AuthType: NONE}}}", "AWS::Lambda::Function F|AWS::Lambda::Permission FUrlPublicPermissions|AWS::Lambda::Url FUrl" },
        { "an address with a login", "F: {Type: 'AWS::Serverless::Function', Properties: {Role: r, FunctionUrlConfig: {AuthType: AWS_IAM}}}", "AWS::Lambda::Function F|AWS::Lambda::Url FUrl" },
        { "a queue", "F: {Type: 'AWS::Serverless::Function', Properties: {Role: r, Events: {E: {Type: SQS, Properties: {Queue: q}}}}}", "AWS::Lambda::EventSourceMapping FE|AWS::Lambda::Function F" },
        { "a rule", "F: {Type: 'AWS::Serverless::Function', Properties: {Role: r, Events: {E: {Type: EventBridgeRule, Properties: {Pattern: {source: [x]}}}}}}", "AWS::Events::Rule FE|AWS::Lambda::Function F|AWS::Lambda::Permission FEPermission" },
        { "an HTTP API of its own", "F: {Type: 'AWS::Serverless::Function', Properties: {Role: r, Events: {E: {Type: HttpApi, Properties: {Path: /a, Method: get}}}}}", "AWS::ApiGatewayV2::Api ServerlessHttpApi|AWS::ApiGatewayV2::Integration FEIntegration|AWS::ApiGatewayV2::Route FERoute|AWS::ApiGatewayV2::Stage ServerlessHttpApiStage|AWS::Lambda::Function F|AWS::Lambda::Permission FEPermission" },
        { "a table", "T: {Type: 'AWS::Serverless::SimpleTable'}", "AWS::DynamoDB::Table T" },
        { "a layer", "L: {Type: 'AWS::Serverless::LayerVersion', Properties: {ContentUri: 's3://b/k'}}", "AWS::Lambda::LayerVersion L" },
        { "a state machine", "M: {Type: 'AWS::Serverless::StateMachine', Properties: {Definition: {StartAt: A}}}", "AWS::IAM::Role MRole|AWS::StepFunctions::StateMachine M" },
        { "a connector", "F: {Type: 'AWS::Serverless::Function', Properties: {InlineCode: x}, Connectors: {C: {Properties: {Destination: {Id: T}, Permissions: [Read]}}}}\n  T: {Type: 'AWS::DynamoDB::Table'}", "AWS::DynamoDB::Table T|AWS::IAM::ManagedPolicy FCPolicy|AWS::IAM::Role FRole|AWS::Lambda::Function F" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_short_form_is_written_out(string name, string resources, string expected)
    {
        var collected = _texts.Read("s.yaml", $"{Head}Resources:\n  {resources}\n");

        Assert.True(collected.Diagnostics.Count == 0, name);
        Assert.Equal(expected.Split('|'), collected.Records.Select(record => $"{record.Type} {record.Origin.Address[2..]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_function_gets_the_policies_it_names_and_those_its_events_need()
    {
        var collected = _texts.Read("s.yaml", Head +
            """
            Resources:
              Docs: {Type: "AWS::S3::Bucket"}
              F:
                Type: AWS::Serverless::Function
                Properties:
                  InlineCode: x
                  VpcConfig: {SubnetIds: [subnet-1]}
                  Policies:
                    - S3ReadPolicy: {BucketName: !Ref Docs}
                    - AmazonBedrockFullAccess
                    - {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "bedrock:InvokeModel", Resource: "*"}]}
                  Events: {E: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn}}}
              Q: {Type: "AWS::SQS::Queue"}
            """);

        var role = Field.Of(Find(collected, "s.FRole").Data);
        Assert.Equal(
            [
                "arn:aws:iam::aws:policy/AmazonBedrockFullAccess",
                "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
                "arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole",
                "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
            ],
            role["ManagedPolicyArns"].Texts.Order(StringComparer.Ordinal));
        Assert.Equal(2, role["Policies"].Items.Count());
        Assert.Equal(["arn:aws:s3:::s.Docs", "arn:aws:s3:::s.Docs/*"], role["Policies"].Items.First()["PolicyDocument"]["Statement"]["Resource"].Texts);
        Assert.Equal("arn:aws:iam::unknown:role/s.FRole", Field.Of(Find(collected, "s.F").Data)["Role"].Text);
    }

    [Fact]
    public void Settings_for_all_are_joined_with_those_of_one()
    {
        var collected = _texts.Read("s.yaml", Head +
            """
            Globals: {Function: {Runtime: python3.12, Timeout: 3, Environment: {Variables: {A: "1", B: "1"}}, Layers: [l1]}}
            Resources: {F: {Type: "AWS::Serverless::Function", Properties: {Role: r, Timeout: 9, Environment: {Variables: {B: "2"}}, Layers: [l2]}}}
            """);

        var function = Field.Of(Find(collected, "s.F").Data);
        Assert.Equal(("python3.12", 9L), (function["Runtime"].Text, function["Timeout"].Number));
        Assert.Equal(["1", "2"], function["Environment"]["Variables"].Members.Select(member => member.Value.Text));
        Assert.Equal(["l1", "l2"], function["Layers"].Texts);
    }

    [Theory]
    [InlineData("", "", "NONE")]
    [InlineData("DefaultAuthorizer: AWS_IAM", "", "AWS_IAM")]
    [InlineData("DefaultAuthorizer: AWS_IAM", "Auth: {Authorizer: NONE}", "NONE")]
    [InlineData("DefaultAuthorizer: Pool, Authorizers: {Pool: {UserPoolArn: 'arn:aws:cognito-idp:us-east-1:111122223333:userpool/p'}}", "", "COGNITO_USER_POOLS")]
    [InlineData("Authorizers: {Code: {FunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:f'}}", "Auth: {Authorizer: Code}", "CUSTOM")]
    public void A_route_asks_for_the_login_that_it_or_its_API_says(string api, string route, string expected)
    {
        var collected = _texts.Read("s.yaml", $$"""
            {{Head}}Resources:
              Api: {Type: "AWS::Serverless::Api", Properties: {StageName: v1, Auth: { {{api}} } } }
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Role: r
                  Events:
                    E: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /chat, Method: post, {{route}} } }
            """);

        var method = Field.Of(Find(collected, "s.FEMethod").Data);
        Assert.Equal(expected, method["AuthorizationType"].Text);
        Assert.Equal("arn:aws:apigateway::lambda:path/2015-03-31/functions/arn:aws:lambda::unknown:function:s.F/invocations", method["Integration"]["Uri"].Text);
    }

    [Fact]
    public void A_bucket_that_calls_a_function_says_so_itself()
    {
        var collected = _texts.Read("s.yaml", Head +
            """
            Resources:
              B: {Type: "AWS::S3::Bucket", Properties: {BucketName: docs}}
              F: {Type: "AWS::Serverless::Function", Properties: {Role: r, Events: {E: {Type: S3, Properties: {Bucket: !Ref B, Events: "s3:ObjectCreated:*"}}}}}
            """);

        var entry = Field.Of(Find(collected, "s.B").Data)["NotificationConfiguration"]["LambdaConfigurations"].Items.Single();
        Assert.Equal(("s3:ObjectCreated:*", "arn:aws:lambda::unknown:function:s.F"), (entry["Event"].Text, entry["Function"].Text));
    }

    private static Record Find(Collected collected, string address) => collected.Records.Single(record => record.Origin.Address == address);
}
