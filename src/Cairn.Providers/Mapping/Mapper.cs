using Cairn.Graph;
using Cairn.Providers.Records;

namespace Cairn.Providers.Mapping;

/// <summary>Turns records into nodes, fact edges and policies by the declarations of their types.</summary>
internal sealed class Mapper
{
    private readonly Dictionary<string, ResourceType> _types;
    private readonly Dictionary<(string Key, string Source), Record> _seen = [];
    private readonly Facts _facts = new();

    /// <summary>Nodes with a deployed record of their own, not only mentioned by one.</summary>
    private readonly HashSet<int> _stated = [];

    private readonly HashSet<string> _unmodelled = new(StringComparer.Ordinal);

    public Mapper(IEnumerable<ResourceType> types)
    {
        _types = new(StringComparer.Ordinal);
        foreach (var type in types)
        {
            _types.Add(type.Type, type);
            foreach (var alias in type.Terraform)
                _types.Add(alias, type);
        }
    }

    /// <summary>Maps every record, then resolves what they say of each other.</summary>
    public Derivation Map(IEnumerable<Record> records, IEnumerable<Gap> gaps)
    {
        var ordered = records.OrderBy(r => r.Origin.Stage).ToList();
        foreach (var record in ordered)
            Describe(record);
        return new Linker(_facts).Link([.. gaps, .. _facts.Gaps]);
    }

    private void Describe(Record record)
    {
        if (!_types.TryGetValue(record.Type, out var type))
        {
            if (_unmodelled.Add(record.Type))
                _facts.Gaps.Add(new("type-unmodelled", record.Origin.Source, $"resources of type `{record.Type}` are not modelled yet", "they take no part in any conclusion", record.Origin));
            return;
        }

        if (type.SaysNothing)
            return;

        var mapped = new Mapped(_facts, record, type, ScopeOf(record));
        if (type.Kind is not null && Known(mapped) is { } known)
        {
            Compare(mapped, known);
            return;
        }

        if (type.Kind is not null)
            AddNode(mapped, type.Kind);
        else if (Subject(mapped) is { } subject)
            mapped.Self = subject;
        else
            return;

        State(mapped);
    }

    private static string KeyOf(Mapped mapped) =>
        mapped.Type.Key?.Invoke(mapped) ?? $"{mapped.Type.NativeKind}:{mapped.Scope.Account}:{mapped.Record.Origin.Address}";

    /// <summary>
    /// The node of a resource that is deployed and described by another source: what is beats what is declared, so that the
    /// declaration adds its address as a name and says nothing else. Deployed records come first.
    /// </summary>
    private int? Known(Mapped mapped)
    {
        if (mapped.Record.Origin.Stage != Stage.Planned || _stated.Count == 0)
            return null;
        if (_facts.Graph.TryFind(KeyOf(mapped), out var same) && IsDeployed(mapped, same))
            return same;
        var names = mapped.Type.NameFields.SelectMany(path => path.Each(mapped.Root)).Select(field => field.Text).OfType<string>().Prepend(mapped.Record.Origin.Address);
        foreach (var name in names)
        {
            if (_facts.Names.Find(name, mapped.Scope.Account).Where(node => IsDeployed(mapped, node)).ToList() is [var named])
                return named;
        }

        return null;
    }

    private bool IsDeployed(Mapped mapped, int node) =>
        _stated.Contains(node) && _facts.Described[node].Origin.Source != mapped.Record.Origin.Source
        && _facts.Card(node) is var card && card.Is(mapped.Type.NativeKind) && card.Account == mapped.Scope.Account
        && (card.Region == mapped.Scope.Region || card.Region.Length == 0);

    /// <summary>Keeps where else the resource is declared, and which of its attributes are declared otherwise.</summary>
    private void Compare(Mapped mapped, int node)
    {
        var origin = mapped.Record.Origin;
        var live = Field.Of(_facts.Described[node].Data);
        _facts.Name(node, origin.Address);
        _facts.Name(node, KeyOf(mapped));
        _facts.Graph.SetProperty(node, "declaredIn", $"{origin.Source}#{origin.Address}");
        var otherwise = mapped.Type.Attributes.Where(attribute => Differs(attribute.Fields.First(mapped.Root), attribute.Fields.First(live))).Select(attribute => (Value)attribute.Name).ToList();
        if (otherwise.Count > 0)
            _facts.Graph.SetProperty(node, "declaredOtherwise", Value.List(otherwise));
    }

    /// <summary>
    /// CloudFormation says on what it makes as what it was declared:
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html
    /// </summary>
    private void CallByStack(Value tags, int node)
    {
        var map = tags.AsMap();
        if (map.TryGetValue("aws:cloudformation:stack-name", out var stack) && map.TryGetValue("aws:cloudformation:logical-id", out var logical))
            _facts.Name(node, $"{stack.AsString()}.{logical.AsString()}");
    }

    private static bool Differs(Field declared, Field live) =>
        declared.Text is { } was && live.Text is { } isNow && !string.Equals(was, isNow, StringComparison.OrdinalIgnoreCase);

    private void AddNode(Mapped mapped, string kind)
    {
        var type = mapped.Type;
        var key = KeyOf(mapped);
        NoteDuplicate(mapped, key);
        var node = _facts.AddNode(key, mapped.Record, mapped.Scope, [kind, type.NativeKind, .. type.AlsoKinds]);
        mapped.Self = Place.At(node);
        if (mapped.Record.Origin.Stage == Stage.Deployed)
            _stated.Add(node);
        _facts.Name(node, mapped.Record.Origin.Address);
        foreach (var path in type.NameFields)
        {
            foreach (var name in path.Each(mapped.Root).Select(field => field.Text).OfType<string>())
                _facts.Name(node, name);
        }

        Stamp(mapped, node);
    }

    /// <summary>What every node carries, whatever its type.</summary>
    private void Stamp(Mapped mapped, int node)
    {
        var graph = _facts.Graph;
        var origin = mapped.Record.Origin;
        graph.SetProperty(node, "provider", mapped.Record.Provider);
        graph.SetProperty(node, "nativeType", mapped.Type.Type);
        graph.SetProperty(node, "account", mapped.Scope.Account);
        if (mapped.Scope.Region.Length > 0)
            graph.SetProperty(node, "region", mapped.Scope.Region);
        graph.SetProperty(node, "source", origin.Source);
        graph.SetProperty(node, "address", origin.Address);
        graph.SetProperty(node, "certainty", origin.Stage == Stage.Planned ? "declared" : "observed");
        if (mapped["tags_all", "Tags", "TagList"] is { IsKnown: true } tags && Tags(tags) is { IsNull: false } map)
        {
            graph.SetProperty(node, "tags", map);
            if (origin.Stage == Stage.Deployed)
                CallByStack(map, node);
        }
    }

    private static Value? Tags(Field tags)
    {
        // Terraform writes a map, the AWS APIs a list of Key and Value.
        var pairs = tags.Element.ValueKind == System.Text.Json.JsonValueKind.Array
            ? tags.Items.Select(item => (item["Key"].Text, item["Value"].Text))
            : tags.Members.Select(member => ((string?)member.Name, member.Value.Text));
        var known = pairs.Where(p => p.Item1 is not null).Select(p => KeyValuePair.Create(p.Item1!, (Value)(p.Item2 ?? ""))).ToList();
        return known.Count == 0 ? null : Value.Map(known.DistinctBy(p => p.Key));
    }

    private void NoteDuplicate(Mapped mapped, string key)
    {
        if (!_seen.TryAdd((key, mapped.Record.Origin.Source), mapped.Record))
        {
            var first = _seen[(key, mapped.Record.Origin.Source)].Origin;
            _facts.Gaps.Add(new("resource-duplicate", key, $"described twice in one source, as `{first.Address}` and as `{mapped.Record.Origin.Address}`; the two were merged", "remove one of the two, or scan them as separate sources", mapped.Record.Origin));
        }
    }

    private Place? Subject(Mapped mapped)
    {
        var link = mapped.Type.Subject ?? throw new InvalidOperationException($"{mapped.Type.Type} declares neither a kind nor a subject");
        var field = link.Fields.First(mapped.Root);
        if (Mapped.NameIn(field) is { } name)
            return mapped.Named(name, link.WhenMissing, link.To);
        _facts.Gaps.Add(new("subject-unknown", mapped.Record.Origin.Address, $"it is not known which resource this `{mapped.Record.Type}` belongs to", null, mapped.Record.Origin));
        return null;
    }

    private static void State(Mapped mapped)
    {
        foreach (var attribute in mapped.Type.Attributes)
            StateAttribute(mapped, attribute);
        foreach (var link in mapped.Type.Links)
            StateLink(mapped, link);
        foreach (var slot in mapped.Type.Policies)
            mapped.Policy(mapped.Self, slot.Role, slot.NameFields?.First(mapped.Root).Text ?? slot.Role.ToString(), slot.Fields.First(mapped.Root));
        mapped.Type.Also?.Invoke(mapped);
    }

    private static void StateAttribute(Mapped mapped, Attribute attribute)
    {
        var field = attribute.Fields.First(mapped.Root);

        // Terraform writes an unset string as "".
        if (field.IsKnown && !(field.Element.ValueKind == System.Text.Json.JsonValueKind.String && field.Text is null))
            mapped.Set(attribute.Name, attribute.IsFlag && field.Flag is { } flag ? flag : FieldValues.Read(field));
        else if (field.IsUnknown && attribute.Matters)
            mapped.Gap("value-unknown", mapped.Self, $"`{attribute.Name}` is not known until it is applied", "scan the state after the apply, or the live account");
    }

    private static void StateLink(Mapped mapped, Link link)
    {
        foreach (var field in link.Fields.Each(mapped.Root))
        {
            if (Mapped.NameIn(field) is not { } name)
            {
                if (field is { IsUnknown: true, IsLeftOut: false })
                    mapped.Gap("reference-unknown", mapped.Self, $"what `{field.Pointer}` refers to is not known until it is applied");
                continue;
            }

            var other = mapped.Named(name, link.WhenMissing, link.To);
            if (link.Reversed)
                mapped.Edge(other, link.Edge, mapped.Self, field);
            else
                mapped.Edge(mapped.Self, link.Edge, other, field);
        }
    }

    /// <summary>An ARN in the record knows its account and region better than the source as a whole.</summary>
    internal static Scope ScopeOf(Record record)
    {
        var own = Field.Of(record.Data)["arn"].Text?.Split(':', 6);
        return own is { Length: 6 } && own[0] == "arn"
            ? new(own[4].Length > 0 ? own[4] : record.Account ?? "unknown", own[3].Length > 0 ? own[3] : record.Region ?? "", own[1])
            : new(record.Account ?? "unknown", record.Region ?? "", Scope.PartitionOf(record.Region ?? ""));
    }
}
