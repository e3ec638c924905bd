using System.Text.Json;

namespace Cairn.Sources.Config;

/// <summary>One configuration item as AWS Config keeps it.</summary>
/// <param name="Where">The file, and the place of the item in it.</param>
internal sealed record ConfigItem(string Source, string Where, JsonElement Root)
{
    public string? Type => Root.Text("resourceType");

    public string? Account => Root.Text("awsAccountId") ?? Root.Text("accountId");

    public string? Region => (Root.Text("awsRegion") ?? Root.Text("region")) is { Length: > 0 } region and not "global" ? region : null;

    public string? Arn => Root.Text("ARN") ?? Root.Text("arn");

    public string? Id => Root.Text("resourceId") ?? Root.Text("resourceName") ?? Arn;

    /// <summary>When it was recorded, as text that sorts by time.</summary>
    public string Time => Root.Text("configurationItemCaptureTime") ?? "";

    // https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html
    public bool IsGone => Root.Text("configurationItemStatus") is "ResourceDeleted" or "ResourceDeletedNotRecorded";

    /// <summary>It is there, and the recorder was not asked to keep its configuration.</summary>
    public bool IsUnrecorded => Root.Text("configurationItemStatus") is "ResourceNotRecorded";

    /// <summary>What two items about one resource have in common.</summary>
    public string Identity => $"{Account} {Region} {Type} {Id}";
}
