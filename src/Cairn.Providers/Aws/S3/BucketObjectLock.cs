using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.S3;

internal static class BucketObjectLock
{
    public static readonly ResourceType Type = new("aws_s3_bucket_object_lock_configuration", "Keeps objects from being overwritten or deleted for a time.")
    {
        Subject = new("", "Bucket", "Bucket"),
        Also = objectLock => State(objectLock, objectLock.Root),
    };

    public static void State(Mapped owner, Field configuration)
    {
        var retention = configuration["Rule"]["DefaultRetention"];
        if (!configuration.Items.Any())
            return;
        owner.Set("objectLock", configuration["ObjectLockEnabled"].Flag ?? true);
        if (retention["Mode"].Text is { } mode)
            owner.Set("objectLockMode", mode);
    }
}
