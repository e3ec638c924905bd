using System.Text;
using System.Text.Json;

namespace Cairn.Sources.Terraform;

/// <summary>Resource and module addresses: <c>module.a["k"].aws_iam_role.r[0]</c>.</summary>
internal static class Address
{
    public static string Of(string? module, bool isData, string type, string name, JsonElement index = default)
    {
        var text = new StringBuilder();
        if (!string.IsNullOrEmpty(module))
            text.Append(module).Append('.');
        if (isData)
            text.Append("data.");
        return text.Append(type).Append('.').Append(name).Append(Index(index)).ToString();
    }

    /// <summary>An instance key as it is written in an address; nothing for a resource without count and for_each.</summary>
    public static string Index(JsonElement key) => key.ValueKind switch
    {
        JsonValueKind.Number => $"[{key.GetRawText()}]",
        JsonValueKind.String => Quoted(key.GetString()!),
        _ => "",
    };

    /// <summary>Splits at dots that stand outside brackets: <c>a["b.c"].d</c> has two parts.</summary>
    public static IReadOnlyList<string> Parts(string address)
    {
        var parts = new List<string>();
        var (start, quoted, depth) = (0, false, 0);
        for (var i = 0; i < address.Length; i++)
        {
            switch (address[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '[' when !quoted:
                    depth++;
                    break;
                case ']' when !quoted:
                    depth--;
                    break;
                case '.' when !quoted && depth == 0:
                    parts.Add(address[start..i]);
                    start = i + 1;
                    break;
            }
        }

        parts.Add(address[start..]);
        return parts;
    }

    /// <summary>A part without its index, and the index with its brackets.</summary>
    public static (string Name, string Index) Split(string part) =>
        part.IndexOf('[', StringComparison.Ordinal) is >= 0 and var open ? (part[..open], part[open..]) : (part, "");

    private static string Quoted(string key) =>
        $"[\"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"]";
}
