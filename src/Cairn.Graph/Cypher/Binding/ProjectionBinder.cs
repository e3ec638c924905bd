using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Binding;

/// <summary>Resolves WITH and RETURN: columns, grouping, order and limits.</summary>
internal sealed class ProjectionBinder(Compilation compilation)
{
    public Scope Bind(Clause.Project clause, Scope before, List<Step> steps, List<(string Name, int Slot)> columns)
    {
        var items = Items(clause, before);
        var aggregates = items.Exists(item => FreeNames.Aggregates(item.Expression));
        var binding = aggregates ? Grouped(items, before) : Plain(items, before);
        var after = new Scope();
        binding.Columns.ForEach(column => after.Set(column.Name, new Variable(column.Slot, column.Type)));

        var isClosed = aggregates || clause.Projection.Distinct;
        var visible = isClosed ? after : Overlay(before, after);
        var tail = new TailBinder(compilation, visible, after, binding, items);
        var sort = clause.Projection.OrderBy.Select(item => (tail.Sort(item.Expression), item.Descending)).ToArray();
        var (where, read) = compilation.Record(() => clause.Where is null ? null : tail.Where(clause.Where));
        var output = binding.Columns.Select(column => column.Slot).Distinct().ToArray();
        CheckNames(clause, items);
        steps.Add(new Step.Project
        {
            Keys = binding.Keys,
            Aggregations = binding.Groups?.Aggregations ?? [],
            Items = binding.Items,
            Distinct = clause.Projection.Distinct,
            Sort = sort,
            Skip = Limit(clause.Projection.Skip, "SKIP"),
            Limit = Limit(clause.Projection.Limit, "LIMIT"),
            Where = where,
            Output = output,
            Kept = [.. output.Union(read)],
        });
        if (clause.IsReturn)
        {
            columns.AddRange(binding.Columns.Select(column => (column.Name, column.Slot)));
            binding.Columns.ForEach(column => compilation.Read(column.Slot));
        }

        return after;
    }

    private static void CheckNames(Clause.Project clause, List<ProjectionItem> items)
    {
        if (!clause.IsReturn && items.Find(item => !item.HasAlias && item.Expression is not Expression.Variable) is { } nameless)
        {
            throw Failure.Syntax("NoExpressionAlias", $"`{nameless.Name}` needs a name", nameless.Expression.Span, "add `AS name`");
        }
    }

    private static Scope Overlay(Scope before, Scope after)
    {
        var both = before.Copy();
        foreach (var name in after.Names)
        {
            both.Set(name, after.Find(name)!.Value); // the name was just listed
        }

        return both;
    }

    private static List<ProjectionItem> Items(Clause.Project clause, Scope before)
    {
        var items = new List<ProjectionItem>();
        if (clause.Projection.All)
        {
            if (before.IsEmpty && clause.IsReturn)
            {
                throw Failure.Syntax("NoVariablesInScope", "`RETURN *` needs a variable to return", clause.Span);
            }

            items.AddRange(before.Names.Select(name => new ProjectionItem(new Expression.Variable(name, clause.Span), name, true)));
        }

        items.AddRange(clause.Projection.Items);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!names.Add(item.Name))
            {
                throw Failure.Syntax("ColumnNameConflict", $"two columns are named `{item.Name}`", item.Expression.Span);
            }
        }

        return items;
    }

    private ProjectedColumns Plain(List<ProjectionItem> items, Scope before)
    {
        var result = new ProjectedColumns();
        foreach (var item in items)
        {
            var bound = new ExpressionBinder(compilation, before, new GroupBinding(compilation, null)).Bind(item.Expression);
            result.Add(item.Name, bound, compilation, result.Items);
        }

        return result;
    }

    private ProjectedColumns Grouped(List<ProjectionItem> items, Scope before)
    {
        var keyScope = new Scope();
        var groups = new GroupBinding(compilation, before) { IsMixed = true, Ungrouped = before };
        var result = new ProjectedColumns { Groups = groups, Keys = [] };
        foreach (var item in items.Where(item => !FreeNames.Aggregates(item.Expression)))
        {
            var bound = new ExpressionBinder(compilation, before, new GroupBinding(compilation, null)).Bind(item.Expression);
            var slot = result.Add(item.Name, bound, compilation, result.Keys);
            if (item.Expression is Expression.Variable variable)
            {
                keyScope.Set(variable.Name, new Variable(slot, bound.Type));
            }

            groups.Know(item.Expression, new Bound(new SlotFormula(slot), bound.Type));
        }

        foreach (var item in items.Where(item => FreeNames.Aggregates(item.Expression)))
        {
            var bound = new ExpressionBinder(compilation, keyScope, groups).Bind(item.Expression);
            result.Add(item.Name, bound, compilation, result.Items);
        }

        result.Order([.. items.Select(item => item.Name)]);
        return result;
    }

    private Formula? Limit(Expression? expression, string word)
    {
        if (expression is null)
        {
            return null;
        }

        if (FreeNames.Of(expression).Any())
        {
            throw Failure.Syntax("NonConstantExpression", $"{word} cannot depend on a variable", expression.Span);
        }

        var formula = new ExpressionBinder(compilation, new Scope()).Value(expression);
        if (formula.Constant is { } constant)
        {
            Limits.Check(constant, word, (detail, message) => Failure.Syntax(detail, message, expression.Span));
        }

        return formula;
    }
}
