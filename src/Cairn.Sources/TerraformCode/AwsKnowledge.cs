using Cairn.Hcl.Modules;
using Cairn.Hcl.Values;
using Cairn.Providers.Aws;
using Cairn.Providers.Records;

namespace Cairn.Sources.TerraformCode;

/// <summary>What can be told of AWS resources before they exist: ARNs made of type and name, ids that are names, computable data sources.</summary>
/// <param name="account">The account, where the user or another source says it.</param>
/// <param name="home">The region of providers that name none.</param>
internal sealed class AwsKnowledge(string? account, string? home = null) : IProviderKnowledge
{
    /// <summary>What stands for an account that nobody states, as in records.</summary>
    private const string UnknownAccount = "unknown";

    private readonly ApiPaths _paths = new();

    public HclValue Complete(ResourceInstance instance)
    {
        if (instance.Provider.Name is not ("aws" or "awscc"))
            return instance.Values with { Address = instance.Address };
        var scope = Scope(instance);
        if (instance.IsData && AwsData.Compute(instance, scope) is { } computed)
            return computed;
        var record = new Record("aws", instance.Type, scope.Account, scope.Region, RecordJson.Of(Record(instance)), new("", instance.Address, Stage.Planned));
        return AwsExports.Complete(instance, scope, NodeKeys.Of(record));
    }

    /// <summary>The values of a record: what is written, and the tags that the provider adds.</summary>
    public HclValue Record(ResourceInstance instance)
    {
        if (instance.Provider.Name != "aws")
            return instance.Values;
        var values = AwsExports.AddNames(instance, Scope(instance), _paths.Add(instance, AwsDefaults.Add(instance)));
        if (Untagged.Holds(instance.Type))
            return values;
        var defaults = Child(instance.Provider.Values, "default_tags") is { } block ? block.Items.GetValueOrDefault("tags") : null;
        var own = instance.Values.Items.GetValueOrDefault("tags");
        if (defaults is not MappingValue common)
            return own is MappingValue ? With(values, "tags_all", own) : values;
        var tags = own is null or NullValue ? common : own is MappingValue mine ? HclValue.Object(common.Items.Concat(mine.Items)) : own;
        return With(values, "tags_all", tags);
    }

    public (string Account, string? Region) ScopeOf(ResourceInstance instance)
    {
        var scope = Scope(instance);
        return (scope.Account, instance.Type.StartsWith("aws_iam_", StringComparison.Ordinal) || scope.Region.Length == 0 ? null : scope.Region);
    }

    private AwsScope Scope(ResourceInstance instance)
    {
        var provider = instance.Provider.Values;
        var region = Text(instance.Values, "region") ?? Text(provider, "region") ?? home ?? "";
        var stated = account ?? Single(provider, "allowed_account_ids") ?? Assumed(provider) ?? UnknownAccount;
        return new(stated, region);
    }

    private static string? Single(MappingValue values, string name) =>
        values.Items.GetValueOrDefault(name) is SequenceValue { Items: [StringValue { Value: var only }] } ? only : null;

    /// <summary>A provider that takes a role acts in the account of that role.</summary>
    private static string? Assumed(MappingValue provider) =>
        Child(provider, "assume_role") is { } role && Text(role, "role_arn")?.Split(':') is ["arn", _, "iam", _, { Length: 12 } owner, ..] ? owner : null;

    private static MappingValue? Child(MappingValue values, string block) =>
        values.Items.GetValueOrDefault(block) is SequenceValue { Items: [MappingValue child, ..] } ? child : null;

    private static string? Text(MappingValue values, string name) => values.Items.GetValueOrDefault(name) is StringValue { Value.Length: > 0 } text ? text.Value : null;

    private static MappingValue With(MappingValue values, string name, HclValue value) =>
        values with { Items = ((MappingValue)HclValue.Object(values.Items.Append(KeyValuePair.Create(name, value)))).Items };
}

/// <summary>Where a resource lives.</summary>
internal sealed record AwsScope(string Account, string Region)
{
    public string Partition => Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn" : Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";

    public string Suffix => Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}
