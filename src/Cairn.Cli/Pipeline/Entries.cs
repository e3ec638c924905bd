using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Analysis.Risk;
using Cairn.Graph;

namespace Cairn.Cli.Pipeline;

/// <summary>Where attacks start, as the user names it: a sort of attacker, one of its places, or any node.</summary>
internal static class Entries
{
    private const string Internet = "internet";
    private const string All = "all";

    /// <summary>What <c>--from</c> takes, for its help.</summary>
    public const string Help = "Who attacks: internet, leaked, supply-chain, content, insider, tenant, compromised, or all; one place of these (leaked:NAME); or any node by key or name.";

    public static IReadOnlyList<Entry> Find(GraphSnapshot graph, IReadOnlyList<string> from, IReadOnlyList<Attacker> attackers)
    {
        var names = from.Count == 0 ? attackers.Where(attacker => attacker.IsDefault).Select(attacker => attacker.Id).DefaultIfEmpty(Internet) : from;
        // One node may be named twice, such as a user who is an insider and whose key may leak.
        return [.. names.SelectMany(name => Named(graph, name, attackers)).GroupBy(entry => (entry.Node, entry.Capability)).Select(same => same.MaxBy(entry => entry.Likelihood))];
    }

    /// <summary>Every sort of attacker, and whether these names call it.</summary>
    public static IReadOnlyList<AttackerPlaces> Places(GraphSnapshot graph, IReadOnlyList<string> from, IReadOnlyList<Attacker> attackers)
    {
        var matcher = new CypherMatcher();
        return [.. attackers.Select(attacker => AttackerPlaces.Find(graph, attacker, matcher, from.Count == 0 ? attacker.IsDefault : from.Any(name => Calls(name, attacker))))];
    }

    private static bool Calls(string name, Attacker attacker) => name == All || name == attacker.Id || name.StartsWith($"{attacker.Id}:", StringComparison.Ordinal);

    private static IEnumerable<Entry> Named(GraphSnapshot graph, string name, IReadOnlyList<Attacker> attackers)
    {
        if (name == All)
            return attackers.SelectMany(attacker => Everywhere(graph, attacker));
        if (attackers.FirstOrDefault(attacker => attacker.Id == name) is { } whole)
            return Everywhere(graph, whole);
        // An estate that nothing exposes has no internet node; then nothing starts there.
        if (name == Internet && !graph.TryFind(Internet, out _))
            return [];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && attackers.FirstOrDefault(attacker => attacker.Id == name[..colon]) is { } one && !graph.TryFind(name, out _)
            ? [AttackerPlaces.Named(one, Nodes.Find(graph, name[(colon + 1)..], AttackerPlaces.Find(graph, one, new CypherMatcher(), isUsed: true).Nodes))]
            : [new Entry(Nodes.Find(graph, name))];
    }

    private static IEnumerable<Entry> Everywhere(GraphSnapshot graph, Attacker attacker) =>
        AttackerPlaces.Find(graph, attacker, new CypherMatcher(), isUsed: true).Entries;
}
