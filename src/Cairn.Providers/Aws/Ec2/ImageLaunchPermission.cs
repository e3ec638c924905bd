using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class ImageLaunchPermission
{
    public static readonly ResourceType Type = new("AWS::EC2::ImageLaunchPermission", "Lets others start machines from an image.")
    {
        Terraform = ["aws_ami_launch_permission"],
        Subject = new("", "ImageId", "MachineImage"),
        Also = permission => Sharing.State(permission, permission.Root),
    };
}
