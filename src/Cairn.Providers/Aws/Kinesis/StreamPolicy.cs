using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Kinesis;

internal static class StreamPolicy
{
    public static readonly ResourceType Type = new("AWS::Kinesis::ResourcePolicy", "Says who may read and write a stream, other accounts included.")
    {
        Terraform = ["aws_kinesis_resource_policy"],
        Subject = new("", "ResourceArn", "Stream"),
        Policies = [new(PolicyRole.Resource, "ResourcePolicy|Policy")],
        Calls =
        [
            new("kinesis:GetResourcePolicy") { Of = "AWS::Kinesis::Stream", With = ["ResourceARN=StreamARN"], Id = "ResourceARN", When = "Policy", None = ["ResourceNotFoundException"] },
        ],
    };
}
