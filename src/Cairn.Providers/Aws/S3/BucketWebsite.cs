using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.S3;

internal static class BucketWebsite
{
    public static readonly ResourceType Type = new("aws_s3_bucket_website_configuration", "Serves a bucket as a web site over plain HTTP.")
    {
        Subject = new("", "Bucket", "Bucket"),
        Also = Split,
    };

    public static void State(Mapped owner, Field configuration)
    {
        // An empty list is Terraform's way to say there is none.
        if (!configuration.Items.Any())
            return;
        owner.Set("website", true);
        if (configuration["IndexDocument"] is { IsAbsent: false } index)
            owner.Set("websiteIndex", index["Suffix"].Text ?? index.Text);
    }

    private static void Split(Mapped website)
    {
        State(website, website.Root);
        if (website["WebsiteEndpoint"].Text is { } endpoint)
            website.Set("websiteEndpoint", endpoint);
    }
}
