using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.S3;

internal static class DataObject
{
    public static readonly ResourceType Type = new("AWS::S3::Object", "One object: a data set, a model artefact, a script, a page, a file with secrets.")
    {
        Kind = "DataObject",
        Terraform = ["aws_s3_object", "aws_s3_bucket_object", "aws_s3_object_copy"],
        Key = r => $"arn:{r.Scope.Partition}:s3:::{BucketOf(r)}/{r.NameOr("Key")}",
        Names = ["Arn"],
        Attributes =
        [
            new("name", "Key", "The object's key; its ending tells what kind of file it is."),
            new("etag", "Etag", "Changes with the content."),
            new("size", "Size", "Bytes."),
            new("contentType", "ContentType", "What browsers take it for."),
            new("sourceFile", "Source", "The local file it was uploaded from, or the object it was copied from."),
            new("acl", "Acl", "An object can be public while its bucket is not."),
            new("objectLockMode", "ObjectLockMode", "Keeps it from being overwritten."),
            new("kmsKey", "KmsKeyId|SSEKMSKeyId", "The key it lies under."),
        ],
        Links =
        [
            new(EdgeKinds.Contains, "Bucket", "Bucket") { Reversed = true },
            new(EdgeKinds.EncryptedWith, "KmsKeyId|SSEKMSKeyId", "EncryptionKey"),
        ],
        Also = Call,
    };

    /// <summary>A planned bucket without a name is keyed by its address, which the reference <c>address.id</c> begins with.</summary>
    private static string BucketOf(Mapped item)
    {
        var bucket = item["Bucket"];
        return bucket.Text ?? (bucket.Reference is { } symbol && symbol.LastIndexOf('.') is > 0 and var dot ? symbol[..dot] : "unknown");
    }

    private static void Call(Mapped item)
    {
        if (item["Bucket"].Text is { } bucket && item["Key"].Text is { } key)
            item.Call(item.Self, $"s3://{bucket}/{key}");
    }
}
