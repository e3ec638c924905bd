using System.Diagnostics;
using System.Runtime.CompilerServices;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Evaluation;

/// <summary>Computes expressions; what is not known stays unknown and keeps the name of what it stands for.</summary>
/// <param name="call">Computes calls of functions.</param>
/// <param name="budget">Shared by all evaluations of one configuration.</param>
public sealed class Evaluator(Func<Evaluator, Expression.Call, Scope, HclValue> call, Budget budget)
{
    /// <summary>The value of an expression.</summary>
    /// <exception cref="EvaluationException">It has none.</exception>
    public HclValue Evaluate(Expression expression, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(scope);
        budget.Step();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new EvaluationException("the expression is nested too deeply");
        try
        {
            return Dispatch(expression, scope);
        }
        catch (EvaluationException e) when (e.Diagnostic is null)
        {
            throw new EvaluationException(new HclDiagnostic("hcl-value", e.Message, expression.Range, e.Help));
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            throw new EvaluationException(new HclDiagnostic("hcl-value", "a number or a text becomes too large here", expression.Range));
        }
    }

    private HclValue Dispatch(Expression expression, Scope scope) => expression switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Parentheses inner => Evaluate(inner.Inner, scope),
        Expression.Wrapped wrapped => Evaluate(wrapped.Inner, scope),
        Expression.Variable or Expression.Attribute or Expression.Index => Traversals.Walk(this, expression, scope),
        Expression.Template or Expression.Joined => Templates.Render(this, expression, scope),
        Expression.Splat splat => Splats.Apply(this, splat, scope),
        Expression.Item => scope.Find(Splats.ItemName, [], out _) ?? throw new UnreachableException(),
        Expression.Unary unary => Operators.Apply(unary.Operator, Evaluate(unary.Of, scope)),
        Expression.Binary binary => Binary(binary, scope),
        Expression.Conditional conditional => Conditionals.Choose(this, conditional, scope),
        Expression.Call named => call(this, named, scope),
        Expression.TupleOf tuple => HclValue.Tuple([.. tuple.Items.Select(item => Evaluate(item, scope))]),
        Expression.ObjectOf @object => ObjectOf(@object, scope),
        Expression.For loop => Loops.Run(this, loop, scope),
        _ => throw new UnreachableException(),
    };

    internal Budget Budget => budget;

    /// <summary>Both sides are computed, as Terraform before 1.12 does: <c>||</c> and <c>&amp;&amp;</c> do not stop early.</summary>
    private HclValue Binary(Expression.Binary binary, Scope scope)
    {
        // A chain leans to the left; going down it in a loop keeps the stack flat.
        var chain = new Stack<Expression.Binary>();
        Expression at = binary;
        while (at is Expression.Binary next)
        {
            chain.Push(next);
            at = next.Left;
        }

        var value = Evaluate(at, scope);
        while (chain.TryPop(out var link))
        {
            try
            {
                value = Operators.Apply(link.Operator, value, Evaluate(link.Right, scope));
            }
            catch (EvaluationException e) when (e.Diagnostic is null)
            {
                throw new EvaluationException(new HclDiagnostic("hcl-value", e.Message, link.Range, e.Help));
            }
        }

        return value;
    }

    private HclValue ObjectOf(Expression.ObjectOf @object, Scope scope)
    {
        var items = new List<KeyValuePair<string, HclValue>>();
        var isSensitive = false;
        var isOpen = false;
        foreach (var (key, value) in @object.Items)
        {
            // As syntax such a key is good: `providers = { aws.west = aws }` is never evaluated.
            if (IsBareReference(key))
                throw new EvaluationException(new HclDiagnostic("hcl-value", "it is not clear whether this key is a reference", key.Range, "put it in parentheses to use its value, or in quotes to use its text"));
            var name = Evaluate(key, scope);
            var content = Evaluate(value, scope);
            isSensitive |= name.IsSensitive;
            if (name is NullValue)
                throw new EvaluationException(new HclDiagnostic("hcl-value", "the key of an object is null", key.Range));
            if (name is UnknownValue)
            {
                isOpen = true;
                continue;
            }

            items.Add(new(Conversion.Text(name) ?? throw new EvaluationException(new HclDiagnostic("hcl-value", $"the key of an object must be a text, not {name.Type.Words}", key.Range)), content));
        }

        return isOpen ? HclValue.Unknown(HclType.Dynamic) : HclValue.Object(items).MarkedLike(isSensitive);
    }

    private static bool IsBareReference(Expression key) => key switch
    {
        Expression.Attribute { Of: var of } => of is Expression.Variable || IsBareReference(of),
        Expression.Index { Of: var of, Key: Expression.Literal } => of is Expression.Variable || IsBareReference(of),
        _ => false,
    };
}
