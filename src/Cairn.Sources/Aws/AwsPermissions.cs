using Cairn.Providers.Aws;
using Cairn.Providers.Mapping;
using Cairn.Sources.Aws.Collection;

namespace Cairn.Sources.Aws;

/// <summary>The permissions that collection needs, as the declared calls say; not one more.</summary>
public static class AwsPermissions
{
    /// <summary>What the collector asks on its own account: which regions are enabled, which accounts there are.</summary>
    private static readonly string[] Own = ["ec2:DescribeRegions", "organizations:ListAccounts"];

    public static IReadOnlyList<string> All { get; } =
        [.. AwsEstate.Types.SelectMany(type => type.Calls).SelectMany(call => call.All).Select(Of).Concat(Own).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The permission that a call needs.</summary>
    public static string Of(Call call) => CallGaps.PermissionOf(call);
}
