using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Functions;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Binding;

/// <summary>How expressions of a projection see what it groups by and aggregates.</summary>
internal sealed class GroupBinding
{
    private const int SpaceAllowance = 256;

    private readonly Dictionary<string, Bound> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _complexNames = new(StringComparer.Ordinal);
    private readonly Scope? _before;
    private readonly Compilation _compilation;
    private int _longest;

    /// <param name="compilation">The query.</param>
    /// <param name="before">The scope in which arguments of aggregating functions are read; null where nothing may be aggregated.</param>
    public GroupBinding(Compilation compilation, Scope? before)
    {
        _compilation = compilation;
        _before = before;
    }

    public List<Aggregation> Aggregations { get; private init; } = [];

    public bool MayAggregate => _before is not null;

    public bool IsInsideAggregate { get; private init; }

    /// <summary>Whether the expression at hand mixes aggregates with other parts, so that only simple keys may stand beside them.</summary>
    public bool IsMixed { get; set; }

    /// <summary>The variables that exist but are not grouped by.</summary>
    public Scope? Ungrouped { get; init; }

    /// <summary>For the bodies of comprehensions, which see keys but may not aggregate.</summary>
    public GroupBinding Inner => MayAggregate
        ? new GroupBinding(_compilation, null, this) { Aggregations = Aggregations, IsMixed = IsMixed, Ungrouped = Ungrouped }
        : this;

    private GroupBinding(Compilation compilation, Scope? before, GroupBinding other)
        : this(compilation, before)
    {
        _known = other._known;
        _complexNames = other._complexNames;
        _longest = other._longest;
    }

    /// <summary>For the expressions behind the columns (ORDER BY), which see what is grouped and may aggregate the same values again.</summary>
    public GroupBinding After(Scope after, bool mixed) => new(_compilation, after, this) { Aggregations = Aggregations, IsMixed = mixed };

    /// <summary>Makes an expression known by the slot in which its value will be.</summary>
    public void Know(Expression expression, Bound bound)
    {
        _known.TryAdd(_compilation.Key(expression.Span), bound);
        _longest = Math.Max(_longest, expression.Span.End - expression.Span.Start);
        if (expression is not (Expression.Variable or Expression.Property { Target: Expression.Variable }))
        {
            _complexNames.UnionWith(FreeNames.Of(expression));
        }
    }

    public Bound? Substitute(Expression expression)
    {
        if (expression is Expression.Literal or Expression.Parameter or Expression.Variable)
        {
            return null;
        }

        if (IsMixed && !(expression is Expression.Property or Expression.Call or Expression.CountAll))
        {
            return null;
        }

        // Much longer text cannot be the same expression; not to look keeps binding linear.
        if (_known.Count == 0 || expression.Span.End - expression.Span.Start > (_longest * 4) + SpaceAllowance)
        {
            return null;
        }

        if (!_known.TryGetValue(_compilation.Key(expression.Span), out var bound))
        {
            return null;
        }

        if (bound.Formula is SlotFormula slot)
        {
            _compilation.Read(slot.Slot);
        }

        return bound;
    }

    /// <summary>The error for a variable that is not a key of the groups.</summary>
    public QueryException? Missing(Expression.Variable variable) =>
        IsMixed && (_complexNames.Contains(variable.Name) || Ungrouped?.Find(variable.Name) is not null) ? Ambiguous(variable) : null;

    public static QueryException Ambiguous(Expression at) => Failure.Syntax(
        "AmbiguousAggregationExpression",
        "beside an aggregating function only constants and grouped variables or properties may stand",
        at.Span,
        "project the other part with WITH first");

    public Bound Add(Compilation compilation, string name, IReadOnlyList<Expression> arguments, bool distinct, Expression whole)
    {
        var inner = new ExpressionBinder(compilation, _before!, new GroupBinding(compilation, null) { IsInsideAggregate = true }); // MayAggregate was checked
        var bound = arguments.Select(argument => inner.Bind(argument)).ToArray();
        if (arguments.Any(argument => FreeNames.CallsRandom(argument)))
        {
            throw Failure.Syntax("NonConstantExpression", "a random number cannot be aggregated", arguments[0].Span);
        }

        var slot = compilation.NewSlot();
        Aggregations.Add(new Aggregation(name, bound.Length > 0 ? bound[0].Formula : null, bound.Length > 1 ? bound[1].Formula : null, distinct, slot));
        var result = new Bound(new SlotFormula(slot), Aggregation.ResultOf(name));
        _known.TryAdd(compilation.Key(whole.Span), result);
        return result;
    }
}
