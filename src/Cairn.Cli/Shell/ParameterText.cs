using System.Globalization;
using Cairn.Cli.Pipeline;
using Cairn.Graph;

namespace Cairn.Cli.Shell;

/// <summary>Parameters of queries as people write them: name=value, numbers and true, false and null read as such.</summary>
internal static class ParameterText
{
    public static (string Name, string Value) Parse(string pair) =>
        pair.Split('=', 2) is [var name, var value] && name.Trim().TrimStart('$') is { Length: > 0 } trimmed ? (trimmed, value.Trim()) : throw new UsageException($"`{pair}` is not name=value");

    public static Value Read(string text) => text switch
    {
        "true" => true,
        "false" => false,
        "null" => Value.Null,
        [('\'' or '"') and var quote, .. var inside, var end] when end == quote => inside,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => real,
        _ => text,
    };
}
