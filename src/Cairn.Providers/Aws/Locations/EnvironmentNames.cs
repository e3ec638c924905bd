using Cairn.Graph;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Locations;

/// <summary>States which environment variables something runs with. Only their names: a value may be a secret.</summary>
internal static class EnvironmentNames
{
    public static void State(Mapped mapped, IEnumerable<Field> environments)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var environment in environments)
        {
            if (environment.IsUnknown)
                mapped.Gap("value-unknown", mapped.Self, "its environment variables are not known until they are applied", "scan the state after the apply, or the live account");
            names.UnionWith(In(environment));
        }

        if (names.Count > 0)
            mapped.Set("environmentNames", Value.List(names.Select(name => (Value)name)));
    }

    /// <summary>A list of name and value, or a map.</summary>
    private static IEnumerable<string> In(Field environment) =>
        environment.IsKnown && environment.Element.ValueKind == System.Text.Json.JsonValueKind.Array
            ? environment.Items.Select(item => item["Name", "Key"].Text).OfType<string>()
            : environment.Members.Select(member => member.Name);
}
