using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Evaluation;

/// <summary>Chooses one of two values and gives it the type that both can have.</summary>
internal static class Conditionals
{
    public static HclValue Choose(Evaluator evaluator, Expression.Conditional conditional, Scope scope)
    {
        var condition = evaluator.Evaluate(conditional.Condition, scope);
        if (condition is NullValue)
            throw new EvaluationException(new HclDiagnostic("hcl-value", "the condition is null", conditional.Condition.Range));
        var flag = Flag(condition, conditional);
        // Both are computed: a fault in the branch that is not taken counts only while it is not known which that is.
        var then = Branch(evaluator, conditional.Then, scope, flag == false);
        var otherwise = Branch(evaluator, conditional.Else, scope, flag == true);
        var chosen = flag switch { true => then, false => otherwise, _ => null };
        if (then is null || otherwise is null)
            return chosen!.MarkedLike(condition.IsSensitive);
        var type = TypeOf(then, otherwise) ?? throw new EvaluationException($"the two values of the conditional have no common type: {then.Type.Words} and {otherwise.Type.Words}", "convert one of them, for example with `tostring` or `tolist`");
        if (chosen is null)
            return Undecided(then, otherwise, type).MarkedLike(condition.IsSensitive);
        return Conversion.To(chosen, type).MarkedLike(condition.IsSensitive);
    }

    private static bool? Flag(HclValue condition, Expression.Conditional conditional)
    {
        try
        {
            return Conversion.To(condition, HclType.Bool) is BoolValue flag ? flag.Value : null;
        }
        catch (EvaluationException e)
        {
            throw new EvaluationException(new HclDiagnostic("hcl-value", $"the condition is neither true nor false: {e.Message}", conditional.Condition.Range));
        }
    }

    private static HclValue? Branch(Evaluator evaluator, Expression branch, Scope scope, bool isForgiving)
    {
        try
        {
            return evaluator.Evaluate(branch, scope);
        }
        catch (EvaluationException) when (isForgiving)
        {
            return null;
        }
    }

    private static HclType? TypeOf(HclValue then, HclValue otherwise)
    {
        if (then is NullValue && then.Type.IsDynamic)
            return otherwise.Type;
        if (otherwise is NullValue && otherwise.Type.IsDynamic)
            return then.Type;
        if (then is MappingValue { Address: not null } || otherwise is MappingValue { Address: not null })
            return HclType.Dynamic;
        return Unification.Of([then.Type, otherwise.Type]);
    }

    /// <summary>When both values are the same, the condition does not matter.</summary>
    private static HclValue Undecided(HclValue then, HclValue otherwise, HclType type)
    {
        if (ValueOrder.AreSame(then, otherwise))
            return Conversion.To(then, type);
        return HclValue.Unknown(type);
    }
}
