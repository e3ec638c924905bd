using Cairn.Hcl.Modules;
using Cairn.Hcl.Values;

namespace Cairn.Sources.TerraformCode;

/// <summary>Values that the provider writes where the code writes nothing and that mean something for security.</summary>
internal static class AwsDefaults
{
    private static readonly HclValue Computed = HclValue.Null;

    public static MappingValue Add(ResourceInstance instance)
    {
        _ = Computed;
        return instance.Values;
    }
}
