namespace Cairn.Cli.Pipeline;

/// <summary>The actions that AWS's service reference lists; asked about another one, every principal would seem to be denied.</summary>
internal sealed class ActionNames
{
    private const int Shown = 5;

    private readonly Dictionary<string, string[]> _actions;

    private ActionNames(Dictionary<string, string[]> actions) => _actions = actions;

    /// <param name="lines">A service a line: its prefix and its actions; lines that begin with # say where they come from.</param>
    public static ActionNames Parse(IEnumerable<string> lines) => new(lines.Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' ')).ToDictionary(words => words[0], words => words[1..], StringComparer.OrdinalIgnoreCase));

    /// <summary>Refuses an action that is not listed, or a pattern that no listed action fits.</summary>
    public void Require(string action)
    {
        if (action == "*")
            return;
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        var (service, name) = (action[..colon], action[(colon + 1)..]);
        if (!_actions.TryGetValue(service, out var known))
            throw new UsageException($"AWS has no service `{service}`", Help(Nearest(service, _actions.Keys), "services with a prefix like it"));
        if (!known.Any(listed => Fits(listed, name)))
            throw new UsageException($"`{service}` has no action `{name}`", Help(Nearest(name, known).Select(near => $"{service.ToLowerInvariant()}:{near}"), "actions with a name like it"));
    }

    private static bool Fits(string listed, string name) => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(name, listed, ignoreCase: true);

    private static string Help(IEnumerable<string> near, string what) =>
        $"{(near.ToList() is { Count: > 0 } some ? $"{what}: {string.Join(", ", some)}" : "the service authorization reference of AWS lists all")}; `--unlisted` asks all the same";

    private static IEnumerable<string> Nearest(string name, IEnumerable<string> known) => known
        .Select(other => (other, distance: Likeness.Distance(name, other)))
        .Where(pair => pair.distance <= Math.Max(1, name.Length / 3))
        .OrderBy(pair => pair.distance).ThenBy(pair => pair.other, StringComparer.Ordinal).Select(pair => pair.other).Take(Shown);
}
