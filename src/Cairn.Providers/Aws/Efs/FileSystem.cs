using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Efs;

internal static class FileSystem
{
    public static readonly ResourceType Type = new("AWS::EFS::FileSystem", "Shared files: home folders of notebooks, training data, model caches.")
    {
        Kind = "FileSystem",
        Terraform = ["aws_efs_file_system"],
        Key = r => r["FileSystemArn", "Arn"].Text ?? r.Arn("elasticfilesystem", $"file-system/{r.NameOr("FileSystemId", "id")}"),
        Names = ["FileSystemId|id", "dns_name"],
        Attributes =
        [
            new("name", "tags.Name|Name|FileSystemId|id", "Its name tag."),
            new("encrypted", "Encrypted", "Whether files are encrypted at rest."),
        ],
        Links = [new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey")],
        Policies = [new(PolicyRole.Resource, "FileSystemPolicy")],
        Calls =
        [
            new("efs:DescribeFileSystems", "FileSystems")
            {
                Id = "FileSystemId",
                Then =
                [
                    new("efs:DescribeFileSystemPolicy", "Policy") { With = ["FileSystemId"], As = "FileSystemPolicy", None = ["PolicyNotFound"] },
                ],
            },
        ],
    };
}
