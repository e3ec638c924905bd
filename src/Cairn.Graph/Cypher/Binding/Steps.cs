using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Functions;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Binding;

/// <summary>A query whose names are resolved to slots: parts to be united, each with the slots of its columns.</summary>
internal sealed record BoundQuery(IReadOnlyList<BoundPart> Parts, bool UnionAll, IReadOnlyList<string> Columns);

/// <summary>One single query: steps that hand rows on, and the slots of its result in order of the query's columns.</summary>
internal sealed record BoundPart(IReadOnlyList<Step> Steps, IReadOnlyList<int> Columns);

/// <summary>A formula that reads the given slots.</summary>
internal sealed record Reading(Formula Formula, IReadOnlySet<int> Slots, string Text);

/// <summary>A slot filled by a formula.</summary>
internal readonly record struct Assignment(int Slot, Formula Formula);

/// <summary>One step of a query.</summary>
internal abstract record Step
{
    public sealed record Match(PatternGraph Pattern, IReadOnlyList<Reading> Filters, bool Optional) : Step;

    public sealed record Unwind(Formula List, int Slot, string Text) : Step;

    public sealed record Project : Step
    {
        /// <summary>Keys of the groups; null where nothing is aggregated.</summary>
        public IReadOnlyList<Assignment>? Keys { get; init; }

        public IReadOnlyList<Aggregation> Aggregations { get; init; } = [];

        /// <summary>Computed per row, after grouping.</summary>
        public required IReadOnlyList<Assignment> Items { get; init; }

        public bool Distinct { get; init; }

        public IReadOnlyList<(Formula Formula, bool Descending)> Sort { get; init; } = [];

        public Formula? Skip { get; init; }

        public Formula? Limit { get; init; }

        public Formula? Where { get; init; }

        /// <summary>The projected slots.</summary>
        public required IReadOnlyList<int> Output { get; init; }

        /// <summary>Slots that sorting must keep: the output and what the filter reads.</summary>
        public required IReadOnlyList<int> Kept { get; init; }
    }

    public sealed record Call(Procedure Procedure, IReadOnlyList<Formula> Arguments, IReadOnlyList<(int Field, int Slot)> Yield, Formula? Where) : Step;
}

/// <summary>The nodes and relationships one MATCH asks for, each variable once.</summary>
internal sealed class PatternGraph
{
    public List<PatternNode> Nodes { get; } = [];

    public List<PatternEdge> Edges { get; } = [];

    public List<PatternPath> Paths { get; } = [];

    /// <summary>Slots that the pattern fills.</summary>
    public List<int> NewSlots { get; } = [];
}

internal sealed class PatternNode(int slot, string? name, bool isBound)
{
    public int Slot => slot;

    public string? Name => name;

    /// <summary>Whether an earlier clause has bound the node.</summary>
    public bool IsBound => isBound;

    /// <summary>Numbers of the names of the kinds it must have.</summary>
    public List<int> Kinds { get; } = [];

    /// <summary>Groups of kinds, of each of which it must have one.</summary>
    public List<int[]> AnyOf { get; } = [];

    public List<PropertyTest> Properties { get; } = [];
}

/// <summary>A property that must equal the value of a formula.</summary>
internal sealed record PropertyTest(string Name, int Site, Reading Value);

internal sealed class PatternEdge
{
    public required int Slot { get; init; }

    public string? Name { get; init; }

    public required int From { get; init; }

    public required int To { get; init; }

    public required EdgeDirection Direction { get; init; }

    public required IReadOnlyList<int> Kinds { get; init; }

    public HopRange? Hops { get; init; }

    public PathSelector Selector { get; init; }

    /// <summary>Whether the pattern was written with <see cref="To"/> on its left.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Slot of a variable of an earlier clause that the relationship must equal; -1 for none.</summary>
    public int EqualTo { get; init; } = -1;

    public List<PropertyTest> Properties { get; } = [];
}

/// <summary>A named path over nodes and relationships of the pattern.</summary>
internal sealed record PatternPath(int Slot, int Start, IReadOnlyList<int> Edges);
