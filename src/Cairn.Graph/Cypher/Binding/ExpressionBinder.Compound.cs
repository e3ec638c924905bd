using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Functions;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Binding;

internal sealed partial class ExpressionBinder
{
    private Bound BindList(Expression.ListOf list)
    {
        var items = list.Items.Select(item => Bind(item)).ToArray();
        var element = items.Length == 0 ? null : items.Select(item => item.Type).Aggregate((a, b) => a.Or(b));
        Formula formula = new ListFormula(Array.ConvertAll(items, item => item.Formula));
        return new Bound(formula.Constant is { } constant ? new ConstantFormula(constant) : formula, new StaticType(Types.List, element));
    }

    private Bound BindMap(Expression.MapOf map) =>
        new(new MapFormula([.. map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value)))]), StaticType.Map);

    private Bound BindMapProjection(Expression.MapProjection projection)
    {
        var items = projection.Items.Select(item => KeyValuePair.Create(item.Name, Maybe(item.Value)));
        return new Bound(new MapProjectionFormula(Value(projection.Target), [.. items]), StaticType.Map);
    }

    private Bound BindCase(Expression.Case choice)
    {
        var types = new List<StaticType>();
        var branches = choice.Branches.Select(branch =>
        {
            var when = Bind(branch.When, patterns: choice.Subject is null);
            var then = Bind(branch.Then);
            types.Add(then.Type);
            return (when.Formula, then.Formula);
        }).ToArray();
        var otherwise = choice.Otherwise is null ? default(Bound?) : Bind(choice.Otherwise);
        types.Add(otherwise?.Type ?? StaticType.Of(Graph.Value.Null));
        Formula formula = choice.Subject is null
            ? new CaseFormula(branches, otherwise?.Formula)
            : new SwitchFormula(Value(choice.Subject), branches, otherwise?.Formula);
        return new Bound(formula, types.Aggregate((a, b) => a.Or(b)));
    }

    private (Formula List, int Slot, ExpressionBinder Body) BindIteration(Expression listExpression, string name)
    {
        var list = Bind(listExpression);
        Demand(list.Type, Types.List, listExpression, "iterating");
        var slot = compilation.NewSlot();
        return (list.Formula, slot, Inner(scope.With(name, new Variable(slot, list.Type.ElementOrAny))));
    }

    private Bound BindComprehension(Expression.ListComprehension comprehension)
    {
        var (list, slot, body) = BindIteration(comprehension.List, comprehension.Name);
        var where = comprehension.Where is null ? null : body.Condition(comprehension.Where);
        var map = comprehension.Map is null ? default(Bound?) : body.Bind(comprehension.Map);
        return new Bound(new ListComprehensionFormula(slot, list, where, map?.Formula), new StaticType(Types.List, map?.Type));
    }

    private Bound BindQuantifier(Expression.Quantifier quantifier)
    {
        var (list, slot, body) = BindIteration(quantifier.List, quantifier.Name);
        var where = quantifier.Where ?? new Expression.Variable(quantifier.Name, quantifier.Span);
        return new Bound(new QuantifierPredicate(quantifier.Word, slot, list, body.Condition(where)), StaticType.Boolean);
    }

    private Bound BindReduce(Expression.Reduce reduce)
    {
        var initial = Value(reduce.Initial);
        var (list, slot, body) = BindIteration(reduce.List, reduce.Name);
        var accumulator = compilation.NewSlot();
        var step = body.Inner(body.Scope.With(reduce.Accumulator, new Variable(accumulator, StaticType.Any))).Value(reduce.Step);
        return new Bound(new ReduceFormula(accumulator, initial, slot, list, step), StaticType.Any);
    }

    private Bound BindPatternTest(Expression.PatternTest test)
    {
        if (!_patternsAllowed)
        {
            throw Failure.Syntax("UnexpectedSyntax", "a pattern can only stand where a condition is expected", test.Span, "use exists { … } or a pattern comprehension");
        }

        var subquery = BindPattern(test.Pattern, null, mayDefine: false).Subquery;
        return new Bound(new ExistsPredicate(subquery), StaticType.Boolean);
    }

    private Bound BindPatternComprehension(Expression.PatternComprehension comprehension)
    {
        var (subquery, inner) = BindPattern(comprehension.Pattern, comprehension.Where, mayDefine: true);
        var map = Inner(inner).Bind(comprehension.Map);
        return new Bound(new CollectFormula(subquery, map.Formula), StaticType.ListOf(map.Type));
    }

    private (int Subquery, Scope Inner) BindPattern(PathPattern pattern, Expression? where, bool mayDefine)
    {
        var inner = scope.Copy();
        var match = new PatternBinder(compilation, inner, mayDefine).Bind([pattern], where, optional: false);
        compilation.Subqueries.Add(new BoundQuery([new BoundPart([match], [])], true, []));
        return (compilation.Subqueries.Count - 1, inner);
    }

    private Bound BindSubquery(Expression.Subquery subquery)
    {
        var query = new QueryBinder(compilation).BindSubquery(subquery.Query, scope);
        compilation.Subqueries.Add(query);
        var number = compilation.Subqueries.Count - 1;
        return subquery.Counts
            ? new Bound(new CountFormula(number), StaticType.Integer)
            : new Bound(new ExistsPredicate(number), StaticType.Boolean);
    }

    private Bound BindCall(Expression.Call call)
    {
        if (Aggregation.Exists(call.Name))
        {
            return BindAggregate(call.Name.ToLowerInvariant(), call.Arguments, call.Distinct, call);
        }

        if (call.Name.Equals("exists", StringComparison.OrdinalIgnoreCase) && call.Arguments.Count == 1)
        {
            return new Bound(new NullPredicate(Value(call.Arguments[0]), negated: true), StaticType.Boolean);
        }

        var arguments = call.Arguments.Select(argument => Bind(argument)).ToArray();
        if (call.Name.Equals("coalesce", StringComparison.OrdinalIgnoreCase) && arguments.Length > 0)
        {
            return new Bound(new CoalesceFormula(Array.ConvertAll(arguments, argument => argument.Formula)), arguments.Select(argument => argument.Type).Aggregate((a, b) => a.Or(b)));
        }

        var function = FunctionTable.Find(call.Name)
            ?? throw Failure.Syntax("UnknownFunction", $"there is no function `{call.Name}`", call.Span, Suggestion.For(call.Name, QueryLanguage.Functions.Concat(QueryLanguage.Aggregations), "function"));
        CheckArity(call, function.Min, function.Max);
        if (arguments.Length > 0)
        {
            Demand(arguments[0].Type, function.Accepts, call.Arguments[0], $"`{function.Name}`");
        }

        return new Bound(new CallFormula(function, Array.ConvertAll(arguments, argument => argument.Formula)), function.Result.Or(StaticType.Of(Graph.Value.Null)));
    }

    private static void CheckArity(Expression.Call call, int min, int max)
    {
        if (call.Arguments.Count < min || call.Arguments.Count > max)
        {
            var wanted = min == max ? $"{min}" : $"{min} to {max}";
            throw Failure.Syntax("InvalidNumberOfArguments", $"`{call.Name}` takes {wanted} arguments, not {call.Arguments.Count}", call.Span);
        }
    }

    private Bound BindAggregate(string name, IReadOnlyList<Expression> arguments, bool distinct, Expression expression)
    {
        if (groups is null || !groups.MayAggregate)
        {
            throw groups is { IsInsideAggregate: true }
                ? Failure.Syntax("NestedAggregation", "an aggregating function cannot stand inside another one", expression.Span)
                : Failure.Syntax("InvalidAggregation", $"`{name}` cannot aggregate here", expression.Span, "aggregate in WITH or RETURN");
        }

        if (expression is Expression.Call call)
        {
            CheckArity(call, Aggregation.Arity(name), Aggregation.Arity(name));
        }

        return groups.Add(compilation, name, arguments, distinct, expression);
    }
}
