using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ssm;

internal static class Parameter
{
    public static readonly ResourceType Type = new("AWS::SSM::Parameter", "A setting or a secret that programs read by name.")
    {
        Kind = "Secret",
        Terraform = ["aws_ssm_parameter"],
        Key = r => r["Arn"].Text ?? r.Arn("ssm", $"parameter/{r.NameOr("Name").TrimStart('/')}"),
        Names = ["Name", "Arn"],
        Attributes =
        [
            new("name", "Name", "The parameter's name, which often says what it opens."),
            new("type", "Type", "Only a SecureString lies under a key."),
            new("tier", "Tier", "Only an advanced parameter can carry a policy."),
            new("dataType", "DataType", "text, or a machine image."),
            new("kmsKey", "KeyId", "The key it lies under."),
        ],
        Links = [new(EdgeKinds.EncryptedWith, "KeyId", "EncryptionKey") { WhenMissing = Missing.Ignore }],
        Also = parameter =>
        {
            StoredCredentials.State(parameter, parameter["Value"]);
            StoredCredentials.State(parameter, parameter["InsecureValue"]);
        },
        Calls =
        [
            new("ssm:DescribeParameters", "Parameters") { Id = "ARN|Name" },
        ],
    };
}
