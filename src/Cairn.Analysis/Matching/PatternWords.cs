using Cairn.Graph;

namespace Cairn.Analysis.Matching;

/// <summary>Says in words what a pattern asks for: one clause for each edge, and one for each node that stands alone.</summary>
internal static class PatternWords
{
    public static IReadOnlyList<string> Of(Shape shape, IReadOnlyList<Slot> slots)
    {
        var named = new HashSet<int>();
        var words = shape.Edges.Select(edge => $"{Node(edge.From)} {Verb(edge)} {Node(edge.To)}{Receiver(edge)}").ToList();
        return [.. words, .. shape.Nodes.Where(node => !named.Contains(node.Slot)).DistinctBy(node => node.Slot).Select(node => $"{Node(node.Slot)} is there")];

        string Node(int slot)
        {
            var isNew = named.Add(slot);
            var kinds = string.Join(" and ", shape.Nodes.Where(node => node.Slot == slot).SelectMany(node => node.Kinds).Select(group => string.Join(" or ", group)).Distinct(StringComparer.Ordinal));
            var name = slots[slot].Name;
            return name.StartsWith('_') ? kinds.Length == 0 ? "something" : $"some {kinds}" : isNew && kinds.Length > 0 ? $"`{name}` ({kinds})" : $"`{name}`";
        }
    }

    /// <summary>An edge kind is a verb in capitals; what tells two edges of one kind apart is part of it.</summary>
    private static string Verb(EdgePart edge)
    {
        if (Text(edge, "action") is { } action)
            return $"may call `{action}` on";
        var verb = edge.Kinds.Count == 0 ? "is joined to" : string.Join(" or ", edge.Kinds.Select(Lower));
        var others = edge.Properties.Where(property => property.Key != "service").Select(property => $"{property.Key} {Shown(property.Value)}").ToList();
        return others.Count > 0 ? $"{verb} ({string.Join(", ", others)})" : verb;
    }

    private static string Receiver(EdgePart edge) => Text(edge, "service") is { } service ? $" to `{service}`" : "";

    private static string? Text(EdgePart edge, string name) =>
        edge.Properties.FirstOrDefault(property => property.Key == name) is { Key: not null, Value.Type: ValueKind.String } found ? found.Value.AsString() : null;

    private static string Lower(string kind) => kind.Replace('_', ' ').ToLowerInvariant();

    private static string Shown(Value value) => value.Type == ValueKind.String ? value.AsString() : value.ToString();
}
