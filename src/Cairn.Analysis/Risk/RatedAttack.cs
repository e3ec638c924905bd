using System.Security.Cryptography;
using System.Text;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Graph;

namespace Cairn.Analysis.Risk;

/// <summary>An attack: a derivation from an entry to a target, and how bad it is.</summary>
/// <param name="Id">Stable while entry and target are the same.</param>
public sealed record RatedAttack(string Id, int Entry, TargetPlace Target, Derivation Derivation, double Risk, Severity Severity)
{
    /// <summary>What the attacker holds at first.</summary>
    public Entry Start => Derivation.Entries.Count > 0 ? Derivation.Entries[0] : new Entry(Entry);

    /// <summary>It harms its target only through power over everything around it.</summary>
    public bool IsSweeping => Derivation.Steps.Any(step => step.Technique.Bulk);

    public static RatedAttack Rate(GraphSnapshot graph, TargetPlace target, Derivation derivation, int rank = 1)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(derivation);
        var start = derivation.Entries.Count > 0 ? derivation.Entries[0] : new Entry(target.Node);
        var entry = start.Node;
        var risk = derivation.Likelihood * target.Impact;
        // Who owns the node is the usual case, and the only one that ids knew at first.
        var from = start.Capability == Capability.Own ? graph.Key(entry) : $"{ClaimText.Word(start.Capability)} {graph.Key(entry)}";
        var id = Fingerprint.Of(from, target.TargetId, ClaimText.Word(target.Capability), graph.Key(target.Node));
        return new RatedAttack(rank == 1 ? $"atk-{id}" : $"atk-{id}-{rank}", entry, target, derivation, risk, Band.Of(risk));
    }
}

/// <summary>Short stable names made of what a thing is about.</summary>
internal static class Fingerprint
{
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var text = string.Join('\n', parts!);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
    }
}
