using Cairn.Graph;
using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class NotebookInstanceLifecycleConfig
{
    public static readonly ResourceType Type = new("AWS::SageMaker::NotebookInstanceLifecycleConfig", "Scripts that run as root whenever a notebook is made or started; whoever changes them runs code as the notebook's role.")
    {
        Kind = "ConfigFile",
        Terraform = ["aws_sagemaker_notebook_instance_lifecycle_configuration"],
        Key = r => r["Arn", "NotebookInstanceLifecycleConfigArn"].Text ?? r.Arn("sagemaker", $"notebook-instance-lifecycle-config/{r.NameOr("NotebookInstanceLifecycleConfigName", "Name")}"),
        Names = ["NotebookInstanceLifecycleConfigName|Name", "Arn|NotebookInstanceLifecycleConfigArn"],
        Attributes = [new("name", "NotebookInstanceLifecycleConfigName|Name", "The configuration's name.")],
        Also = config =>
        {
            config.Set("subKind", "lifecycle-script");
            config.Set("runsOn", Value.List(new[] { "OnCreate", "OnStart" }.Where(when => !config[when].IsAbsent).Select(when => (Value)when)));
            foreach (var script in config["OnCreate"].Items.Concat(config["OnStart"].Items))
            {
                foreach (var hash in SecretMarkers.In(script))
                    config.Edge(config.Self, EdgeKinds.Holds, SecretMarkers.Credential(config, hash, "script"), script);
                if (script.IsUnknown)
                    config.Gap("script-unknown", config.Self, $"the script `{script.Pointer}` is not known until it is applied");
            }
        },
        Calls =
        [
            new("sagemaker:ListNotebookInstanceLifecycleConfigs", "NotebookInstanceLifecycleConfigs")
            {
                Id = "NotebookInstanceLifecycleConfigArn",
                Then =
                [
                    new("sagemaker:DescribeNotebookInstanceLifecycleConfig") { With = ["NotebookInstanceLifecycleConfigName"] },
                ],
            },
        ],
    };
}
