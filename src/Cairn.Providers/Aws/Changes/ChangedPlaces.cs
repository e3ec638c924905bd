using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Changes;

/// <summary>Where in the graph changes can be felt, without deciding any permission: the edges that are worth a closer look.</summary>
internal sealed class ChangedPlaces(Estate estate, Lookup look)
{
    /// <summary>No fewer than the edges that one of the changes bears on.</summary>
    public IEnumerable<int> Of(IReadOnlyCollection<AwsChange> changes)
    {
        var nodes = changes.SelectMany(Nodes).ToHashSet();
        var records = changes.Select(change => change.Record?.Origin).OfType<Origin>().ToHashSet();
        for (var edge = 0; edge < estate.Graph.EdgeCount; edge++)
        {
            if (estate.Graph.EdgeProperty(edge, Estate.GrantProperty).IsNull ? RestsOn(edge, records) : Touches(edge, nodes))
                yield return edge;
        }
    }

    private bool Touches(int edge, HashSet<int> nodes) => nodes.Contains(estate.Graph.EdgeAt(edge).From) || nodes.Contains(estate.Graph.EdgeAt(edge).To);

    private bool RestsOn(int edge, HashSet<Origin> records) =>
        SettingChanges.MayChange(estate.Graph.EdgeKinds[estate.Graph.EdgeAt(edge).Kind])
        && estate.EvidenceOf(edge).Any(evidence => evidence.Record is { } record && records.Contains(record.Origin));

    /// <summary>The identities that a policy speaks for, and the resources whose policy it is.</summary>
    private IEnumerable<int> Nodes(AwsChange change) => change.Owners.SelectMany(Around);

    private IEnumerable<int> Around(int owner)
    {
        var holders = look.From(owner, EdgeKinds.HasPolicy).Append(owner).ToList();
        var members = holders.SelectMany(holder => look.From(holder, EdgeKinds.MemberOf)).ToList();
        // A key decides about what it encrypts, and a bucket about what lies in it.
        var stores = look.From(owner, EdgeKinds.EncryptedWith).Append(owner).ToList();
        return [.. holders, .. members, .. stores, .. stores.SelectMany(store => look.To(store, EdgeKinds.Contains))];
    }
}
