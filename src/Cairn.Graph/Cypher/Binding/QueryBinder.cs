using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Functions;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Binding;

/// <summary>Resolves the clauses of a query one after another.</summary>
internal sealed class QueryBinder(Compilation compilation)
{
    private readonly ProjectionBinder _projections = new(compilation);
    private bool _isSubquery;

    public BoundQuery Bind(Query query) => Bind(query, new Scope());

    /// <summary>Binds a query inside an expression, which sees the variables around it and needs no RETURN.</summary>
    public BoundQuery BindSubquery(Query query, Scope outer)
    {
        _isSubquery = true;
        return Bind(query, outer);
    }

    private BoundQuery Bind(Query query, Scope outer)
    {
        var parts = query.Parts.Select(part => BindSingle(part, outer.Copy())).ToList();
        var columns = parts[0].Columns.Select(column => column.Name).ToArray();
        for (var i = 1; i < parts.Count; i++)
        {
            var names = parts[i].Columns.ToDictionary(column => column.Name, column => column.Slot, StringComparer.Ordinal);
            if (names.Count != columns.Length || !columns.All(names.ContainsKey))
            {
                throw Failure.Syntax("DifferentColumnsInUnion", "all queries of a UNION need the same column names", query.Parts[i].Span);
            }

            parts[i] = (parts[i].Steps, [.. columns.Select(column => (column, names[column]))]);
        }

        return new BoundQuery([.. parts.Select(part => new BoundPart(part.Steps, [.. part.Columns.Select(column => column.Slot)]))], query.UnionAll, columns);
    }

    private (List<Step> Steps, List<(string Name, int Slot)> Columns) BindSingle(SingleQuery single, Scope scope)
    {
        var steps = new List<Step>();
        var columns = new List<(string, int)>();
        for (var i = 0; i < single.Clauses.Count; i++)
        {
            var clause = single.Clauses[i];
            var isLast = i == single.Clauses.Count - 1;
            CheckPlace(clause, isLast, single.Clauses.Count);
            scope = clause switch
            {
                Clause.Match match => BindMatch(match, scope, steps),
                Clause.Unwind unwind => BindUnwind(unwind, scope, steps),
                Clause.Call call => BindCall(call, scope, steps, columns, single.Clauses.Count == 1),
                Clause.Project project => _projections.Bind(project, scope, steps, columns),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        return (steps, columns);
    }

    private void CheckPlace(Clause clause, bool isLast, int count)
    {
        var isReturn = clause is Clause.Project { IsReturn: true };
        if (isReturn && !isLast)
        {
            throw Failure.Syntax("InvalidClauseComposition", "RETURN must be the last clause", clause.Span, "use WITH to hand rows on");
        }

        if (isLast && !isReturn && !_isSubquery && !(clause is Clause.Call && count == 1))
        {
            throw Failure.Syntax("InvalidClauseComposition", "the query does not end with RETURN", new TextSpan(clause.Span.End, clause.Span.End));
        }
    }

    private Scope BindMatch(Clause.Match match, Scope scope, List<Step> steps)
    {
        var inner = scope.Copy();
        steps.Add(new PatternBinder(compilation, inner, mayDefine: true).Bind(match.Patterns, match.Where, match.Optional));
        return inner;
    }

    private Scope BindUnwind(Clause.Unwind unwind, Scope scope, List<Step> steps)
    {
        var list = new ExpressionBinder(compilation, scope).Bind(unwind.List);
        CheckNew(scope, unwind.Name, unwind.Span);
        var slot = compilation.NewSlot();
        steps.Add(new Step.Unwind(list.Formula, slot, compilation.Text[unwind.Span.Start..unwind.Span.End]));
        return scope.With(unwind.Name, new Variable(slot, list.Type.ElementOrAny));
    }

    private static void CheckNew(Scope scope, string name, TextSpan at)
    {
        if (scope.Find(name) is not null)
        {
            throw Failure.Syntax("VariableAlreadyBound", $"the variable `{name}` is already in use", at);
        }
    }

    private Scope BindCall(Clause.Call call, Scope scope, List<Step> steps, List<(string Name, int Slot)> columns, bool standalone)
    {
        var procedure = compilation.FindProcedure(call.Name)
            ?? throw Failure.Compile("ProcedureError", "ProcedureNotFound", $"there is no procedure `{call.Name}`", call.Span, Suggestion.For(call.Name, PathProcedures.Signatures.Select(signature => signature[..signature.IndexOf('(', StringComparison.Ordinal)]), "procedure"));
        CheckCall(call, procedure, standalone);
        var arguments = call.Arguments is null ? ImplicitArguments(procedure) : BindArguments(call, procedure, scope);
        var inner = scope.Copy();
        var yielded = new List<(int, int)>();
        foreach (var (field, name) in Fields(call, procedure, standalone))
        {
            var at = procedure.Outputs.ToList().FindIndex(output => output.Name == field);
            if (at < 0)
            {
                throw Failure.Syntax("UndefinedVariable", $"`{call.Name}` has no output `{field}`", call.Span, Suggestion.For(field, procedure.Outputs.Select(output => output.Name), "output"));
            }

            CheckNew(inner, name, call.Span);
            var slot = compilation.NewSlot();
            inner.Set(name, new Variable(slot, procedure.Outputs[at].Type));
            yielded.Add((at, slot));
            if (standalone)
            {
                columns.Add((name, slot));
            }
        }

        var where = call.Where is null ? null : new ExpressionBinder(compilation, inner).Condition(call.Where);
        steps.Add(new Step.Call(procedure, arguments, yielded, where));
        return inner;
    }

    private static void CheckCall(Clause.Call call, Procedure procedure, bool standalone)
    {
        if (call.YieldAll && !standalone)
        {
            throw Failure.Syntax("UnexpectedSyntax", "`YIELD *` is only possible where CALL is the whole query", call.Span);
        }

        if (call.Arguments is null && !standalone)
        {
            throw Failure.Syntax("InvalidArgumentPassingMode", $"arguments of `{call.Name}` must be written out here", call.Span);
        }

        if (call.Arguments is { } given && (given.Count > procedure.Inputs.Count || given.Count < procedure.Required))
        {
            throw Failure.Syntax("InvalidNumberOfArguments", $"`{call.Name}` takes {procedure.Inputs.Count} arguments, not {given.Count}", call.Span);
        }
    }

    private static IEnumerable<(string Field, string Name)> Fields(Clause.Call call, Procedure procedure, bool standalone) =>
        call.YieldAll || (call.Yield is null && standalone) ? procedure.Outputs.Select(output => (output.Name, output.Name)) : call.Yield ?? [];

    private Formula[] ImplicitArguments(Procedure procedure)
    {
        compilation.Parameters.UnionWith(procedure.Inputs.Select(input => input.Name));
        return [.. procedure.Inputs.Select(input => new ParameterFormula(input.Name))];
    }

    private Formula[] BindArguments(Clause.Call call, Procedure procedure, Scope scope) => [.. call.Arguments!.Select((argument, i) => // the caller checks
    {
        var bound = new ExpressionBinder(compilation, scope).Bind(argument);
        return bound.Type.CanBe(procedure.Inputs[i].Accepts)
            ? bound.Formula
            : throw Failure.Syntax("InvalidArgumentType", $"`{procedure.Inputs[i].Name}` of `{call.Name}` is {procedure.Inputs[i].Accepts}, not {bound.Type.Types}", argument.Span);
    })];
}
