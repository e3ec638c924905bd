using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Changes;

/// <summary>Says what can be done about the edges of an estate, and what stands after some of it is done.</summary>
public sealed class AwsChanges
{
    private readonly Estate _estate;
    private readonly StatementChanges _statements;
    private readonly ChangedPlaces _places;
    private readonly Dictionary<int, IReadOnlyList<AwsChange>> _ofEdge = [];
    private readonly Dictionary<string, AwsChange> _byId = new(StringComparer.Ordinal);

    public AwsChanges(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        _estate = estate;
        _statements = new(estate, new Lookup(estate.Graph));
        _places = new(estate, new Lookup(estate.Graph));
    }

    /// <summary>The changes that take something from an edge, sorted by id.</summary>
    public IReadOnlyList<AwsChange> Of(int edge)
    {
        if (!_ofEdge.TryGetValue(edge, out var changes))
        {
            _ofEdge[edge] = changes = [.. Find(edge).DistinctBy(change => change.Id).OrderBy(change => change.Id, StringComparer.Ordinal)];
            foreach (var change in changes)
                _byId.TryAdd(change.Id, change);
        }

        return changes;
    }

    /// <summary>A change that <see cref="Of"/> has named.</summary>
    public AwsChange? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>No fewer than the edges that some of the changes, which <see cref="Of"/> has named, bear on.</summary>
    public IEnumerable<int> Near(IReadOnlyCollection<string> ids) => _places.Of([.. ids.Select(Find).OfType<AwsChange>()]);

    /// <summary>
    /// Whether an edge is still there after the changes with these ids. A permission is decided again without the statements; an opening is there
    /// while one rule lets something through; everything else rests on each of its facts.
    /// </summary>
    public bool Stands(int edge, IReadOnlySet<string> made)
    {
        ArgumentNullException.ThrowIfNull(made);
        var changes = Of(edge);
        var done = changes.Where(change => made.Contains(change.Id)).ToList();
        if (done.Count == 0)
            return true;
        if (GrantOf(edge) is { } grant)
            return _statements.Stands(grant, done);
        var rules = changes.Where(change => change.Kind == ChangeKinds.CloseIngress).ToList();
        return done.TrueForAll(change => change.Kind == ChangeKinds.CloseIngress) && rules.Exists(rule => !done.Contains(rule));
    }

    private IEnumerable<AwsChange> Find(int edge)
    {
        if (GrantOf(edge) is { } grant)
            return _statements.Of(edge, grant);
        var kind = _estate.Graph.EdgeKinds[_estate.Graph.EdgeAt(edge).Kind];
        return SettingChanges.MayChange(kind) ? _estate.EvidenceOf(edge).Select(evidence => SettingChanges.Of(kind, evidence)).OfType<AwsChange>() : [];
    }

    private int? GrantOf(int edge)
    {
        var grant = _estate.Graph.EdgeProperty(edge, Estate.GrantProperty);
        return grant.IsNull || _estate.Grants is null ? null : (int)grant.AsInteger();
    }
}
