using System.Collections.Concurrent;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Policies;

/// <summary>Documents that count as one: their statements, found by action. Shared by everything with equal policies.</summary>
internal sealed class PolicySet
{
    // Actions come from the permission table and from requests; past this many the answers are not kept.
    private const int MaxCached = 4096;

    private static readonly Matched Nothing = new([], []);

    private readonly ConcurrentDictionary<AwsAction, Matched> _byAction = new();

    // Most sets speak of a few services, and in bulk each is asked about every action there is. Null where it may speak of any.
    private readonly string[]? _services;

    public PolicySet(PolicyLayers layer, IReadOnlyList<PolicyDocument> documents)
    {
        (Layer, Documents) = (layer, documents);
        _services = Services(documents);
    }

    public PolicyLayers Layer { get; }

    public IReadOnlyList<PolicyDocument> Documents { get; }

    /// <summary>The statements that speak of one action.</summary>
    internal sealed record Matched(Entry[] Allows, Entry[] Denies);

    internal readonly record struct Entry(PolicyDocument Document, Statement Statement);

    public Matched For(AwsAction action)
    {
        if (_services is not null && Array.IndexOf(_services, action.Service) < 0)
            return Nothing;
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
        return allows.Count + denies.Count == 0 ? Nothing : new Matched([.. allows], [.. denies]);
    }

    private static string[]? Services(IReadOnlyList<PolicyDocument> documents)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in documents.SelectMany(document => document.Statements))
        {
            // A deny that cannot be read may be about any action.
            if (statement.IsNotAction || statement.Actions.Length == 0 || Array.Exists(statement.Actions, pattern => pattern.IsEverything))
                return null;
            foreach (var pattern in statement.Actions.Where(pattern => pattern.IsValid))
                found.Add(pattern.Service!);
        }
        return [.. found];
    }
}
