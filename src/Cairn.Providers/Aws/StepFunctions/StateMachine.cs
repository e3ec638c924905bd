using Cairn.Graph;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.StepFunctions;

internal static class StateMachine
{
    private const int MaxDepth = 48;

    public static readonly ResourceType Type = new("AWS::StepFunctions::StateMachine", "Runs functions, jobs and models in order, with one role for all of them.")
    {
        Kind = "Pipeline",
        Terraform = ["aws_sfn_state_machine"],
        Key = r => r["StateMachineArn", "Arn"].Text ?? r.Arn("states", $"stateMachine:{r.NameOr("StateMachineName", "Name")}"),
        Names = ["StateMachineName|Name", "StateMachineArn|Arn"],
        Attributes =
        [
            new("name", "StateMachineName|Name", "The state machine's name."),
            new("logsContent", "LoggingConfiguration.IncludeExecutionData", "Inputs and outputs are written to the log.") { IsFlag = true },
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn", "Role"),
            new(EdgeKinds.LogsTo, "LoggingConfiguration.LogDestination|LoggingConfiguration.Destinations.CloudWatchLogsLogGroup.LogGroupArn", "LogSink"),
            new(EdgeKinds.EncryptedWith, "EncryptionConfiguration.KmsKeyId", "EncryptionKey"),
        ],
        Also = Steps,
        Calls =
        [
            new("stepfunctions:ListStateMachines", "stateMachines")
            {
                Id = "stateMachineArn",
                Then =
                [
                    new("stepfunctions:DescribeStateMachine") { With = ["stateMachineArn"] },
                ],
            },
        ],
    };

    private static void Steps(Mapped machine)
    {
        var definition = EmbeddedJson.Read(machine, machine["DefinitionString", "Definition"]);
        if (definition.IsUnknown)
            machine.Gap("value-unknown", machine.Self, "its steps are not known until they are applied", "scan the state after the apply, or the live account");
        var services = new SortedSet<string>(StringComparer.Ordinal);
        Walk(machine, definition, services, MaxDepth);
        if (services.Count > 0)
            machine.Set("integrations", Value.List(services.Select(service => (Value)service)));
    }

    private static void Walk(Mapped machine, Field field, SortedSet<string> services, int depth)
    {
        if (depth == 0 || !field.IsKnown)
            return;
        if (field.Element.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            foreach (var item in field.Items)
                Walk(machine, item, services, depth - 1);
            return;
        }

        foreach (var (name, value) in field.Members)
        {
            Step(machine, name, value, services);
            Walk(machine, value, services, depth - 1);
        }
    }

    private static void Step(Mapped machine, string name, Field value, SortedSet<string> services)
    {
        if (value.Text is not { } text)
            return;

        // arn:aws:states:::lambda:invoke.waitForTaskToken is an integration, not a resource.
        if (text.Split(':', 6) is ["arn", _, "states", "", "", var integration])
            services.Add(integration.Split('.')[0]);
        else if (ArnKinds.Of(text) is not null)
            ArnKinds.Link(machine, machine.Self, EdgeKinds.Orchestrates, value);
        else if (KindNamedBy(name) is { } kind)
            machine.Edge(machine.Self, EdgeKinds.Orchestrates, machine.Named(text, Missing.Ignore, kind), value);
    }

    private static string? KindNamedBy(string parameter) => parameter switch
    {
        "FunctionName" => "Function",
        "JobName" => "DataJob",
        "ProjectName" => "CiWorkflow",
        "TaskDefinition" => "Workload",
        "EndpointName" => "InferenceEndpoint",
        _ => null,
    };
}
