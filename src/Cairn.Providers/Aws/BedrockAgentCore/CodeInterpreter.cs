using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.BedrockAgentCore;

internal static class CodeInterpreter
{
    public static readonly ResourceType Type = new("AWS::BedrockAgentCore::CodeInterpreterCustom", "Runs code that a model wrote, with a role and a network.")
    {
        Kind = "CodeInterpreter",
        Terraform = ["aws_bedrockagentcore_code_interpreter"],
        Key = r => r["CodeInterpreterArn", "Arn"].Text ?? r.Arn("bedrock-agentcore", $"code-interpreter-custom/{r["CodeInterpreterId"].Text ?? r.NameOr("Name")}"),
        Names = ["CodeInterpreterArn", "CodeInterpreterId"],
        Attributes = [new("name", "Name", "The interpreter's name.")],
        Links = [new(EdgeKinds.RunsAs, "ExecutionRoleArn", "Role")],
        Also = interpreter =>
        {
            interpreter.Set("runsCode", true);
            Networks.State(interpreter);
        },
        Calls =
        [
            new("bedrock-agentcore-control:ListCodeInterpreters", "codeInterpreterSummaries")
            {
                Given = ["type=CUSTOM"],
                Id = "codeInterpreterId",
                Then =
                [
                    new("bedrock-agentcore-control:GetCodeInterpreter") { With = ["codeInterpreterId"] },
                ],
            },
        ],
    };
}
