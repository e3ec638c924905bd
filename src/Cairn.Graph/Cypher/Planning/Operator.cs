using Cairn.Graph.Cypher.Binding;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Execution;
using Cairn.Graph.Cypher.Functions;

namespace Cairn.Graph.Cypher.Planning;

/// <summary>One operator of a plan: immutable, and able to go to work in any number of runs.</summary>
internal abstract record Operator
{
    /// <summary>What the operator does, for people.</summary>
    public string Text { get; init; } = "";

    /// <summary>How many rows the planner expects behind it; NaN where it does not say.</summary>
    public double Estimate { get; init; } = double.NaN;

    public abstract Sink Start(Frame frame, Sink next);

    public sealed record Scan(NodeSource Source, PatternNode Node) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new ScanSink(frame, Source, Node.Slot, new NodeTest(frame, Node), next);
    }

    public sealed record CheckNode(PatternNode Node) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new CheckNodeSink(frame, Node.Slot, new NodeTest(frame, Node), next);
    }

    public sealed record Expand(Expansion Expansion) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new ExpandSink(frame, Expansion, next);
    }

    public sealed record VarExpand(Expansion Expansion, bool KeepsList, bool ReversesList) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new VarExpandSink(frame, Expansion, KeepsList, ReversesList, next);
    }

    public sealed record Reach(Expansion Expansion) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new ReachSink(frame, Expansion, next);
    }

    public sealed record ShortestPath(Expansion Expansion, bool ReversesList) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new ShortestPathSink(frame, Expansion, ReversesList, next);
    }

    public sealed record BoundEdge(PatternEdge Edge, int From, int To, bool FromIsBound, bool ToIsBound, int[] Used) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new BoundEdgeSink(frame, Edge, From, To, FromIsBound, ToIsBound, Used, next);
    }

    public sealed record Filter(Formula Condition) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new FilterSink(frame, Condition, next);
    }

    public sealed record Assign(Assignment[] Items) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new AssignSink(frame, Items, next);
    }

    public sealed record Optional(Operator[] Pattern, int[] NewSlots) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new OptionalSink(frame, NewSlots, end => Pipeline.Start(Pattern, frame, end), next);
    }

    public sealed record Unwind(Formula List, int Slot) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new UnwindSink(frame, List, Slot, next);
    }

    public sealed record Aggregate(Assignment[] Keys, Aggregation[] Aggregations) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new AggregateSink(frame, Keys, Aggregations, next);
    }

    public sealed record Distinct(int[] Slots) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new DistinctSink(frame, Slots, next);
    }

    public sealed record Sort((Formula Formula, bool Descending)[] Keys, int[] Kept, Formula? Skipped, Formula? Wanted) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new SortSink(frame, Keys, Kept, () => Needed(frame), next);

        private long? Needed(Frame frame)
        {
            if (Wanted is null)
            {
                return null;
            }

            var limit = Rows.Count(Wanted.Of(frame), "LIMIT");
            var skip = Skipped is null ? 0 : Rows.Count(Skipped.Of(frame), "SKIP");
            return limit + skip is var rows and >= 0 and < int.MaxValue / 2 ? rows : null;
        }
    }

    public sealed record Skip(Formula Count) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new SkipSink(frame, Count, next);
    }

    public sealed record Limit(Formula Count) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new LimitSink(frame, Count, next);
    }

    public sealed record Call(Procedure Procedure, Formula[] Arguments, (int Field, int Slot)[] Yield) : Operator
    {
        public override Sink Start(Frame frame, Sink next) => new CallSink(frame, Procedure, Arguments, Yield, next);
    }
}

/// <summary>Sets a row of operators to work.</summary>
internal static class Pipeline
{
    public static Sink Start(Operator[] operators, Frame frame, Sink end)
    {
        for (var i = operators.Length - 1; i >= 0; i--)
        {
            end = operators[i].Start(frame, frame.Profile is { } profile ? new CountingSink(frame, profile, operators[i], end) : end);
        }

        return end;
    }
}
