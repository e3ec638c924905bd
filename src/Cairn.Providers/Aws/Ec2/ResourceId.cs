using Cairn.Graph;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Ec2;

/// <summary>Names of EC2 resources as a record gives them: a native id, or the planned resource that will have it.</summary>
internal static class ResourceId
{
    /// <summary>The ARN of a record's own resource; a planned one is named after its address.</summary>
    public static string Own(Mapped r, string resource, params ReadOnlySpan<string> names) =>
        r["arn"].Text ?? r.Arn("ec2", $"{resource}/{r.NameOr(names)}");

    /// <summary>The items of a list, an unknown list as its single unknown item.</summary>
    public static IEnumerable<Field> Each(Field field) => field.IsUnknown ? [field] : field.Items.Where(item => !item.IsAbsent);

    /// <summary>The first of the names that says something: an unset Terraform string is written as "".</summary>
    public static Field Said(Field of, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (of[name] is var field && Mapped.NameIn(field) is not null)
                return field;
        }

        return default;
    }

    /// <summary>A node for a range of addresses, so that rules about it are edges.</summary>
    public static Place Range(Mapped r, string cidr)
    {
        var range = r.Add($"ip:{cidr}", NetworkEdges.IpRange);
        r.Set(range, "name", cidr);
        r.Set(range, "cidr", cidr);
        // A range of addresses belongs to no account.
        r.Set(range, "account", Value.Null);
        return range;
    }
}
