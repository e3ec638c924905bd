using System.Reflection;
using Cairn.Providers.Aws;
using Cairn.Providers.Mapping;

namespace Cairn.Tests.Structure;

/// <summary>Registration is an explicit list; a declaration that is absent from it would be dead text.</summary>
public sealed class RegistryTests
{
    [Fact]
    public void Every_declared_resource_type_is_registered()
    {
        var declared = typeof(AwsTypes).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(ResourceType))
            .Select(field => ((ResourceType)field.GetValue(null)!).Type);

        Assert.Empty(declared.Except(AwsTypes.All.Select(type => type.Type)));
    }

    [Fact]
    public void The_list_names_no_type_twice()
    {
        Assert.Empty(AwsTypes.All.GroupBy(type => type.Type).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Empty(AwsTypes.All.SelectMany(type => type.Terraform).GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void The_list_is_sorted()
    {
        var lines = File.ReadLines(Golden.Repository.In("src", "Cairn.Providers", "Aws", "AwsTypes.cs"))
            .Select(line => line.Trim()).Where(line => line.EndsWith(".Type,", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(lines);
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }

    [Fact]
    public void Every_type_says_why_it_matters() =>
        Assert.All(AwsTypes.All, type => Assert.EndsWith(".", type.Why, StringComparison.Ordinal));
}
