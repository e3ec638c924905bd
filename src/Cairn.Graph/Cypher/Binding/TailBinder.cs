using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Binding;

/// <summary>Resolves what follows the columns of a projection: ORDER BY and the WHERE of WITH.</summary>
internal sealed class TailBinder
{
    private readonly Compilation _compilation;
    private readonly Scope _visible;
    private readonly Scope _after;
    private readonly GroupBinding? _groups;
    private readonly GroupBinding _known;

    public TailBinder(Compilation compilation, Scope visible, Scope after, ProjectedColumns columns, List<ProjectionItem> items)
    {
        _compilation = compilation;
        _visible = visible;
        _after = after;
        _groups = columns.Groups;
        _known = new GroupBinding(compilation, null);
        foreach (var item in items)
        {
            var column = columns.Columns.First(column => column.Name == item.Name);
            var bound = new Bound(new SlotFormula(column.Slot), column.Type);
            _known.Know(item.Expression, bound);
            _groups?.Know(item.Expression, bound);
        }
    }

    public Formula Sort(Expression expression)
    {
        var groups = _groups?.After(_after, FreeNames.Aggregates(expression)) ?? _known;
        return new ExpressionBinder(_compilation, _visible, groups).Value(expression);
    }

    public Formula Where(Expression expression) => new ExpressionBinder(_compilation, _visible, _known).Condition(expression);
}
