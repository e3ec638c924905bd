using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.BedrockAgentCore;

/// <summary>How agent runtimes, browsers and interpreters are attached to a network.</summary>
internal static class Networks
{
    public static void State(Mapped mapped)
    {
        var network = mapped["NetworkConfiguration"];
        if (network["NetworkMode"].Text is { } mode)
            mapped.Set("networkMode", mode);
        var vpc = network["VpcConfig", "NetworkModeConfig"];
        foreach (var subnet in vpc["Subnets"].Items)
            mapped.Link(EdgeKinds.InNetwork, subnet, "Subnet");
        foreach (var group in vpc["SecurityGroups"].Items)
            mapped.Link(EdgeKinds.ProtectedBy, group, "SecurityGroup");
    }
}
