using Cairn.Providers.Mapping;
using Cairn.Sources.Aws.Identity;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Collection;

/// <summary>A declared call with the type that it finds.</summary>
internal sealed record TypedCall(ResourceType Type, Call Call, int Index);

/// <summary>Everything that the declarations ask for: calls to begin with, and those made for each resource that was found.</summary>
internal sealed class CallPlan
{
    private readonly List<TypedCall> _roots = [];
    private readonly Dictionary<string, List<TypedCall>> _below = new(StringComparer.Ordinal);

    public CallPlan(IEnumerable<ResourceType> types)
    {
        foreach (var call in types.SelectMany(type => type.Calls.Select((call, i) => new TypedCall(type, call, i))))
        {
            if (ParentOf(call.Call) is not { } parent)
                _roots.Add(call);
            else if (_below.TryGetValue(parent, out var siblings))
                siblings.Add(call);
            else
                _below[parent] = [call];
        }
    }

    public IReadOnlyList<TypedCall> Roots => _roots;

    /// <summary>The calls made for each resource of a type.</summary>
    public IReadOnlyList<TypedCall> Below(string type) => _below.TryGetValue(type, out var calls) ? calls : [];

    /// <summary>The work of all accounts, so ordered that neighbours ask different services.</summary>
    public IEnumerable<WorkUnit> Units(IEnumerable<Accounts.Place> places) =>
        from place in places
        let home = AwsApis.All.PartitionOf(place.Regions[0]).GlobalRegion
        from region in place.Regions.Union([home])
        from root in _roots
        where IsDueIn(root.Call, region, place, home)
        select new WorkUnit(place.Caller, region, root);

    private static bool IsDueIn(Call call, string region, Accounts.Place place, string home)
    {
        if (call.Reach == Reach.Organization && !place.IsFirst)
            return false;
        if (IsOnce(call))
            return region == home;
        return place.Regions.Contains(region);
    }

    /// <summary>Whether one answer covers all regions.</summary>
    public static bool IsOnce(Call call) => call.Reach == Reach.Account || AwsApis.All.Service(call.Service).IsGlobal;

    private static string? ParentOf(Call call) => call.From is null ? call.Of : ParentOf(call.From);
}

/// <summary>A list to go through in one region of one account, with all that hangs on its items.</summary>
internal sealed record WorkUnit(Caller Caller, string Region, TypedCall Root)
{
    public string Name { get; } = $"{Caller.Account}/{Region}/{Root.Type.Type}#{Root.Index}";
}
