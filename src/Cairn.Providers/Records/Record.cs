using System.Text.Json;

namespace Cairn.Providers.Records;

/// <summary>One resource as its provider or source describes it, untouched.</summary>
/// <param name="Provider">The provider's short name, such as <c>aws</c>.</param>
/// <param name="Type">The type in the source's own spelling (<c>aws_s3_bucket</c>, <c>AWS::S3::Bucket</c>).</param>
/// <param name="Account">The account that owns it, where the source says so.</param>
/// <param name="Region">The region it lives in, where the source says so.</param>
/// <param name="Data">Native JSON. An unknown value is the object <c>{"$unknown": true, "$ref": "address.attribute"?, "$computed": true?}</c>.</param>
public sealed record Record(
    string Provider,
    string Type,
    string? Account,
    string? Region,
    JsonElement Data,
    Origin Origin);
