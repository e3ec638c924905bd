using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.S3;

internal static class BucketOwnershipControls
{
    public static readonly ResourceType Type = new("aws_s3_bucket_ownership_controls", "Who owns what others upload; with BucketOwnerEnforced ACLs mean nothing.")
    {
        Subject = new("", "Bucket", "Bucket"),
        Also = controls => State(controls, controls.Root),
    };

    public static void State(Mapped owner, Field controls)
    {
        var ownership = controls["Rules", "Rule"]["ObjectOwnership"];
        if (ownership.Text is { } text)
            owner.Set("objectOwnership", text);
        else if (ownership.IsUnknown)
            owner.Gap("value-unknown", owner.Self, "`objectOwnership` is not known until it is applied", "scan the state after the apply, or the live account");
    }
}
