using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.BedrockAgentCore;

internal static class Browser
{
    public static readonly ResourceType Type = new("AWS::BedrockAgentCore::BrowserCustom", "A browser that agents drive: web pages speak to the agent through it.")
    {
        Kind = "BrowserTool",
        Terraform = ["aws_bedrockagentcore_browser"],
        Key = r => r["BrowserArn"].Text ?? r.Arn("bedrock-agentcore", $"browser-custom/{r["BrowserId"].Text ?? r.NameOr("Name")}"),
        Names = ["BrowserArn", "BrowserId"],
        Attributes = [new("name", "Name", "The browser's name."), new("records", "RecordingConfig.Enabled|Recording.Enabled", "Whether sessions are recorded.")],
        Links = [new(EdgeKinds.RunsAs, "ExecutionRoleArn", "Role")],
        Also = browser =>
        {
            Networks.State(browser);
            browser.Set("untrustedInput", "web");
            var recording = browser["RecordingConfig", "Recording"]["S3Location"];
            S3Location.Link(browser, browser.Self, EdgeKinds.CapturedTo, recording["Bucket"], recording["Prefix"]);
        },
        Calls =
        [
            new("bedrock-agentcore-control:ListBrowsers", "browserSummaries")
            {
                Given = ["type=CUSTOM"],
                Id = "browserId",
                Then =
                [
                    new("bedrock-agentcore-control:GetBrowser") { With = ["browserId"] },
                ],
            },
        ],
    };
}
