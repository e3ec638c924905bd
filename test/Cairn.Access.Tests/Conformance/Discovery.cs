using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.Access.Aws.Conditions;

namespace Cairn.Access.Tests.Conformance;

/// <summary>The suites' "discovery": every key is open but for the ones that a constraint names.</summary>
internal sealed class Discovery(JsonElement constraints)
{
    public static Discovery? Of(JsonElement item)
        => item.TryGetProperty("simulation", out var simulation) && simulation.Text("mode") == "Discovery"
            ? new Discovery(simulation.TryGetProperty("discoveryContextKeyConstraints", out var list) ? list : default)
            : null;

    public static Discovery OfParameters(JsonElement parameters)
        => new(parameters.TryGetProperty("discoveryContextKeyConstraints", out var list) ? list : default);

    public Func<string, KeyValue?> Find(IReadOnlyDictionary<string, IReadOnlyList<string>> context) => key =>
    {
        var given = context.TryGetValue(key, out var values) ? KeyValue.Of([.. values]) : KeyValue.Absent;
        var known = constraints.ValueKind == JsonValueKind.Array ? constraints.EnumerateArray().Where(constraint => Matches(constraint.Text("keyName")!, key)).ToList() : [];
        if (!known.Any(constraint => constraint.Flag("presenceIsKnown")))
            return KeyValue.Unknown;
        return !given.IsPresent || known.Any(constraint => constraint.Flag("valueIsKnown")) ? given : KeyValue.UnknownValue;
    };

    private static bool Matches(string name, string key)
        => name.Length > 1 && name[0] == '/' && name[^1] == '/'
            ? Regex.IsMatch(key, name[1..^1], RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))
            : name.Equals(key, StringComparison.OrdinalIgnoreCase);
}
