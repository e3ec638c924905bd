using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.S3;

internal static class BucketReplication
{
    public static readonly ResourceType Type = new("aws_s3_bucket_replication_configuration", "Copies what a bucket receives into other buckets, other accounts and regions included.")
    {
        Subject = new("", "Bucket", "Bucket"),
        Also = replication => State(replication, replication.Root),
    };

    public static void State(Mapped owner, Field configuration)
    {
        if (configuration["Role"].Text is { } role)
            owner.Set("replicationRole", role);
        foreach (var rule in configuration["Rules", "Rule"].Items)
        {
            var bucket = rule["Destination"]["Bucket"];
            if (rule["Status"].Flag != false && Mapped.NameIn(bucket) is { } name)
                owner.Edge(owner.Self, "REPLICATED_TO", owner.Named(name, "Bucket"), bucket);
        }
    }
}
