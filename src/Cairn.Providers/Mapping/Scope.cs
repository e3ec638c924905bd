namespace Cairn.Providers.Mapping;

/// <summary>The account, region and partition in which names without them are to be read.</summary>
public sealed record Scope(string Account, string Region, string Partition = "aws")
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html; botocore's partitions.json lists the regions of each.
    private static readonly (string Start, string Partition)[] Partitions =
    [
        ("us-gov-", "aws-us-gov"),
        ("cn-", "aws-cn"),
        ("us-iso-", "aws-iso"),
        ("us-isob-", "aws-iso-b"),
        ("eu-isoe-", "aws-iso-e"),
        ("us-isof-", "aws-iso-f"),
        ("eusc-", "aws-eusc"),
    ];

    /// <summary>The partition that a region belongs to.</summary>
    public static string PartitionOf(string region)
    {
        foreach (var (start, partition) in Partitions)
        {
            if (region.StartsWith(start, StringComparison.Ordinal))
                return partition;
        }

        return "aws";
    }
}
