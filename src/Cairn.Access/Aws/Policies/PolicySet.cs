using System.Collections.Concurrent;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Policies;

/// <summary>Documents that count as one: their statements, found by action. Shared by everything with equal policies.</summary>
internal sealed class PolicySet
{
    // Actions come from the permission table and from requests; past this many the answers are not kept.
    private const int MaxCached = 4096;

    private readonly ConcurrentDictionary<AwsAction, Matched> _byAction = new();

    public PolicySet(PolicyLayers layer, IReadOnlyList<PolicyDocument> documents) => (Layer, Documents) = (layer, documents);

    public PolicyLayers Layer { get; }

    public IReadOnlyList<PolicyDocument> Documents { get; }

    /// <summary>The statements that speak of one action.</summary>
    internal sealed record Matched(Entry[] Allows, Entry[] Denies);

    internal readonly record struct Entry(PolicyDocument Document, Statement Statement);

    public Matched For(AwsAction action)
    {
        if (_byAction.TryGetValue(action, out var matched))
            return matched;
        matched = Find(action);
        if (_byAction.Count < MaxCached)
            _byAction.TryAdd(action, matched);
        return matched;
    }

    private Matched Find(AwsAction action)
    {
        List<Entry> allows = [], denies = [];
        foreach (var document in Documents)
        {
            foreach (var statement in document.Statements)
            {
                if (statement.MatchesAction(action))
                    (statement.IsDeny ? denies : allows).Add(new Entry(document, statement));
            }
        }
        return new Matched([.. allows], [.. denies]);
    }
}
