using System.Text.RegularExpressions;

namespace Cairn.Tests.Documents;

/// <summary>A command that a document shows in a fenced <c>sh</c> block, and the exit code its trailing comment states.</summary>
internal sealed partial record ShownCommand(IReadOnlyList<string> Arguments, int ExitCode)
{
    private static readonly string[] Prefixes = ["cairn ", "dotnet run -c Release --project src/Cairn.Cli -- ", "dotnet run --project src/Cairn.Cli -- "];

    /// <summary>The lines of a document's <c>sh</c> blocks that run Cairn.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> document)
    {
        var inside = false;
        foreach (var line in document.Select(line => line.Trim()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = !inside && line == "```sh";
            else if (inside && Prefixes.Any(prefix => line.StartsWith(prefix, StringComparison.Ordinal)))
                yield return line;
        }
    }

    public static ShownCommand Parse(string line)
    {
        var stated = ExitComment().Match(line);
        var command = stated.Success ? line[..stated.Index] : line;
        var prefix = Prefixes.First(prefix => command.StartsWith(prefix, StringComparison.Ordinal));
        var words = Word().Matches(command[prefix.Length..]).Select(word => word.Value.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal));
        return new([.. words], stated.Success ? int.Parse(stated.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0);
    }

    [GeneratedRegex(@"\s+# exits (\d)$")]
    private static partial Regex ExitComment();

    [GeneratedRegex("""("[^"]*"|'[^']*'|[^\s"'])+""")]
    private static partial Regex Word();
}
