using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class NotebookInstance
{
    public static readonly ResourceType Type = new("AWS::SageMaker::NotebookInstance", "A machine on which people run code with its role; opening it means holding that role.")
    {
        Kind = "Notebook",
        Terraform = ["aws_sagemaker_notebook_instance"],
        Key = r => r["Arn", "NotebookInstanceArn"].Text ?? r.Arn("sagemaker", $"notebook-instance/{r.NameOr("NotebookInstanceName", "Name")}"),
        Names = ["NotebookInstanceName|Name", "Arn|NotebookInstanceArn"],
        Attributes =
        [
            new("name", "NotebookInstanceName|Name", "The notebook's name."),
            new("directInternetAccess", "DirectInternetAccess", "Enabled gives it a way to the internet past the VPC."),
            new("rootAccess", "RootAccess", "Enabled lets its users become root."),
            new("instanceType", "InstanceType", "The machine's size."),
            new("platform", "PlatformIdentifier", "The operating system image; old ones get no fixes."),
            new("minimumMetadataVersion", "InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion", "1 leaves the metadata service open to request forgery."),
            new("url", "Url", "Where it is opened."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn", "Role"),
            new(EdgeKinds.InNetwork, "SubnetId", "Subnet"),
            new(EdgeKinds.ProtectedBy, "SecurityGroups|SecurityGroupIds", "SecurityGroup"),
            new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey"),
            new(EdgeKinds.ConfiguredBy, "LifecycleConfigName|NotebookInstanceLifecycleConfigName", "ConfigFile"),
        ],
        Also = notebook =>
        {
            Repositories.Link(notebook, notebook["DefaultCodeRepository"]);
            foreach (var repository in notebook["AdditionalCodeRepositories"].Items)
                Repositories.Link(notebook, repository);
        },
        Calls =
        [
            new("sagemaker:ListNotebookInstances", "NotebookInstances")
            {
                Id = "NotebookInstanceArn",
                Then =
                [
                    new("sagemaker:DescribeNotebookInstance") { With = ["NotebookInstanceName"] },
                    new("sagemaker:ListTags", "Tags") { With = ["ResourceArn=NotebookInstanceArn"], As = "Tags[]" },
                ],
            },
        ],
    };
}
