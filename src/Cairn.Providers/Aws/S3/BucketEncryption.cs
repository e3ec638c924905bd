using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.S3;

internal static class BucketEncryption
{
    public static readonly ResourceType Type = new("aws_s3_bucket_server_side_encryption_configuration", "Under which key a bucket's objects lie; whoever lacks the key cannot read them.")
    {
        Subject = new("", "Bucket", "Bucket"),
        Also = encryption => State(encryption, encryption.Root),
    };

    public static void State(Mapped owner, Field configuration)
    {
        // Terraform: rule; GetBucketEncryption: Rules; CloudFormation: a list in ServerSideEncryptionConfiguration.
        var rule = configuration["Rules", "Rule", "ServerSideEncryptionConfiguration"];
        var byDefault = rule["ApplyServerSideEncryptionByDefault", "ServerSideEncryptionByDefault"];
        if (byDefault["SSEAlgorithm"].Text is { } algorithm)
            owner.Set("encryption", algorithm);
        var key = byDefault["KMSMasterKeyID"];
        if (key.Text is { } keyName)
            owner.Set("kmsKey", keyName);
        owner.Link(EdgeKinds.EncryptedWith, key, "EncryptionKey");
    }
}
