using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.S3;

internal static class BucketVersioning
{
    public static readonly ResourceType Type = new("aws_s3_bucket_versioning", "Keeps what was overwritten or deleted, so that tampering can be undone.")
    {
        Subject = new("", "Bucket", "Bucket"),
        Also = versioning => State(versioning, versioning["VersioningConfiguration"]),
    };

    public static void State(Mapped owner, Field configuration)
    {
        var status = configuration["Status", "Enabled"];
        if (status.Text is not null)
            owner.Set("versioning", status.Flag ?? false);
        // The API answers with nothing for a bucket that never had it.
        else if (configuration is { IsKnown: true, Element.ValueKind: System.Text.Json.JsonValueKind.Object } && status.IsAbsent)
            owner.Set("versioning", false);
        if (configuration["MfaDelete"].Flag is { } mfa)
            owner.Set("mfaDelete", mfa);
    }
}
