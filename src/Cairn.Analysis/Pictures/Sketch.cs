using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Graph;

namespace Cairn.Analysis.Pictures;

/// <summary>Gathers the things and steps of derivations, each once, and sets them in columns.</summary>
internal sealed class Sketch(ReportInput input)
{
    private const int LongestHover = 2000;

    private readonly Dictionary<int, Thing> _byNode = [];
    private readonly List<Thing> _things = [];
    private readonly List<Stroke> _strokes = [];
    private readonly HashSet<int> _drawn = [];

    private sealed class Thing
    {
        public required int Number { get; init; }

        public required int Node { get; init; }

        public bool IsEntry { get; set; }

        public bool IsTarget { get; set; }

        /// <summary>Steps that begin and end here.</summary>
        public List<string> Notes { get; } = [];
    }

    public void Draw(Derivation derivation, int entry, int? target)
    {
        Place(entry, isEntry: true, isTarget: false);
        foreach (var other in derivation.Entries)
            Place(other.Node, isEntry: true, isTarget: false);
        foreach (var step in derivation.Steps.Where(step => _drawn.Add(step.Id)))
            Draw(step);
        if (target is { } node)
            Place(node, isEntry: false, isTarget: true);
    }

    public void Place(int node, bool isEntry, bool isTarget)
    {
        var thing = At(node);
        thing.IsEntry |= isEntry;
        thing.IsTarget |= isTarget;
    }

    public Picture Finish(string title)
    {
        // Several steps from one thing to another are one line.
        var strokes = _strokes.GroupBy(stroke => (stroke.From, stroke.To))
            .Select(group => new Stroke(group.Key.From, group.Key.To, string.Join(", ", group.Select(stroke => stroke.Label).Distinct()), group.All(stroke => stroke.IsConditional), Short(string.Join("\n\n", group.Select(stroke => stroke.Hover).Distinct()))))
            .ToList();
        var columns = Columns.Of(_things.Count, strokes);
        return Stacks.Gather(new Picture(title, [.. _things.Select(thing => Spot(thing, columns[thing.Number]))], strokes));
    }

    private void Draw(DerivedStep step)
    {
        var needs = step.Needs.Select(need => need.Node).Where(node => node != step.Gives.Node).Distinct().ToList();
        if (needs.Count == 0)
        {
            At(step.Gives.Node).Notes.Add(Hover(step));
            return;
        }

        if (needs.Count == 1 && step.Needs.Count == needs.Count)
        {
            var to = At(step.Gives.Node);
            _strokes.Add(new Stroke(At(needs[0]).Number, to.Number, step.Technique.Id, step.IsConditional, Hover(step)));
            return;
        }

        var join = new Thing { Number = _things.Count, Node = -1 };
        _things.Add(join);
        foreach (var need in step.Needs)
        {
            var from = At(need.Node);
            _strokes.Add(new Stroke(from.Number, join.Number, ClaimText.Word(need.Capability), step.IsConditional, Hover(step)));
        }

        _strokes.Add(new Stroke(join.Number, At(step.Gives.Node).Number, step.Technique.Id, step.IsConditional, Hover(step)));
    }

    private Thing At(int node)
    {
        if (_byNode.TryGetValue(node, out var thing))
            return thing;
        thing = new Thing { Number = _things.Count, Node = node };
        _things.Add(thing);
        return _byNode[node] = thing;
    }

    private Spot Spot(Thing thing, int column)
    {
        if (thing.Node < 0)
            return new Spot(thing.Number, "", "AND", Shape.Join, column, IsEntry: false, IsTarget: false, "all that leads here is needed");
        var graph = input.Graph;
        var kind = JsonAttack.KindOf(graph, thing.Node);
        return new Spot(thing.Number, kind, Sentence.NameOf(graph, thing.Node), Shapes.Of(graph, thing.Node), column, thing.IsEntry, thing.IsTarget, Short(string.Join('\n', thing.Notes.Prepend($"{kind} {graph.Key(thing.Node)}"))));
    }

    private string Hover(DerivedStep step)
    {
        var lines = new List<string> { step.Sentence };
        lines.AddRange(step.Assumptions.Select(assumption => $"if {assumption}"));
        lines.AddRange(step.Edges.SelectMany(input.Evidence.Of).Select(item => $"because {item.Record} {item.Pointer} {item.Statement} {item.Note}".TrimEnd()));
        return Short(string.Join('\n', lines));
    }

    private static string Short(string text) => text.Length <= LongestHover ? text : string.Concat(text.AsSpan(0, LongestHover), "…");
}

/// <summary>Which shape a kind has.</summary>
internal static class Shapes
{
    private static readonly Dictionary<string, Shape> ByKind = new(StringComparer.Ordinal)
    {
        ["Internet"] = Shape.Outside,
        ["PublicPrincipal"] = Shape.Outside,
        ["ExternalIdentity"] = Shape.Outside,
        ["FederatedProvider"] = Shape.Outside,
        ["User"] = Shape.Identity,
        ["Role"] = Shape.Identity,
        ["Group"] = Shape.Identity,
        ["Credential"] = Shape.Identity,
        ["Account"] = Shape.Boundary,
        ["OrgUnit"] = Shape.Boundary,
        ["Network"] = Shape.Boundary,
        ["Bucket"] = Shape.Data,
        ["Database"] = Shape.Data,
        ["DataObject"] = Shape.Data,
        ["Secret"] = Shape.Data,
        ["EncryptionKey"] = Shape.Data,
        ["Dataset"] = Shape.Data,
        ["VectorStore"] = Shape.Data,
        ["ContainerRegistry"] = Shape.Data,
        ["Model"] = Shape.Intelligence,
        ["ModelDeployment"] = Shape.Intelligence,
        ["InferenceEndpoint"] = Shape.Intelligence,
        ["Agent"] = Shape.Intelligence,
        ["KnowledgeBase"] = Shape.Intelligence,
        ["FoundationModel"] = Shape.Intelligence,
        ["Function"] = Shape.Compute,
        ["VirtualMachine"] = Shape.Compute,
        ["Workload"] = Shape.Compute,
        ["Notebook"] = Shape.Compute,
        ["Cluster"] = Shape.Compute,
        ["TrainingJob"] = Shape.Compute,
        ["Pipeline"] = Shape.Compute,
    };

    public static Shape Of(GraphSnapshot graph, int node)
    {
        foreach (var kind in graph.KindsOf(node))
        {
            if (ByKind.TryGetValue(graph.NodeKinds[kind], out var shape))
                return shape;
        }

        return Shape.Other;
    }
}
