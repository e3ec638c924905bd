using Cairn.Tests.Acceptance;

namespace Cairn.Tests.Sources;

/// <summary>Routes that stand in an OpenAPI document are routes, whatever source holds the document and however it is written.</summary>
public sealed class ApiDefinitionTests : IDisposable
{
    private const string Function = """
        resource "aws_lambda_function" "chat" {
          function_name = "chat"
          role          = "arn:aws:iam::111122223333:role/chat"
        }

        """;

    private const string Document = """
        openapi: 3.0.1
        paths:
          /ask:
            post:
              x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: "${uri}"}
        """;

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    /// <summary>The front of a model, whose route asks for a login or not.</summary>
    private static string Front(string security) => """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]}
              Policies: [{PolicyName: ask, PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "sagemaker:InvokeEndpoint", Resource: !Ref Endpoint}]}}]
          Answer:
            Type: AWS::Lambda::Function
            Properties:
              Role: !GetAtt Role.Arn
              Code: {ZipFile: "boto3.client('sagemaker-runtime').invoke_endpoint(EndpointName='triage', Body=b)"}
          Endpoint: {Type: "AWS::SageMaker::Endpoint", Properties: {EndpointName: triage, EndpointConfigName: c}}
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                info: {title: front}
                paths:
                  /answer:
                    post:
                      security: SECURITY
                      x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Answer.Arn}/invocations"}
                components:
                  securitySchemes:
                    sign: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}
          Deployment: {Type: "AWS::ApiGateway::Deployment", Properties: {RestApiId: !Ref Api, StageName: prod}}
        """.Replace("SECURITY", security, StringComparison.Ordinal);

    [Fact]
    public void An_open_route_of_a_definition_leads_the_internet_to_the_model_and_a_guarded_one_does_not()
    {
        Assert.Equal(["triage"], Attacked("open/front.yaml", "[]"));
        Assert.Empty(Attacked("guarded/front.yaml", "[{sign: []}]"));
    }

    private List<string> Attacked(string file, string security)
    {
        var scanned = Scanned.Read(_texts.Write(file, Front(security)));
        return [.. scanned.Report().Attacks.Where(attack => attack.Target.TargetId == "model-misuse").Select(attack => scanned.Graph.Property(attack.Target.Node, "name").AsString())];
    }

    public static TheoryData<string, string> Bodies => new()
    {
        { "written out", "body = jsonencode({openapi = \"3.0.1\", paths = {\"/ask\" = {post = {x-amazon-apigateway-integration = {type = \"aws_proxy\", httpMethod = \"POST\", uri = aws_lambda_function.chat.invoke_arn}}}}})" },
        { "in a template of YAML", "body = templatefile(\"${path.module}/api.yaml\", {uri = aws_lambda_function.chat.invoke_arn})" },
        { "in YAML", "body = yamlencode({openapi = \"3.0.1\", paths = {\"/ask\" = {post = {x-amazon-apigateway-integration = {type = \"aws_proxy\", httpMethod = \"POST\", uri = \"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/chat/invocations\"}}}}})" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Code_holds_a_definition_in_any_form(string name, string body)
    {
        _texts.Write("api.yaml", Document);
        _texts.Write("main.tf", $"{Function}resource \"aws_api_gateway_rest_api\" \"front\" {{\n  name = \"front\"\n  {body}\n}}\n");

        Assert.True(Edges(_texts.Folder, "POST /ask", "INTEGRATES_WITH").SequenceEqual(["chat"]), name);
    }

    [Fact]
    public void A_definition_in_a_file_beside_the_template_is_put_in()
    {
        const string Open = "get: {x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: {'Fn::Sub': 'arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${F.Arn}/invocations'}}}";
        _texts.Write("a/api.yaml", $"openapi: 3.0.1\npaths:\n  /default: {{{Open}}}\n  /none: {{{Open.Replace("get: {", "get: {security: [{NONE: []}], ", StringComparison.Ordinal)}}}\n");
        _texts.Write("outside.yaml", $"openapi: 3.0.1\npaths:\n  /outside: {{{Open}}}\n");
        var template = _texts.Write("a/template.yaml", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              F: {Type: "AWS::Serverless::Function", Properties: {FunctionName: chat, InlineCode: x}}
              Guarded:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: prod
                  Auth: {DefaultAuthorizer: Pool, Authorizers: {Pool: {UserPoolArn: "arn:aws:cognito-idp:us-east-1:111122223333:userpool/p"}}}
                  DefinitionBody: {"Fn::Transform": {Name: "AWS::Include", Parameters: {Location: api.yaml}}}
              Uploaded: {Type: "AWS::Serverless::HttpApi", Properties: {DefinitionUri: "s3://uploads/api.yaml"}}
              Outside: {Type: "AWS::Serverless::Api", Properties: {StageName: prod, DefinitionUri: ../outside.yaml}}
            """);

        var estate = Scanned.Read(template).Estate.Estate;

        Assert.Equal(["COGNITO_USER_POOLS", "NONE"], Auth(estate.Graph, "GET /default"));
        Assert.Equal(["NONE", "NONE"], Auth(estate.Graph, "GET /none"));
        Assert.Empty(Auth(estate.Graph, "GET /outside"));
        Assert.Contains(estate.Gaps, gap => gap.Code == "routes-unknown" && gap.Message.Contains(".Outside`", StringComparison.Ordinal));
        Assert.Equal(["chat", "chat"], Edges(template, "GET /none", "FRONTS"));
    }

    private static List<string> Auth(Cairn.Graph.GraphSnapshot graph, string name) =>
        [.. Named(graph, name).Select(node => graph.Property(node, "auth").AsString()).Order(StringComparer.Ordinal)];

    private static List<string> Edges(string path, string from, string kind)
    {
        var graph = Scanned.Read(path).Graph;
        var routes = Named(graph, from).ToHashSet();
        return [.. Enumerable.Range(0, graph.EdgeCount).Select(graph.EdgeAt).Where(edge => routes.Contains(edge.From) && graph.EdgeKinds[edge.Kind] == kind).Select(edge => graph.Property(edge.To, "name").AsString())];
    }

    private static IEnumerable<int> Named(Cairn.Graph.GraphSnapshot graph, string name) =>
        Enumerable.Range(0, graph.NodeCount).Where(node => graph.Property(node, "name") is { Type: Cairn.Graph.ValueKind.String } text && text.AsString() == name);
}
