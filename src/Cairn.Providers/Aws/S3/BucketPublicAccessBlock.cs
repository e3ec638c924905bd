using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.S3;

internal static class BucketPublicAccessBlock
{
    private static readonly string[] Switches = ["blockPublicAcls", "ignorePublicAcls", "blockPublicPolicy", "restrictPublicBuckets"];

    public static readonly ResourceType Type = new("aws_s3_bucket_public_access_block", "Four switches that overrule public ACLs and public policies of a bucket.")
    {
        Subject = new("", "Bucket", "Bucket"),
        Also = block => State(block, block.Root),
    };

    /// <summary>A switch that is not written is off; one that is not known is a gap, because it decides whether the bucket is public.</summary>
    public static void State(Mapped owner, Field block)
    {
        if (block.IsAbsent)
            return;
        foreach (var name in Switches)
        {
            var value = block[name];
            if (value.IsUnknown)
                owner.Gap("value-unknown", owner.Self, $"`{name}` is not known until it is applied", "scan the state after the apply, or the live account");
            else
                owner.Set(name, value.Flag ?? false);
        }
    }
}
