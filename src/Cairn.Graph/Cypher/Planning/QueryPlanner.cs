using Cairn.Graph.Cypher.Binding;

namespace Cairn.Graph.Cypher.Planning;

/// <summary>The operators of a query and of its subqueries, chosen for one snapshot.</summary>
internal sealed record Plan(BranchPlan[] Branches, bool UnionAll);

/// <summary>The operators of one part of a UNION and the slots of its columns.</summary>
internal sealed record BranchPlan(Operator[] Operators, int[] Columns);

/// <summary>Turns the steps of a query into operators.</summary>
internal sealed class QueryPlanner(Compilation compilation, GraphSnapshot graph)
{
    public Plan Plan(BoundQuery query) => new([.. query.Parts.Select(Plan)], query.UnionAll);

    private BranchPlan Plan(BoundPart part)
    {
        var operators = new List<Operator>();
        for (var i = 0; i < part.Steps.Count; i++)
        {
            operators.AddRange(Plan(part.Steps[i], part.Steps.Skip(i + 1).OfType<Step.Project>().FirstOrDefault()));
        }

        return new BranchPlan([.. operators], [.. part.Columns]);
    }

    private IEnumerable<Operator> Plan(Step step, Step.Project? next) => step switch
    {
        Step.Match { Optional: true } match =>
            [new Operator.Optional([.. new MatchPlanner(compilation, graph, match, IgnoresRepetition(next)).Plan()], [.. match.Pattern.NewSlots]) { Text = "Optional" }],
        Step.Match match => new MatchPlanner(compilation, graph, match, IgnoresRepetition(next)).Plan(),
        Step.Unwind unwind => [new Operator.Unwind(unwind.List, unwind.Slot) { Text = unwind.Text }],
        Step.Call call => Call(call),
        Step.Project project => Project(project),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Rows may be merged before a projection that keeps each row once, or whose aggregates do not change by repetition.
    private static bool IgnoresRepetition(Step.Project? next) =>
        next is not null && (next.Keys is null ? next.Distinct : next.Aggregations.All(aggregation => aggregation.IgnoresRepetition));

    private static IEnumerable<Operator> Call(Step.Call call)
    {
        yield return new Operator.Call(call.Procedure, [.. call.Arguments], [.. call.Yield]) { Text = $"Call {call.Procedure.Name}" };
        if (call.Where is not null)
        {
            yield return new Operator.Filter(call.Where) { Text = "Filter" };
        }
    }

    private static IEnumerable<Operator> Project(Step.Project project)
    {
        if (project.Keys is not null)
        {
            yield return new Operator.Aggregate([.. project.Keys], [.. project.Aggregations]) { Text = $"Aggregate {string.Join(", ", project.Aggregations.Select(aggregation => aggregation.Name))}" };
        }

        if (project.Items.Count > 0)
        {
            yield return new Operator.Assign([.. project.Items]) { Text = "Project" };
        }

        if (project.Distinct)
        {
            yield return new Operator.Distinct([.. project.Output]) { Text = "Distinct" };
        }

        foreach (var tail in Tail(project))
        {
            yield return tail;
        }
    }

    private static IEnumerable<Operator> Tail(Step.Project project)
    {
        if (project.Sort.Count > 0)
        {
            yield return new Operator.Sort([.. project.Sort], [.. project.Kept], project.Skip, project.Limit) { Text = project.Limit is null ? "Sort" : "Top" };
        }

        if (project.Skip is not null)
        {
            yield return new Operator.Skip(project.Skip) { Text = "Skip" };
        }

        if (project.Limit is not null)
        {
            yield return new Operator.Limit(project.Limit) { Text = "Limit" };
        }

        if (project.Where is not null)
        {
            yield return new Operator.Filter(project.Where) { Text = "Filter" };
        }
    }
}
