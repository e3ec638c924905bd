using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Efs;

internal static class FileSystemPolicy
{
    public static readonly ResourceType Type = new("AWS::EFS::FileSystemPolicy", "Says who may mount and write a file system.")
    {
        Terraform = ["aws_efs_file_system_policy"],
        Subject = new("", "FileSystemId", "FileSystem"),
        Policies = [new(PolicyRole.Resource, "Policy")],
    };
}
