using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Providers.Aws;
using Cairn.Sources.Aws;
using Cairn.Sources.Aws.Wire;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws;

/// <summary>Credentials that answers contain never reach the disk, in whatever shape the APIs write them.</summary>
public sealed class LiveSecretTests : IDisposable
{
    private const string Password = "hunter2-Correct-Horse";
    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    public static TheoryData<string, string, string> Places => new()
    {
        { "AWS::Lambda::Function", "lambda:ListFunctions", """{"Functions":[{"FunctionArn":"arn:aws:lambda:us-east-1:1:function:f","FunctionName":"f","Environment":{"Variables":{"DB_PASSWORD":"<plain>"}}}]}""" },
        { "AWS::ECS::TaskDefinition", "ecs:DescribeTaskDefinition", """{"taskDefinition":{"taskDefinitionArn":"arn:aws:ecs:us-east-1:1:task-definition/t:1","containerDefinitions":[{"environment":[{"name":"DB_PASSWORD","value":"<plain>"}]}]}}""" },
        { "AWS::CodeBuild::Project", "codebuild:BatchGetProjects", """{"projects":[{"name":"p","environment":{"environmentVariables":[{"name":"API_TOKEN","value":"<plain>","type":"PLAINTEXT"}]}}]}""" },
        { "AWS::CloudFormation::Stack", "cloudformation:DescribeStacks", """{"Stacks":[{"StackId":"arn:aws:cloudformation:us-east-1:1:stack/s/1","Parameters":[{"ParameterKey":"DbPassword","ParameterValue":"<plain>"}]}]}""" },
        { "AWS::SageMaker::NotebookInstanceLifecycleConfig", "sagemaker:DescribeNotebookInstanceLifecycleConfig", """{"NotebookInstanceLifecycleConfigName":"n","OnStart":[{"Content":"<encoded>"}]}""" },
        { "AWS::SageMaker::StudioLifecycleConfig", "sagemaker:DescribeStudioLifecycleConfig", """{"StudioLifecycleConfigName":"n","StudioLifecycleConfigContent":"<encoded>"}""" },
        { "AWS::EC2::Instance", "ec2:DescribeInstanceAttribute", """{"UserData":{"Value":"<encoded>"}}""" },
        { "AWS::EC2::LaunchTemplate", "ec2:DescribeLaunchTemplateVersions", """{"LaunchTemplateVersions":[{"LaunchTemplateData":{"UserData":"<encoded>"}}]}""" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_credential_in_an_answer_is_a_mark_in_the_snapshot(string type, string operation, string answer)
    {
        var types = AwsEstate.Types.Where(declared => declared.Type == type || declared.Type is "AWS::ECS::Cluster" or "AWS::ECS::Service").ToList();
        var synthetic = new SyntheticAws(types);
        await using var aws = new AwsLoopback(asked => asked.Name == operation ? JsonNode.Parse(answer.Replace("<plain>", Password, StringComparison.Ordinal).Replace("<encoded>", Encoded(), StringComparison.Ordinal))! : synthetic.Answer(asked));
        var snapshot = Path.Combine(_texts.Folder, "secret.ndjson");
        var options = new AwsOptions { Journal = snapshot + ".journal", Environment = aws.Environment };

        using (var collector = new AwsCollector(options, TimeProvider.System, new CallLimits(), new FixedKeys("111122223333"), types))
        using (var file = File.Create(snapshot))
            await collector.Collect(file, null, TestContext.Current.CancellationToken);

        var record = (await File.ReadAllLinesAsync(snapshot, TestContext.Current.CancellationToken)).Where(line => line.Contains(type, StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement.GetRawText()).First();
        Assert.DoesNotContain(Password, record, StringComparison.Ordinal);
        Assert.DoesNotContain(Encoded(), record, StringComparison.Ordinal);
        Assert.True(record.Contains("{{secret:", StringComparison.Ordinal) || record.Contains(Convert.ToBase64String("export HF_TOKEN=\"{{se"u8), StringComparison.Ordinal), record);
    }

    private static string Encoded() => Convert.ToBase64String(Encoding.UTF8.GetBytes($"export HF_TOKEN=\"{Password}\"\n"));
}
