using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class Image
{
    public static readonly ResourceType Type = new("AWS::EC2::Image", "What machines are started from: who may start one from it reads all that lies on it, and who makes it decides what runs.")
    {
        Kind = "MachineImage",
        Terraform = ["aws_ami", "aws_ami_copy", "aws_ami_from_instance"],
        // Images and snapshots carry no account in their ARN: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
        Key = r => r["arn"].Text ?? $"arn:{r.Scope.Partition}:ec2:{r.Scope.Region}::image/{r.NameOr("ImageId", "id")}",
        Names = ["ImageId|id"],
        Attributes =
        [
            new("name", "Name|ImageId|id", "Its name."),
            new("owner", "OwnerId", "The account that made it."),
            new("ownerAlias", "ImageOwnerAlias", "`amazon` and the like, where AWS vouches for the owner."),
            new("public", "Public", "Everybody may start machines from it.") { IsFlag = true },
            new("state", "State", "Only an available one can be started."),
        ],
        Links = [new(EdgeKinds.Contains, "BlockDeviceMappings.Ebs.SnapshotId|ebs_block_device.snapshot_id", "Snapshot") { WhenMissing = Missing.Ignore }],
        Also = State,
        Calls =
        [
            new("ec2:DescribeImages", "Images")
            {
                Given = ["Owners=self"],
                Id = "ImageId",
                Then = [new("ec2:DescribeImageAttribute", "LaunchPermissions") { With = ["ImageId"], Given = ["Attribute=launchPermission"], As = "LaunchPermissions[]" }],
            },
            new("ec2:DescribeImages", "Images") { From = new("ec2:DescribeInstances", "Reservations.Instances"), Filter = "image-id=ImageId", Batch = 100, Id = "ImageId" },
            new("ec2:DescribeImages", "Images")
            {
                From = new("ec2:DescribeLaunchTemplateVersions", "LaunchTemplateVersions.LaunchTemplateData") { Given = ["Versions=$Latest"], When = "ImageId" },
                Filter = "image-id=ImageId",
                Batch = 100,
                Id = "ImageId",
            },
        ],
    };

    private static void State(Mapped image)
    {
        Sharing.State(image, "LaunchPermissions");
        // Instances may run what others made: it is their account's, and no word of ours about who else may have it.
        if (image["OwnerId"].Text is { } owner && owner != image.Scope.Account)
            image.Set("account", owner);
    }
}
