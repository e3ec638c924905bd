using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Execution;
using Cairn.Graph.Cypher.Planning;

namespace Cairn.Graph.Cypher;

/// <summary>A query planned for one snapshot.</summary>
internal sealed record Prepared(GraphSnapshot Graph, Resolved Resolved, Plan Plan, Plan[] Subplans, int Slots, IReadOnlyList<QueryDiagnostic> Warnings);

/// <summary>One run of a prepared query.</summary>
internal sealed class Run : ISubqueries
{
    private readonly Prepared _prepared;
    private readonly (Sink[] Branches, CallbackSink End)?[] _subqueries;

    public Run(Prepared prepared, IReadOnlyDictionary<string, Value> parameters, QueryBudget budget, Profile? profile, CancellationToken cancellation)
    {
        _prepared = prepared;
        _subqueries = new (Sink[], CallbackSink)?[prepared.Subplans.Length];
        Frame = new Frame(prepared.Graph, prepared.Slots, parameters, new Meter(budget, cancellation), prepared.Resolved, this) { Profile = profile };
    }

    public Frame Frame { get; }

    /// <summary>Runs the query into ends made for the columns of each of its parts.</summary>
    public void Execute(Func<int[], Sink> end)
    {
        Frame.Meter.Check();
        var seen = new HashSet<Value[]>(Equivalence.Instance);
        foreach (var branch in _prepared.Plan.Branches)
        {
            var last = end(branch.Columns);
            if (_prepared.Plan.Branches.Length > 1 && !_prepared.Plan.UnionAll)
            {
                last = new UnionSink(Frame, branch.Columns, seen, last);
            }

            var first = Pipeline.Start(branch.Operators, Frame, last);
            first.Push();
            first.Finish();
        }
    }

    void ISubqueries.Run(int subquery, Func<bool> row)
    {
        var (branches, end) = _subqueries[subquery] ??= Start(_prepared.Subplans[subquery]);
        end.Row = row;
        end.Reset();
        foreach (var branch in branches)
        {
            branch.Reset();
            if (!branch.Push())
            {
                return;
            }

            branch.Finish();
        }
    }

    private (Sink[] Branches, CallbackSink End) Start(Plan plan)
    {
        var end = new CallbackSink(Frame);
        var seen = new HashSet<Value[]>(Equivalence.Instance);
        var branches = plan.Branches.Select(branch =>
        {
            Sink last = plan.Branches.Length > 1 && !plan.UnionAll ? new UnionSink(Frame, branch.Columns, seen, end) : end;
            return Pipeline.Start(branch.Operators, Frame, last);
        });
        return ([.. branches], end);
    }
}
