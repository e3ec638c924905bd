using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Binding;

/// <summary>A formula with what is known of its type.</summary>
internal readonly record struct Bound(Formula Formula, StaticType Type);

/// <summary>Turns expressions into formulas: resolves variables, checks types, and refuses what has no meaning where it stands.</summary>
internal sealed partial class ExpressionBinder(Compilation compilation, Scope scope, GroupBinding? groups = null)
{
    private const int DepthLimit = 1200;

    private int _depth;
    private bool _patternsAllowed;

    public Scope Scope => scope;

    /// <summary>Binds a condition, where patterns may stand for their existence.</summary>
    public Formula Condition(Expression expression)
    {
        var bound = Bind(expression, patterns: true);
        Demand(bound.Type, Types.Boolean, expression, "a condition");
        return bound.Formula;
    }

    public Formula Value(Expression expression) => Bind(expression).Formula;

    public Bound Bind(Expression expression, bool patterns = false)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_depth > DepthLimit)
        {
            throw Failure.Syntax("NestingTooDeep", "the expression has too many operators nested in one another", expression.Span);
        }

        var before = _patternsAllowed;
        _patternsAllowed = patterns;
        var bound = groups?.Substitute(expression) ?? Dispatch(expression);
        _patternsAllowed = before;
        _depth--;
        return bound;
    }

    private Bound Dispatch(Expression expression) => expression switch
    {
        Expression.Literal literal => new(new ConstantFormula(literal.Value), StaticType.Of(literal.Value)),
        Expression.Parameter parameter => BindParameter(parameter),
        Expression.Variable variable => BindVariable(variable),
        Expression.Property property => BindProperty(property),
        Expression.Labels labels => BindLabels(labels),
        Expression.Logical logical => BindLogical(logical),
        Expression.Comparison comparison => BindComparison(comparison),
        Expression.Unary unary => BindUnary(unary),
        Expression.Binary binary => BindBinary(binary),
        Expression.IsNull test => new(new NullPredicate(Value(test.Operand), test.Negated), StaticType.Boolean),
        Expression.Call call => BindCall(call),
        Expression.CountAll all => BindAggregate("count", [], false, all),
        _ => DispatchCompound(expression),
    };

    private Bound DispatchCompound(Expression expression) => expression switch
    {
        Expression.ListOf list => BindList(list),
        Expression.MapOf map => BindMap(map),
        Expression.Index index => new(new IndexFormula(Value(index.Target), Value(index.At)), StaticType.Any),
        Expression.Slice slice => new(new SliceFormula(Value(slice.Target), Maybe(slice.From), Maybe(slice.To)), StaticType.List),
        Expression.Case choice => BindCase(choice),
        Expression.ListComprehension comprehension => BindComprehension(comprehension),
        Expression.Quantifier quantifier => BindQuantifier(quantifier),
        Expression.Reduce reduce => BindReduce(reduce),
        Expression.PatternTest pattern => BindPatternTest(pattern),
        Expression.PatternComprehension comprehension => BindPatternComprehension(comprehension),
        Expression.Subquery subquery => BindSubquery(subquery),
        Expression.MapProjection projection => BindMapProjection(projection),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Formula? Maybe(Expression? expression) => expression is null ? null : Value(expression);

    /// <summary>A binder for a part of the expression that sees more variables and may not aggregate.</summary>
    private ExpressionBinder Inner(Scope inner) => new(compilation, inner, groups?.Inner) { _depth = _depth };

    private Bound BindParameter(Expression.Parameter parameter)
    {
        compilation.Parameters.Add(parameter.Name);
        return new Bound(new ParameterFormula(parameter.Name), StaticType.Any);
    }

    private Bound BindVariable(Expression.Variable variable)
    {
        if (scope.Find(variable.Name) is not { } found)
        {
            throw groups?.Missing(variable) ?? Undefined(variable.Name, variable.Span);
        }

        compilation.Read(found.Slot);
        return new Bound(new SlotFormula(found.Slot), found.Type);
    }

    private QueryException Undefined(string name, TextSpan at) =>
        Failure.Syntax("UndefinedVariable", $"the variable `{name}` is not defined here", at, Suggestion.For(name, scope.Names, "variable"));

    private Bound BindProperty(Expression.Property property)
    {
        var target = Bind(property.Target);
        if (!target.Type.CanBe(Types.Map | Types.Node | Types.Relationship | Types.Temporal))
        {
            var message = $"`{compilation.Text[property.Target.Span.Start..property.Target.Span.End]}` has no properties";
            throw target.Type.Types == Types.Path
                ? Failure.Syntax("InvalidArgumentType", message, property.Span)
                : Failure.Compile("TypeError", "InvalidArgumentType", message, property.Span);
        }

        if (target.Type.Types is Types.Node or Types.Relationship)
        {
            compilation.Properties.Add(property.Name);
        }

        return new Bound(new PropertyFormula(target.Formula, property.Name, compilation.Name(property.Name)), StaticType.Any);
    }

    private Bound BindLabels(Expression.Labels labels)
    {
        var target = Bind(labels.Target);
        Demand(target.Type, Types.Node | Types.Relationship, labels, "`:`");
        return new Bound(new LabelsPredicate(target.Formula, [.. labels.Names.Select(compilation.Name)]), StaticType.Boolean);
    }

    private Bound BindLogical(Expression.Logical logical)
    {
        var operands = logical.Operands.Select(operand => Boolean(operand, logical.Operator)).ToArray();
        Formula formula = logical.Operator switch
        {
            "AND" => new AndPredicate(operands),
            "OR" => new OrPredicate(operands),
            _ => new XorPredicate(operands),
        };
        return new Bound(formula, StaticType.Boolean);
    }

    private Formula Boolean(Expression operand, string word)
    {
        var bound = Bind(operand, patterns: true);
        Demand(bound.Type, Types.Boolean, operand, $"`{word}`");
        return bound.Formula;
    }

    private Bound BindComparison(Expression.Comparison comparison)
    {
        var tests = new List<Formula>();
        var left = Value(comparison.First);
        foreach (var (symbol, expression) in comparison.Rest)
        {
            var right = Value(expression);
            tests.Add(symbol switch
            {
                "=" => new EqualPredicate(left, right),
                "<>" => new NotPredicate(new EqualPredicate(left, right)),
                _ => new OrderPredicate(symbol, left, right),
            });
            left = right;
        }

        return new Bound(tests.Count == 1 ? tests[0] : new AndPredicate([.. tests]), StaticType.Boolean);
    }

    private Bound BindUnary(Expression.Unary unary)
    {
        if (unary.Operator == "NOT")
        {
            return new Bound(new NotPredicate(Boolean(unary.Operand, "NOT")), StaticType.Boolean);
        }

        var operand = Bind(unary.Operand);
        Demand(operand.Type, Types.Number | Types.Temporal, unary, $"`{unary.Operator}`");
        return new Bound(new SignFormula(unary.Operator == "-", operand.Formula), operand.Type);
    }

    private Bound BindBinary(Expression.Binary binary)
    {
        var left = Bind(binary.Left);
        var right = Bind(binary.Right);
        switch (binary.Operator)
        {
            case "IN":
                Demand(right.Type, Types.List, binary.Right, "`IN`");
                return new Bound(new InPredicate(left.Formula, right.Formula), StaticType.Boolean);
            case "STARTS WITH" or "ENDS WITH" or "CONTAINS":
                return new Bound(new TextPredicate(binary.Operator, left.Formula, right.Formula), StaticType.Boolean);
            case "=~":
                return new Bound(new MatchesPredicate(left.Formula, right.Formula), StaticType.Boolean);
            default:
                return new Bound(new ArithmeticFormula(binary.Operator, left.Formula, right.Formula), TypeOf(binary, left.Type, right.Type));
        }
    }

    private StaticType TypeOf(Expression.Binary binary, StaticType left, StaticType right)
    {
        if (binary.Operator == "+")
        {
            return left.Types == Types.List || right.Types == Types.List ? StaticType.List
                : left.Types == Types.Integer && right.Types == Types.Integer ? StaticType.Integer
                : new StaticType(Types.Any & ~Types.Boolean & ~Types.Map);
        }

        Demand(left, Types.Number | Types.Temporal, binary.Left, $"`{binary.Operator}`");
        Demand(right, Types.Number | Types.Temporal, binary.Right, $"`{binary.Operator}`");
        return left.Types == Types.Integer && right.Types == Types.Integer && binary.Operator != "^" ? StaticType.Integer : new StaticType(Types.Number | Types.Temporal);
    }

    private void Demand(StaticType type, Types wanted, Expression expression, string by)
    {
        if (!type.CanBe(wanted))
        {
            throw Failure.Syntax(
                "InvalidArgumentType",
                $"`{compilation.Text[expression.Span.Start..expression.Span.End]}` is {type.Types}, where {by} needs {wanted}",
                expression.Span);
        }
    }
}
