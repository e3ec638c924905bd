using System.Globalization;
using System.Text.Json;
using Cairn.Sources.Secrets;

namespace Cairn.Sources.Terraform;

/// <summary>Reads the two ways in which Terraform marks sensitive values into JSON pointers.</summary>
internal static class SensitivePaths
{
    /// <summary>A tree shaped like the values, with <c>true</c> where one is sensitive (<c>sensitive_values</c>, <c>after_sensitive</c>).</summary>
    public static IReadOnlySet<string> FromTree(JsonElement tree)
    {
        HashSet<string>? found = null;
        Walk(tree, "", ref found);
        return found ?? Found.Nothing;
    }

    /// <summary>A list of paths made of steps (<c>sensitive_attributes</c> of a raw state).</summary>
    public static IReadOnlySet<string> FromSteps(JsonElement paths)
    {
        HashSet<string>? found = null;
        foreach (var path in paths.Items())
        {
            // Terraform 0.12 wrote each path inside an object of its own; later versions write the bare list.
            var steps = path.ValueKind == JsonValueKind.Object ? path.Member("path") : path;
            (found ??= []).Add(string.Concat(steps.Items().Select(step => $"/{Json.Step(StepName(step.Member("value")))}")));
        }

        return found ?? Found.Nothing;
    }

    private static void Walk(JsonElement tree, string pointer, ref HashSet<string>? found)
    {
        if (tree.IsTrue())
            (found ??= []).Add(pointer);
        foreach (var member in tree.Members())
            Walk(member.Value, $"{pointer}/{Json.Step(member.Name)}", ref found);
        var index = 0;
        foreach (var item in tree.Items())
            Walk(item, $"{pointer}/{(index++).ToString(CultureInfo.InvariantCulture)}", ref found);
    }

    private static string StepName(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        // An index is written as {"value": 0, "type": "number"}.
        JsonValueKind.Object => StepName(value.Member("value")),
        _ => "",
    };
}
