using Cairn.Hcl.Modules;
using Cairn.Hcl.Values;

namespace Cairn.Sources.TerraformCode;

/// <summary>Data sources of AWS that can be computed without asking AWS.</summary>
internal static class AwsData
{
    /// <summary>The data source as references see it; null when it must be looked up.</summary>
    public static HclValue? Compute(ResourceInstance instance, AwsScope scope) => instance.Type switch
    {
        "aws_caller_identity" => Object(instance, ("account_id", scope.Account), ("id", scope.Account)),
        "aws_region" => Region(instance, scope),
        "aws_partition" => Object(instance, ("partition", scope.Partition), ("id", scope.Partition), ("dns_suffix", scope.Suffix), ("reverse_dns_prefix", string.Join('.', scope.Suffix.Split('.').Reverse()))),
        "aws_arn" => Arn(instance),
        "aws_service_principal" => ServicePrincipal(instance, scope),
        "aws_iam_policy_document" => PolicyDocument.Compute(instance),
        _ => null,
    };

    public static HclValue Object(ResourceInstance instance, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var items = new Dictionary<string, HclValue>(instance.Values.Items, StringComparer.Ordinal);
        foreach (var (name, value) in attributes)
            items[name] = HclValue.Of(value);
        return (MappingValue)HclValue.Object(items) with { Address = instance.Address };
    }

    private static HclValue? Region(ResourceInstance instance, AwsScope scope)
    {
        var name = Text(instance, "name") ?? Text(instance, "region") ?? scope.Region;
        return name.Length == 0 ? null : Object(instance, ("name", name), ("region", name), ("id", name), ("endpoint", $"ec2.{name}.{scope.Suffix}"));
    }

    private static HclValue? Arn(ResourceInstance instance) =>
        Text(instance, "arn") is { } arn && arn.Split(':', 6) is [_, var partition, var service, var region, var account, var resource]
            ? Object(instance, ("id", arn), ("partition", partition), ("service", service), ("region", region), ("account", account), ("resource", resource))
            : null;

    private static HclValue? ServicePrincipal(ResourceInstance instance, AwsScope scope)
    {
        var region = Text(instance, "region") ?? scope.Region;
        if (Text(instance, "service_name") is not { } service || region.Length == 0)
            return null;
        return Object(instance, ("name", $"{service}.amazonaws.com"), ("id", $"{service}.{region}.amazonaws.com"), ("region", region), ("suffix", "amazonaws.com"));
    }

    private static string? Text(ResourceInstance instance, string name) => instance.Values.Items.GetValueOrDefault(name) is StringValue { Value.Length: > 0 } text ? text.Value : null;
}
