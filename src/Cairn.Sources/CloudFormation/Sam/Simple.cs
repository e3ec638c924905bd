using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>Short forms that stand for one resource, and the short spellings that several share.</summary>
internal static class Simple
{
    public static void Table(Expansion expansion, string name, Node resource)
    {
        var properties = resource["Properties"];
        expansion.Add(name, Make.Resource("AWS::DynamoDB::Table", resource, Node.Map(
            [.. Make.Without(properties, "PrimaryKey", "Tags"), .. Make.Map(resource.At, ("Tags", Tags(properties?["Tags"]))).Members],
            resource.At)));
    }

    public static void Layer(Expansion expansion, string name, Node resource)
    {
        var properties = resource["Properties"];
        expansion.Add(name, Make.Resource("AWS::Lambda::LayerVersion", resource, Node.Map(
            [.. Make.Without(properties, "ContentUri", "RetentionPolicy"), .. Make.Map(resource.At, ("Content", Location(properties?["ContentUri"])), ("LayerName", properties?["LayerName"] ?? Make.Text(name, resource.At))).Members.DistinctBy(member => member.Name)],
            resource.At)));
    }

    /// <summary>A map of tags as the list that resources take.</summary>
    public static Node? Tags(Node? tags) => tags is not { IsMap: true } || Make.IsCall(tags)
        ? tags
        : Make.List(tags.At, tags.Members.Select(tag => Make.Map(tag.At, ("Key", Make.Text(tag.Name, tag.At)), ("Value", tag.Value))));

    /// <summary>Where code lies: <c>s3://bucket/key</c>, a map, or a local folder, which says nothing about a bucket.</summary>
    public static Node? Location(Node? uri)
    {
        if (uri is null || Make.IsCall(uri))
            return null;
        if (uri.IsMap)
            return Make.Map(uri.At, ("S3Bucket", uri["Bucket"]), ("S3Key", uri["Key"]), ("S3ObjectVersion", uri["Version"]));
        return uri.Text.StartsWith("s3://", StringComparison.Ordinal) && uri.Text[5..].Split('/', 2) is [var bucket, var key]
            ? Make.Map(uri.At, ("S3Bucket", Make.Text(bucket, uri.At)), ("S3Key", Make.Text(key, uri.At)))
            : null;
    }
}
